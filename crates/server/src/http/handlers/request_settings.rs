//! What becomes of requests, and when people have to ask.

use api::request_settings::{RequestSettingsBody, SetRequestSettingsRequest};
use axum::Json;
use axum::extract::State;
use domain::access;

use super::Answer;
use crate::http::extract::{Body, SignedIn};
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::request_settings;

/// The settings.
pub async fn show(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
) -> Answer<RequestSettingsBody> {
    let permit = access::authorize(&current.viewer).map_err(Refusal::from)?;
    Ok(Json(
        request_settings::show_request_settings(&state, &current, permit).await?,
    ))
}

/// Changes them.
pub async fn set(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    Body(request): Body<SetRequestSettingsRequest>,
) -> Answer<RequestSettingsBody> {
    let permit = access::authorize(&current.viewer).map_err(Refusal::from)?;
    Ok(Json(
        request_settings::set_request_settings(&state, &current, permit, request).await?,
    ))
}
