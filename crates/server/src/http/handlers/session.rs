//! Signing in and out.

use api::session::{
    LookUpEmailRequest, LookUpEmailResponse, ProveSecondFactorRequest, SessionBody, SignInRequest,
    SignedOut, SwitchOrganizationRequest,
};
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::Answer;
use crate::http::cookie;
use crate::http::extract::{Body, MaybeSignedIn, Origin, SignedIn};
use crate::http::problem::ProblemResponse;
use crate::rates::Kind;
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::session::SessionToken;
use crate::use_cases::{session, single_sign_on};

/// Where an address leads.
pub async fn look_up(
    State(state): State<AppState>,
    Origin(origin): Origin,
    Body(request): Body<LookUpEmailRequest>,
) -> Answer<LookUpEmailResponse> {
    admit(&state, Kind::Discovery, &request.email, origin.as_deref())?;
    Ok(Json(session::look_up_email(&state, &request.email).await?))
}

/// Who is signed in.
pub async fn show(
    State(state): State<AppState>,
    MaybeSignedIn(current): MaybeSignedIn,
) -> Answer<SessionBody> {
    Ok(Json(session::show(&state, current.as_ref()).await?))
}

/// Begins a session. The earlier one of this browser ends.
pub async fn sign_in(
    State(state): State<AppState>,
    MaybeSignedIn(earlier): MaybeSignedIn,
    Origin(origin): Origin,
    Body(request): Body<SignInRequest>,
) -> Result<Response, ProblemResponse> {
    admit(&state, Kind::SignIn, &request.email, origin.as_deref())?;
    let (token, current) = session::sign_in(&state, request, origin).await?;
    if let Some(earlier) = earlier {
        session::sign_out(&state, &earlier).await?;
    }
    with_session(&token, session::show(&state, Some(&current)).await?)
}

/// Takes a code of the second factor; the session has a new secret then.
pub async fn prove_second_factor(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    Body(request): Body<ProveSecondFactorRequest>,
) -> Result<Response, ProblemResponse> {
    let (token, strong) = session::prove_second_factor(&state, &current, &request.code).await?;
    with_session(&token, session::show(&state, Some(&strong)).await?)
}

/// Ends the session, and what the browser kept of it. Who signed in at an
/// identity provider goes on to sign out there.
pub async fn sign_out(
    State(state): State<AppState>,
    MaybeSignedIn(current): MaybeSignedIn,
) -> Result<Response, ProblemResponse> {
    let mut continue_at = None;
    if let Some(current) = current {
        // The provider is asked about first, since its session is known by
        // ours; but whatever it says, ours ends.
        let farewell = single_sign_on::farewell(&state, &current).await;
        session::sign_out(&state, &current).await?;
        continue_at = farewell.unwrap_or_else(|error| {
            tracing::warn!(%error, "signed out here, but not at the provider");
            None
        });
    }
    let header = cookie::clear().ok_or(Refusal::Bug("a cookie that is no header"))?;
    let cleared = HeaderValue::from_static("\"cache\"");
    let headers = [
        (header::SET_COOKIE, header),
        (header::HeaderName::from_static("clear-site-data"), cleared),
    ];
    Ok((AppendHeaders(headers), Json(SignedOut { continue_at })).into_response())
}

/// Moves the session to another organization of the same person.
pub async fn switch_organization(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    headers: HeaderMap,
    Body(request): Body<SwitchOrganizationRequest>,
) -> Answer<SessionBody> {
    let token = cookie::read(&headers).ok_or(Refusal::NotSignedIn)?;
    let switched =
        session::switch_organization(&state, &current, &token, &request.organization).await?;
    Ok(Json(session::show(&state, Some(&switched)).await?))
}

/// An answer that gives the browser a session.
///
/// # Errors
/// [`Refusal::Bug`].
pub fn with_session(
    token: &SessionToken,
    body: impl Serialize,
) -> Result<Response, ProblemResponse> {
    let header = cookie::set(token).ok_or(Refusal::Bug("a cookie that is no header"))?;
    Ok((AppendHeaders([(header::SET_COOKIE, header)]), Json(body)).into_response())
}

/// Nobody is signed in yet, so what was typed counts as the person, but apart
/// for each network.
///
/// # Errors
/// [`Refusal::TooManyTries`].
pub fn admit(
    state: &AppState,
    kind: Kind,
    email: &str,
    address: Option<&str>,
) -> Result<(), Refusal> {
    let name = hex::encode(Sha256::digest(email.trim().to_lowercase()));
    let now = state.clock.system_now();
    state.limits.admit_typed(kind, &name, address, now)
}
