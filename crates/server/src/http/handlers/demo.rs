//! What only a demo has.

use api::demo::{AdvanceClockRequest, ClockBody, Outbox};
use axum::Json;
use axum::extract::State;

use super::Answer;
use crate::http::extract::Body;
use crate::state::AppState;
use crate::use_cases::{demo_clock, notices};

/// The clock.
pub async fn show_clock(State(state): State<AppState>) -> Answer<ClockBody> {
    Ok(Json(demo_clock::show_clock(&state)?))
}

/// Moves it.
pub async fn advance_clock(
    State(state): State<AppState>,
    Body(request): Body<AdvanceClockRequest>,
) -> Answer<ClockBody> {
    Ok(Json(
        demo_clock::advance_clock(&state, request.seconds).await?,
    ))
}

/// The mails that were kept instead of being sent.
pub async fn list_outbox(State(state): State<AppState>) -> Answer<Outbox> {
    Ok(Json(notices::kept_mails(&state).await?))
}
