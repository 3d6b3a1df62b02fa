//! What people of the organization asked for.

use std::collections::BTreeMap;

use api::license_requests::LicenseRequestBody;
use api::paging::{PAGE_SIZE, Page};
use domain::access::{Permit, ViewRequests};
use domain::license_request::{EXPIRES_AFTER, RequestStatus};
use store::StoreError;

use super::{body, free_licenses};
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
    let unit = state.store.read(&session.viewer.tenant, move |tx| {
        let cursor = cursor.clone();
        Box::pin(async move {
            let cursor = cursor.as_deref();
            let (requests, next) =
                store::license_requests::page(tx, status, now - EXPIRES_AFTER, cursor, PAGE_SIZE)
                    .await?;
            let mut free = BTreeMap::new();
            for named in &requests {
                let product = &named.request.product;
                if !free.contains_key(product) {
                    free.insert(product.clone(), free_licenses(tx, product, now).await?);
                }
            }
            Ok::<_, StoreError>((requests, free, next))
        })
    });
    let (requests, free, next_cursor) = unit.await?;
    let items = requests.into_iter().map(|named| {
        let free = free.get(&named.request.product).copied();
        body(state, named, free.unwrap_or_default(), now)
    });
    Ok(Page {
        items: items.collect(),
        next_cursor,
    })
}
