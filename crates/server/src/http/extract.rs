//! What handlers take out of a request, refused as problem documents.

use std::convert::Infallible;

use api::problem::{ErrorCode, Problem};
use api::{CSRF_HEADER, IDEMPOTENCY_HEADER, ORGANIZATION_HEADER};
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, FromRequestParts, RawPathParams, Request};
use axum::http::header;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

use super::cookie;
use super::origin;
use super::problem::ProblemResponse;
use crate::rates::Kind;
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::caller::Caller;
use crate::use_cases::programs;
use crate::use_cases::session::{self, CurrentSession};

/// A JSON body.
pub struct Body<T>(pub T);

/// The signed-in person; without one the answer is 401.
pub struct SignedIn(pub CurrentSession);

/// The signed-in person, if there is one.
pub struct MaybeSignedIn(pub Option<CurrentSession>);

/// The `Idempotency-Key`.
pub struct IdempotencyKey(pub String);

/// The parameters of the path by name. A value that cannot be what the route
/// names is answered as something that does not exist.
pub struct Path(RawPathParams);

/// The parameters of the query, decoded.
pub struct Queries(String);

/// The address that the request came from, for the audit log.
pub struct Origin(pub Option<String>);

impl<T: DeserializeOwned> FromRequest<AppState> for Body<T> {
    type Rejection = ProblemResponse;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, ProblemResponse> {
        if !is_json(request.headers().get(header::CONTENT_TYPE)) {
            let detail = "the body must be declared as application/json";
            return Err(ProblemResponse::new(
                ErrorCode::UnsupportedMediaType,
                detail,
            ));
        }
        let bytes =
            Bytes::from_request(request, state)
                .await
                .map_err(|rejection| match rejection {
                    BytesRejection::FailedToBufferBody(error)
                        if error.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE =>
                    {
                        ProblemResponse::new(ErrorCode::BodyTooLarge, "the body is too large")
                    }
                    _ => ProblemResponse::new(
                        ErrorCode::MalformedBody,
                        "the body did not arrive whole",
                    ),
                })?;
        let mut json = serde_json::Deserializer::from_slice(&bytes);
        let value = serde_path_to_error::deserialize(&mut json).map_err(|error| {
            let path = error.path().to_string();
            let inner = error.into_inner();
            if inner.is_data() && path != "." {
                ProblemResponse::from(Problem::invalid_field(&path, inner.to_string()))
            } else {
                ProblemResponse::new(ErrorCode::MalformedBody, inner.to_string())
            }
        })?;
        json.end()
            .map_err(|error| ProblemResponse::new(ErrorCode::MalformedBody, error.to_string()))?;
        Ok(Self(value))
    }
}

impl FromRequestParts<AppState> for SignedIn {
    type Rejection = ProblemResponse;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &AppState,
    ) -> Result<Self, ProblemResponse> {
        let MaybeSignedIn(session) = MaybeSignedIn::from_request_parts(parts, state).await?;
        Ok(Self(session.ok_or(Refusal::NotSignedIn)?))
    }
}

impl FromRequestParts<AppState> for MaybeSignedIn {
    type Rejection = ProblemResponse;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &AppState,
    ) -> Result<Self, ProblemResponse> {
        // Who shows a token acts by it and by nothing else, so that no page
        // can add one to what a browser sends and pass for a program.
        let token = cookie::read(&parts.headers).filter(|_| bearer(&parts.headers).is_none());
        let Some(token) = token else {
            return Ok(Self(None));
        };
        let session = session::current(state, &token).await?;
        Ok(Self(session.map(|session| CurrentSession {
            origin: peer(parts, state),
            country: origin::country(
                &parts.extensions,
                &parts.headers,
                &state.trusted_proxies,
                state.country_header.as_ref(),
            ),
            ..session
        })))
    }
}

/// Without either the answer is 401.
impl FromRequestParts<AppState> for Caller {
    type Rejection = ProblemResponse;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &AppState,
    ) -> Result<Self, ProblemResponse> {
        let Some(secret) = bearer(&parts.headers) else {
            let SignedIn(session) = SignedIn::from_request_parts(parts, state).await?;
            return Ok(Self::Person(Box::new(session)));
        };
        let from = peer(parts, state);
        let Some(program) = programs::authenticate(state, secret, from.clone()).await? else {
            let (limits, now) = (&state.limits, state.clock.system_now());
            limits.admit_network(Kind::WrongToken, from.as_deref(), now)?;
            return Err(Refusal::TokenNotTaken.into());
        };
        let organization = parts.headers.get(ORGANIZATION_HEADER);
        let program = match organization.map(|value| value.to_str().unwrap_or_default()) {
            Some(domain) => programs::at_customer(state, program, domain).await?,
            None => program,
        };
        Ok(Self::Program(Box::new(program)))
    }
}

impl FromRequestParts<AppState> for IdempotencyKey {
    type Rejection = ProblemResponse;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, ProblemResponse> {
        let key = parts
            .headers
            .get(IDEMPOTENCY_HEADER)
            .and_then(|value| value.to_str().ok());
        match key {
            Some(key) if (1..=255).contains(&key.len()) => Ok(Self(key.to_owned())),
            _ => Err(ProblemResponse::new(
                ErrorCode::IdempotencyKeyMissing,
                "this call needs an Idempotency-Key of 1 to 255 characters",
            )),
        }
    }
}

impl FromRequestParts<AppState> for Path {
    type Rejection = ProblemResponse;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &AppState,
    ) -> Result<Self, ProblemResponse> {
        let params = RawPathParams::from_request_parts(parts, state).await;
        params.map(Self).map_err(|_| Refusal::NotFound.into())
    }
}

impl FromRequestParts<AppState> for Queries {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Infallible> {
        Ok(Self(parts.uri.query().unwrap_or_default().to_owned()))
    }
}

impl FromRequestParts<AppState> for Origin {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        Ok(Self(peer(parts, state)))
    }
}

impl Queries {
    /// The query as it stands, without its `?`.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// The first value of a parameter.
    pub fn get(&self, name: &str) -> Option<String> {
        let mut pairs = url::form_urlencoded::parse(self.0.as_bytes());
        pairs
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.into_owned())
    }
}

impl Path {
    /// One parameter as it stands.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] when the route has no such parameter.
    pub fn text(&self, name: &str) -> Result<String, Refusal> {
        self.read(name, |value| Ok::<_, Infallible>(value.to_owned()))
    }

    /// Reads one parameter.
    ///
    /// # Errors
    /// [`Refusal::NotFound`], as for a random id.
    pub fn read<T, E>(
        &self,
        name: &str,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Result<T, Refusal> {
        let value = self
            .0
            .iter()
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value);
        value
            .and_then(|value| parse(value).ok())
            .ok_or(Refusal::NotFound)
    }
}

/// The secret behind `Authorization: Bearer`, where there is that header: an
/// empty one where it is of another kind.
pub fn bearer(headers: &axum::http::HeaderMap) -> Option<&str> {
    let shown = headers.get(header::AUTHORIZATION)?;
    let secret = shown.to_str().ok().and_then(|shown| {
        let (scheme, secret) = shown.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then(|| secret.trim())
    });
    Some(secret.unwrap_or_default())
}

/// Whether the request carries the header that only our own page can send.
pub fn has_csrf_header(headers: &axum::http::HeaderMap) -> bool {
    headers.contains_key(CSRF_HEADER)
}

fn peer(parts: &Parts, state: &AppState) -> Option<String> {
    let address = origin::address(&parts.extensions, &parts.headers, &state.trusted_proxies);
    address.map(|address| address.to_string())
}

fn is_json(content_type: Option<&axum::http::HeaderValue>) -> bool {
    let text = content_type
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let essence = text.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/json")
}
