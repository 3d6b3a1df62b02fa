//! Asking for a license instead of buying one (B4), and what admins say to it.

mod answer;
mod ask;
mod assign;
mod buy;
mod described;
mod list;
mod options;
mod upkeep;

pub use answer::{Answer, answer_request, withdraw_request};
pub use ask::ask_for_licenses;
pub use list::list_requests;
pub use options::show_options;
pub use upkeep::look_after_requests;

use api::license_requests::LicenseRequestBody;
use chrono::{DateTime, Utc};
use domain::ids::ProductId;
use domain::license_request::{RequestError, RequestState};
use serde_json::{Value, json};
use store::license_requests::LicenseRequestRecord;
use store::{StoreError, TenantTx};

use self::described::Described;
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::bodies::bought_product;

/// How many licenses of the product were bought centrally and nobody has.
async fn free_licenses(
    tx: &mut TenantTx,
    product: &ProductId,
    now: DateTime<Utc>,
) -> Result<u32, StoreError> {
    let free = store::subscriptions::free_central(tx, product, now).await?;
    let counts = free.iter().map(|(_, free)| *free);
    Ok(counts.fold(0, u32::saturating_add))
}

fn body(state: &AppState, described: Described, now: DateTime<Utc>) -> LicenseRequestBody {
    let Described { named, supply } = described;
    let request = named.request;
    let (status, since) = request.state.status(now);
    let way = match request.state {
        RequestState::Approved { way, .. } => Some(way),
        _ => None,
    };
    let name = request.product.to_string();
    LicenseRequestBody {
        product: bought_product(state, &request.product, &name),
        id: request.id,
        person: named.user_name,
        asked_by: named.asker_name,
        reason: request.reason,
        requested_at: request.requested_at,
        status,
        since,
        way,
        message: request.message,
        free_licenses: supply.free_licenses,
        central_price: supply.central_price,
    }
}

/// What the record of a change says of a request.
fn facts(request: &LicenseRequestRecord, state: RequestState) -> Value {
    json!({
        "product": request.product, "user": request.user, "asked_by": request.asked_by,
        "state": state,
    })
}

impl From<RequestError> for Refusal {
    fn from(error: RequestError) -> Self {
        let field = match error {
            // Somebody was quicker, or time was.
            RequestError::NotOpen => return Self::Stale,
            RequestError::NotTaken => "product",
            RequestError::HasLicense => "way",
            RequestError::Reason => "reason",
            RequestError::Message => "message",
        };
        Self::InvalidField {
            field,
            detail: error.to_string(),
        }
    }
}
