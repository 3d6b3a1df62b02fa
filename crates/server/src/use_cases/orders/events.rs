//! The processor's events. They say only that something happened; what, is
//! asked for, so that late and repeated events do no harm.

use crate::payments::verify;
use crate::refusal::Refusal;
use crate::state::AppState;

use super::settle::settle;

/// Takes one event.
///
/// # Errors
/// [`Refusal::NotFound`] without a valid signature, so that a stranger learns
/// nothing; [`Refusal::Gateway`] and [`Refusal::Store`] make the processor
/// send it again.
pub async fn take_event(state: &AppState, signature: &str, body: &[u8]) -> Result<(), Refusal> {
    let gateway = state.gateway.as_ref().ok_or(Refusal::NotFound)?;
    let now = state.clock.system_now();
    verify(gateway.webhook_secret(), signature, body, now).map_err(|_| Refusal::NotFound)?;
    let event = serde_json::from_slice::<crate::payments::Event>(body);
    let event = event.map_err(|error| Refusal::InvalidField {
        field: "body",
        detail: error.to_string(),
    })?;
    if !event.kind.starts_with("payment_intent.") {
        return Ok(());
    }
    let (reference, report) = gateway.payment(&event.data.object.id).await?;
    if let Some(reference) = reference {
        settle(state, &reference, report).await?;
    }
    Ok(())
}
