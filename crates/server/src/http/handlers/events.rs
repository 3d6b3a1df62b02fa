//! Events of the card processor.

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};

use crate::http::problem::ProblemResponse;
use crate::state::AppState;
use crate::use_cases::orders::take_event;

/// Takes one event; its signature stands in for a session.
pub async fn take(
    State(state): State<AppState>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<StatusCode, ProblemResponse> {
    let signature = headers
        .get("stripe-signature")
        .and_then(|value| value.to_str().ok());
    take_event(&state, signature.unwrap_or_default(), &body).await?;
    Ok(StatusCode::OK)
}
