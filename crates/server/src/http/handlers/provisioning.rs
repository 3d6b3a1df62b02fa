//! The directory elsewhere, as admins manage it.

use api::provisioning::{
    CreateProvisioningTokenRequest, NewProvisioningToken, Provisioning, SetLeaverLicensesRequest,
};
use axum::Json;
use axum::extract::State;
use domain::access::authorize;
use domain::ids::ScimTokenId;

use super::Answer;
use crate::http::extract::{Body, Path, SignedIn};
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::directory;

/// Address, tokens and setting.
pub async fn show(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
) -> Answer<Provisioning> {
    let permit = authorize(&current.viewer).map_err(Refusal::from)?;
    Ok(Json(directory::show(&state, &current, permit).await?))
}

/// A new token.
pub async fn create_token(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    Body(request): Body<CreateProvisioningTokenRequest>,
) -> Answer<NewProvisioningToken> {
    let permit = authorize(&current.viewer).map_err(Refusal::from)?;
    let days = request.expires_in_days;
    Ok(Json(
        directory::create_token(&state, &current, permit, days).await?,
    ))
}

/// One token less.
pub async fn revoke_token(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    path: Path,
) -> Answer<Provisioning> {
    let permit = authorize(&current.viewer).map_err(Refusal::from)?;
    let token = path.read("token", ScimTokenId::parse)?;
    Ok(Json(
        directory::revoke_token(&state, &current, permit, &token).await?,
    ))
}

/// How leavers are treated.
pub async fn set_leavers(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    Body(request): Body<SetLeaverLicensesRequest>,
) -> Answer<Provisioning> {
    let permit = authorize(&current.viewer).map_err(Refusal::from)?;
    let days = request.free_licenses_after_days;
    Ok(Json(
        directory::set_leaver_licenses(&state, &current, permit, days).await?,
    ))
}
