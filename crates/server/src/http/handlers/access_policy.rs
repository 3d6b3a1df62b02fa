//! The access policy.

use api::access_policy::{AccessPolicyBody, SetAccessPolicyRequest};
use axum::Json;
use axum::extract::State;
use domain::access;

use super::Answer;
use crate::http::extract::{Body, SignedIn};
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::access_policy;

/// The policy.
pub async fn show(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
) -> Answer<AccessPolicyBody> {
    let permit = access::authorize(&current.viewer).map_err(Refusal::from)?;
    Ok(Json(
        access_policy::show_access_policy(&state, &current, permit).await?,
    ))
}

/// Changes it.
pub async fn set(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    Body(request): Body<SetAccessPolicyRequest>,
) -> Answer<AccessPolicyBody> {
    let permit = access::authorize(&current.viewer).map_err(Refusal::from)?;
    Ok(Json(
        access_policy::set_access_policy(&state, &current, permit, request).await?,
    ))
}
