//! What people of the organization asked for.

use api::license_requests::LicenseRequestBody;
use api::paging::{PAGE_SIZE, Page};
use domain::access::{Permit, ViewRequests};
use domain::license_request::{EXPIRES_AFTER, RequestStatus};
use store::StoreError;

use super::body;
use super::described::{Described, PricesFor};
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::session::CurrentSession;

/// A page of it, the newest first.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn list_requests(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<ViewRequests>,
    status: Option<RequestStatus>,
    cursor: Option<String>,
) -> Result<Page<LicenseRequestBody>, Refusal> {
    let now = state.clock.business_now();
    let prices = PricesFor::viewer(state, session);
    let unit = state.store.read(&session.viewer.tenant, move |tx| {
        let (cursor, prices) = (cursor.clone(), prices.clone());
        Box::pin(async move {
            let cursor = cursor.as_deref();
            let (requests, next) =
                store::license_requests::page(tx, status, now - EXPIRES_AFTER, cursor, PAGE_SIZE)
                    .await?;
            let supplies = prices.supplies(tx, &requests).await?;
            Ok::<_, StoreError>((requests, supplies, next))
        })
    });
    let (requests, supplies, next_cursor) = unit.await?;
    let items = requests.into_iter().map(|named| {
        let supply = supplies.get(&named.request.product).copied();
        let supply = supply.unwrap_or_default();
        body(state, Described { named, supply }, now)
    });
    Ok(Page {
        items: items.collect(),
        next_cursor,
    })
}
