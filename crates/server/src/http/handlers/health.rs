//! Whether the process lives, and whether it can serve.

use axum::extract::State;
use axum::http::StatusCode;

use crate::state::AppState;

/// 200 while the process lives.
pub async fn live() -> StatusCode {
    StatusCode::OK
}

/// 200 when the database answers.
pub async fn ready(State(state): State<AppState>) -> StatusCode {
    match state.store.ping().await {
        Ok(()) => StatusCode::OK,
        Err(error) => {
            tracing::warn!(error = &error as &dyn std::error::Error, "not ready");
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}
