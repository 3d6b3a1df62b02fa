//! Refuses who calls too often, whatever is called.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use super::origin;
use super::problem::ProblemResponse;
use crate::rates::Kind;
use crate::state::AppState;

/// Counts the call for its session or token, and for its address. Nothing is
/// looked up for it, so a made-up session counts as one.
pub async fn refuse(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let address = origin::address(
        request.extensions(),
        request.headers(),
        &state.trusted_proxies,
    );
    let address = address.map(|address| address.to_string());
    let caller = caller(request.headers());
    let now = state.clock.system_now();
    let admitted = state
        .limits
        .admit(Kind::Request, caller.as_deref(), address.as_deref(), now);
    match admitted {
        Ok(()) => next.run(request).await,
        Err(refusal) => ProblemResponse::from(refusal).into_response(),
    }
}

/// A name for what the caller shows of itself; the secret itself is not kept.
fn caller(headers: &HeaderMap) -> Option<String> {
    let shown = headers
        .get(header::AUTHORIZATION)
        .or_else(|| headers.get(header::COOKIE))?;
    Some(hex::encode(Sha256::digest(shown.as_bytes())))
}
