//! Where the viewer is signed in.

use api::open_sessions::OpenSessionList;
use axum::Json;
use axum::extract::State;
use domain::ids::SessionId;

use super::Answer;
use crate::http::extract::{Path, SignedIn};
use crate::state::AppState;
use crate::use_cases::open_sessions;

/// All of the viewer's sessions.
pub async fn list(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
) -> Answer<OpenSessionList> {
    Ok(Json(open_sessions::list(&state, &current).await?))
}

/// One session less.
pub async fn end(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    path: Path,
) -> Answer<OpenSessionList> {
    let wanted = path.read("session", SessionId::parse)?;
    Ok(Json(open_sessions::end(&state, &current, &wanted).await?))
}

/// The one that asks, and no other.
pub async fn end_others(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
) -> Answer<OpenSessionList> {
    Ok(Json(open_sessions::end_others(&state, &current).await?))
}
