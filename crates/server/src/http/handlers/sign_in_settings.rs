//! How the organization signs in.

use api::sign_in_settings::{
    AddDomainRequest, ConnectProviderRequest, DomainList, ProviderCheck, ProviderSettings,
    TestProviderRequest,
};
use axum::Json;
use axum::extract::State;
use domain::access::authorize;

use super::Answer;
use crate::http::extract::{Body, Path, SignedIn};
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::sign_in_settings;

/// The identity provider.
pub async fn show_provider(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
) -> Answer<ProviderSettings> {
    let permit = authorize(&current.viewer).map_err(Refusal::from)?;
    let settings = sign_in_settings::show(&state, &current, permit).await?;
    Ok(Json(settings))
}

/// Connects one.
pub async fn connect_provider(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    Body(request): Body<ConnectProviderRequest>,
) -> Answer<ProviderSettings> {
    let permit = authorize(&current.viewer).map_err(Refusal::from)?;
    let settings = sign_in_settings::connect(&state, &current, permit, request).await?;
    Ok(Json(settings))
}

/// Takes it away.
pub async fn disconnect_provider(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
) -> Answer<ProviderSettings> {
    let permit = authorize(&current.viewer).map_err(Refusal::from)?;
    let settings = sign_in_settings::disconnect(&state, &current, permit).await?;
    Ok(Json(settings))
}

/// Tries one.
pub async fn test_provider(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    Body(request): Body<TestProviderRequest>,
) -> Answer<ProviderCheck> {
    let permit = authorize(&current.viewer).map_err(Refusal::from)?;
    let check = sign_in_settings::test(&state, permit, &request).await?;
    Ok(Json(check))
}

/// The domains.
pub async fn list_domains(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
) -> Answer<DomainList> {
    let permit = authorize(&current.viewer).map_err(Refusal::from)?;
    let list = sign_in_settings::list_domains(&state, &current, permit).await?;
    Ok(Json(list))
}

/// Claims one.
pub async fn add_domain(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    Body(request): Body<AddDomainRequest>,
) -> Answer<DomainList> {
    let permit = authorize(&current.viewer).map_err(Refusal::from)?;
    let list = sign_in_settings::add_domain(&state, &current, permit, &request.domain).await?;
    Ok(Json(list))
}

/// Looks for the proof of one.
pub async fn verify_domain(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    path: Path,
) -> Answer<DomainList> {
    let permit = authorize(&current.viewer).map_err(Refusal::from)?;
    let domain = path.text("domain")?;
    let list = sign_in_settings::verify_domain(&state, &current, permit, &domain).await?;
    Ok(Json(list))
}

/// Gives one up.
pub async fn remove_domain(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    path: Path,
) -> Answer<DomainList> {
    let permit = authorize(&current.viewer).map_err(Refusal::from)?;
    let domain = path.text("domain")?;
    let list = sign_in_settings::remove_domain(&state, &current, permit, &domain).await?;
    Ok(Json(list))
}
