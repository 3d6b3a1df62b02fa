//! What somebody can do instead of buying.

use api::license_requests::RequestOptions;
use domain::access::{AskForLicenses, Permit};
use domain::license_request::{RequestStatus, may_be_requested};
use domain::policy::Availability;
use domain::user::UserKind;
use store::StoreError;

use super::free_licenses;
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::limits;
use crate::use_cases::request_settings::process_body;
use crate::use_cases::session::CurrentSession;

/// What the signed-in person can do instead of buying the product.
///
/// # Errors
/// [`Refusal::NotFound`] for an unknown product, [`Refusal::Store`].
pub async fn show_options(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<AskForLicenses>,
    slug: &str,
) -> Result<RequestOptions, Refusal> {
    let product = state.catalog.by_slug(slug).ok_or(Refusal::NotFound)?;
    let now = state.clock.business_now();
    let job = (product.id.clone(), session.viewer.user.clone());
    let unit = state.store.read(&session.viewer.tenant, move |tx| {
        let (product, user) = job.clone();
        Box::pin(async move {
            let policy = store::policies::of_product(tx, &product).await?.policy;
            let (settings, _) = store::request_settings::find(tx).await?;
            let free = free_licenses(tx, &product, now).await?;
            let limit = limits::of_person(tx, &settings, &user).await?;
            let mut own = store::license_requests::of_user(tx, &user, &product).await?;
            let latest = (!own.is_empty()).then(|| own.swap_remove(0));
            let may_ask = may_be_requested(policy, &settings, free, !limit.is_none());
            let is_there = policy.availability == Availability::Available;
            let process = settings.own_process.filter(|_| is_there);
            Ok::<_, StoreError>((may_ask, free, latest, process))
        })
    });
    let (may_ask, free_licenses, latest, process) = unit.await?;
    let status = latest.as_ref().map(|latest| latest.state.status(now).0);
    let is_member = session.viewer.kind == UserKind::Member;
    Ok(RequestOptions {
        may_ask: is_member && may_ask && status != Some(RequestStatus::New),
        free_licenses,
        status,
        request: latest.as_ref().map(|latest| latest.id.clone()),
        message: latest.and_then(|latest| latest.message),
        own_process: process.as_ref().map(process_body),
    })
}
