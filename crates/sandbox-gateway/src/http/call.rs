//! One request to an endpoint, read completely before it is carried out.

use axum::body::to_bytes;
use axum::extract::{ConnectInfo, FromRequest, Request};
use axum::http::{HeaderMap, Method};
use axum::response::Response;

use super::access::{Access, Key, authorize};
use super::answer::{Answer, Refusal};
use super::connection::Connection;
use super::context::Context;
use super::params::Params;
use super::perform::{Claim, Work, perform};
use crate::shared::Shared;
use axum::response::IntoResponse;

const LONGEST_BODY: usize = 64 * 1024;
const LONGEST_IDEMPOTENCY_KEY: usize = 255;

/// A request with its parameters.
pub struct Call {
    pub params: Params,
    pub connection: Option<Connection>,
    method: Method,
    path: String,
    headers: HeaderMap,
}

/// How an endpoint is reached.
#[derive(Clone, Copy)]
pub struct Endpoint {
    /// What a fault is ordered for, such as `payment_intents.create`.
    pub name: &'static str,
    access: Access,
    /// A card number must not even leave a fingerprint, so that such an endpoint keeps nothing.
    is_kept: bool,
}

impl Endpoint {
    /// For the merchant's server.
    pub const fn secret(name: &'static str) -> Self {
        Self {
            name,
            access: Access::SecretKey,
            is_kept: true,
        }
    }

    /// For the frame as well.
    pub const fn either(name: &'static str) -> Self {
        Self {
            access: Access::EitherKey,
            ..Self::secret(name)
        }
    }

    /// For a request that carries a card.
    pub const fn with_card(name: &'static str) -> Self {
        Self {
            is_kept: false,
            ..Self::either(name)
        }
    }
}

impl Call {
    /// Carries the request out. It goes on when the client hangs up, as at a real processor.
    pub async fn run<W>(self, shared: &Shared, endpoint: Endpoint, work: W) -> Response
    where
        W: FnOnce(&Context<'_>) -> Result<Answer, Refusal> + Send + 'static,
    {
        let key = match authorize(&shared.config, &self.headers, endpoint.access) {
            Ok(key) => key,
            Err(refusal) => return refusal.into_response(),
        };
        let claim = match self.claim(shared, endpoint, key) {
            Ok(claim) => claim,
            Err(refusal) => return refusal.into_response(),
        };
        let work = Work {
            params: self.params,
            key,
            claim,
            run: work,
        };
        let fault = shared.faults.take(endpoint.name);
        tokio::spawn(perform(shared.clone(), work, fault, self.connection))
            .await
            .unwrap_or_else(|_| Refusal::broken().into_response())
    }

    /// Takes the request's idempotency key. A frame has none: its requests are safe to repeat.
    fn claim(
        &self,
        shared: &Shared,
        endpoint: Endpoint,
        key: Key,
    ) -> Result<Option<Claim>, Refusal> {
        if !endpoint.is_kept || key != Key::Secret || self.method != Method::POST {
            return Ok(None);
        }
        let Some(header) = self.headers.get("idempotency-key") else {
            return Ok(None);
        };
        let idempotency_key = header
            .to_str()
            .ok()
            .filter(|key| (1..=LONGEST_IDEMPOTENCY_KEY).contains(&key.len()))
            .ok_or_else(|| {
                Refusal::invalid_parameter("Idempotency-Key", "It must be 1 to 255 characters.")
            })?;
        let held = shared
            .hold_key(idempotency_key)
            .ok_or_else(Refusal::key_in_progress)?;
        Ok(Some(Claim {
            idempotency_key: idempotency_key.to_owned(),
            fingerprint: self.params.fingerprint(&self.path),
            _held: held,
        }))
    }
}

impl<S: Send + Sync> FromRequest<S> for Call {
    type Rejection = Refusal;

    async fn from_request(request: Request, _state: &S) -> Result<Self, Refusal> {
        let (parts, body) = request.into_parts();
        let body = to_bytes(body, LONGEST_BODY).await.map_err(|_| {
            Refusal::invalid(
                None,
                None,
                "The request is too long or broken off.".to_owned(),
            )
        })?;
        let params = if parts.method == Method::GET {
            Params::parse(parts.uri.query().unwrap_or_default().as_bytes())
        } else {
            Params::parse(&body)
        };
        let connection = parts
            .extensions
            .get::<ConnectInfo<Connection>>()
            .map(|ConnectInfo(connection)| connection.clone());
        Ok(Self {
            params,
            connection,
            path: parts.uri.path().to_owned(),
            method: parts.method,
            headers: parts.headers,
        })
    }
}
