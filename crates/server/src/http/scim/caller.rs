//! Who calls: a directory with a token, and nobody else.

use std::convert::Infallible;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::header;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::answer::Refused;
use crate::http::extract::Origin;
use crate::rates::Kind;
use crate::refusal::Refusal;
use crate::scim::ScimError;
use crate::state::AppState;
use crate::use_cases::directory::{ScimCaller, authenticate};

/// The directory that calls.
pub struct Caller(pub ScimCaller);

/// Lets a request pass that shows a token which is taken, and as many of them as a token may send.
pub async fn require(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    match identify(&state, &mut parts).await {
        Ok(caller) => {
            parts.extensions.insert(caller);
            next.run(Request::from_parts(parts, body)).await
        }
        Err(error) => Refused::from(error).into_response(),
    }
}

async fn identify(state: &AppState, parts: &mut Parts) -> Result<ScimCaller, ScimError> {
    let origin: Result<Origin, Infallible> = Origin::from_request_parts(parts, state).await;
    let origin = origin.ok().and_then(|Origin(origin)| origin);
    let shown = parts.headers.get(header::AUTHORIZATION);
    let shown = shown
        .and_then(|shown| shown.to_str().ok())
        .unwrap_or_default();
    let secret = match shown.split_once(' ') {
        Some((scheme, secret)) if scheme.eq_ignore_ascii_case("bearer") => secret.trim(),
        _ => return Err(ScimError::new(401, "a bearer token is needed")),
    };
    let now = state.clock.system_now();
    let Some(caller) = authenticate(state, secret, origin.clone()).await? else {
        let counted = state
            .limits
            .admit_network(Kind::WrongToken, origin.as_deref(), now);
        counted.map_err(|refusal| too_often(&refusal))?;
        let detail = "the token is unknown, has expired, or was revoked";
        return Err(ScimError::new(401, detail));
    };
    let token = Some(caller.token_hash.as_str());
    let counted = state.limits.admit(Kind::Provisioning, token, None, now);
    counted.map_err(|refusal| too_often(&refusal))?;
    Ok(caller)
}

fn too_often(refusal: &Refusal) -> ScimError {
    let detail = refusal.to_string();
    match refusal {
        Refusal::TooManyTries {
            retry_after_seconds,
        } => ScimError::later(429, detail, *retry_after_seconds),
        _ => ScimError::new(429, detail),
    }
}

impl FromRequestParts<AppState> for Caller {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Refused> {
        let caller = parts.extensions.get::<ScimCaller>().cloned();
        let caller = caller.ok_or_else(|| ScimError::new(401, "a bearer token is needed"))?;
        Ok(Self(caller))
    }
}
