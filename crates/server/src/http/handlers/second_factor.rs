//! The viewer's second factor.

use api::second_factor::{
    ConfirmSecondFactorRequest, Enrollment, RecoveryCodes, RemoveSecondFactorRequest,
    SecondFactorBody,
};
use axum::Json;
use axum::extract::State;
use axum::response::Response;

use super::Answer;
use super::session::with_session;
use crate::http::extract::{Body, SignedIn};
use crate::http::problem::ProblemResponse;
use crate::state::AppState;
use crate::use_cases::second_factor;

/// Whether there is one.
pub async fn show(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
) -> Answer<SecondFactorBody> {
    Ok(Json(second_factor::show(&state, &current).await?))
}

/// Sets one up.
pub async fn enroll(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
) -> Answer<Enrollment> {
    Ok(Json(second_factor::enroll(&state, &current).await?))
}

/// Turns it on.
pub async fn confirm(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    Body(request): Body<ConfirmSecondFactorRequest>,
) -> Result<Response, ProblemResponse> {
    let (codes, token): (RecoveryCodes, _) =
        second_factor::confirm(&state, &current, &request.code).await?;
    with_session(&token, codes)
}

/// Turns it off.
pub async fn remove(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    Body(request): Body<RemoveSecondFactorRequest>,
) -> Answer<SecondFactorBody> {
    let body = second_factor::remove(&state, &current, &request.code).await?;
    Ok(Json(body))
}
