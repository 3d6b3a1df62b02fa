//! The business clock that a demo can move (B24).

use api::demo::{AdvanceClockRequest, ClockBody};
use chrono::TimeDelta;
use store::StoreError;

use crate::refusal::Refusal;
use crate::state::AppState;

/// Both clocks.
///
/// # Errors
/// [`Refusal::NotFound`] where this is no demo.
pub fn show_clock(state: &AppState) -> Result<ClockBody, Refusal> {
    if !state.is_demo() {
        return Err(Refusal::NotFound);
    }
    Ok(ClockBody {
        business_now: state.clock.business_now(),
        system_now: state.clock.system_now(),
    })
}

/// Moves the business clock on, for every instance of the server. It belongs
/// to no organization, so there is no audit log to write it into.
///
/// # Errors
/// [`Refusal::NotFound`] where this is no demo, [`Refusal::InvalidField`],
/// [`Refusal::Store`].
pub async fn advance_clock(state: &AppState, seconds: u32) -> Result<ClockBody, Refusal> {
    if !state.is_demo() {
        return Err(Refusal::NotFound);
    }
    if !(1..=AdvanceClockRequest::AT_MOST).contains(&seconds) {
        return Err(Refusal::InvalidField {
            field: "seconds",
            detail: "the clock is moved on by a second to 800 days at a time".to_owned(),
        });
    }
    let by = TimeDelta::seconds(seconds.into());
    let unit = state.store.write_global(move |tx| {
        Box::pin(async move { store::business_clock::advance(tx, by).await })
    });
    let ahead = unit
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    state.clock.set_ahead(ahead);
    show_clock(state)
}

/// Sets the clock of this instance as the database has it: another instance
/// may have moved it.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn follow_clock(state: &AppState) -> Result<(), Refusal> {
    if state.is_demo() {
        let unit = state
            .store
            .read_global(|tx| Box::pin(async move { store::business_clock::ahead(tx).await }));
        let ahead = unit
            .await
            .map_err(|error: StoreError| Refusal::Store(error))?;
        state.clock.set_ahead(ahead);
    }
    Ok(())
}
