//! What was told long ago is not kept for ever; the audit log is.

use chrono::TimeDelta;
use store::StoreError;

use crate::refusal::Refusal;
use crate::state::AppState;

/// What a person finds behind the bell.
const NOTICES_KEPT_FOR: TimeDelta = TimeDelta::days(365);
/// Events, and what webhooks were given of them.
const EVENTS_KEPT_FOR: TimeDelta = TimeDelta::days(90);

/// Deletes it, organization by organization.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn forget_what_was_told(state: &AppState) -> Result<(), Refusal> {
    let now = state.clock.business_now();
    let unit = state
        .store
        .read_global(|tx| Box::pin(async move { store::tenants::ids(tx).await }));
    let tenants = unit
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    for tenant in tenants {
        let unit = state.store.write(&tenant, move |tx| {
            Box::pin(async move {
                store::notices::forget(tx, now - NOTICES_KEPT_FOR).await?;
                store::webhooks::forget(tx, now - EVENTS_KEPT_FOR).await?;
                store::outbox::forget(tx, now - EVENTS_KEPT_FOR).await
            })
        });
        unit.await
            .map_err(|error: StoreError| Refusal::Store(error))?;
    }
    Ok(())
}
