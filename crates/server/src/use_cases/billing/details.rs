//! What stands on the viewer's bills beside the name (B20).

use api::cards::BillingDetails;
use domain::billing::tax_id::{CostCenter, TaxId};
use domain::market::Market;
use serde_json::{Value, json};
use store::StoreError;
use store::billing_details::BillingDetailsRecord;

use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::record::{Change, Stamp, record};
use crate::use_cases::session::CurrentSession;

/// What stands there.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn show_billing_details(
    state: &AppState,
    session: &CurrentSession,
) -> Result<BillingDetails, Refusal> {
    let user = session.viewer.user.clone();
    let unit = state.store.read(&session.viewer.tenant, move |tx| {
        let user = user.clone();
        Box::pin(async move { store::billing_details::find(tx, &user).await })
    });
    let details: Result<_, StoreError> = unit.await;
    Ok(body(&details?))
}

/// Says what stands on them from the next one on.
///
/// # Errors
/// [`Refusal::InvalidField`], [`Refusal::Store`].
pub async fn set_billing_details(
    state: &AppState,
    session: &CurrentSession,
    request: &BillingDetails,
) -> Result<BillingDetails, Refusal> {
    let details = read(session.tenant.tenant.facts.market, request)?;
    let job = (
        session.viewer.user.clone(),
        details.clone(),
        Stamp::of(state, session),
    );
    let unit = state.store.write(&session.viewer.tenant, move |tx| {
        let (user, details, stamp) = job.clone();
        Box::pin(async move {
            let before = store::billing_details::find(tx, &user).await?;
            if before == details {
                return Ok(());
            }
            store::billing_details::set(tx, &user, &details).await?;
            let change = Change {
                action: "billing_details.changed",
                object: user.to_string(),
                before: Some(words(&before)),
                after: Some(words(&details)),
            };
            record(tx, &stamp, change).await
        })
    });
    let set: Result<(), StoreError> = unit.await;
    set?;
    Ok(body(&details))
}

fn read(market: Market, request: &BillingDetails) -> Result<BillingDetailsRecord, Refusal> {
    let given = |text: &Option<String>| {
        let text = text.as_deref().map(str::trim);
        text.filter(|text| !text.is_empty()).map(str::to_owned)
    };
    let tax_id = given(&request.tax_id).map(|text| TaxId::parse(market, &text));
    let tax_id = tax_id.transpose();
    let cost_center = given(&request.cost_center).map(|text| CostCenter::parse(&text));
    let cost_center = cost_center.transpose();
    Ok(BillingDetailsRecord {
        tax_id: tax_id.map_err(|error| invalid("tax_id", &error))?,
        cost_center: cost_center.map_err(|error| invalid("cost_center", &error))?,
    })
}

fn invalid(field: &'static str, error: &dyn std::error::Error) -> Refusal {
    Refusal::InvalidField {
        field,
        detail: error.to_string(),
    }
}

fn body(details: &BillingDetailsRecord) -> BillingDetails {
    BillingDetails {
        tax_id: details.tax_id.as_ref().map(|id| id.as_str().to_owned()),
        cost_center: details
            .cost_center
            .as_ref()
            .map(|it| it.as_str().to_owned()),
    }
}

fn words(details: &BillingDetailsRecord) -> Value {
    let BillingDetails {
        tax_id,
        cost_center,
    } = body(details);
    json!({ "tax_id": tax_id, "cost_center": cost_center })
}
