//! The launcher.

use api::apps::{AppList, AppOpening};
use axum::Json;
use axum::extract::State;

use super::Answer;
use crate::http::extract::{Path, SignedIn};
use crate::state::AppState;
use crate::use_cases::apps;

/// The viewer's tiles.
pub async fn list(State(state): State<AppState>, SignedIn(current): SignedIn) -> Answer<AppList> {
    Ok(Json(apps::list_apps(&state, &current).await?))
}

/// Whether one opens.
pub async fn open(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    path: Path,
) -> Answer<AppOpening> {
    Ok(Json(
        apps::open_app(&state, &current, &path.text("slug")?).await?,
    ))
}
