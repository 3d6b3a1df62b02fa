//! Saying what a change comes to.

use api::changes::ChangePreview;
use domain::billing::change::Change;
use domain::ids::SubscriptionId;

use super::body::preview_of;
use super::looked_at::look_at;
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::session::CurrentSession;

/// What a change of the viewer's subscription would come to now.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Denied`], [`Refusal::Change`],
/// [`Refusal::Store`].
pub async fn preview_change(
    state: &AppState,
    session: &CurrentSession,
    subscription: &SubscriptionId,
    change: Change,
) -> Result<ChangePreview, Refusal> {
    let job = (state.clone(), session.clone(), subscription.clone());
    let now = state.clock.business_now();
    let unit = state.store.read(&session.viewer.tenant, move |tx| {
        let (state, session, id) = job.clone();
        Box::pin(async move {
            let found = look_at(tx, &state, &session, (&id, change), now).await?;
            preview_of(tx, &state, &found, now).await
        })
    });
    unit.await
}
