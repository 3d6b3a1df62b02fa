//! Sends requests for another host to the public address.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::state::AppState;

/// Answers only for the public host, so that no forged `Host` ever ends up in
/// a link, a cookie or a cache (`decisions.md` 3).
pub async fn redirect(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let host = request
        .headers()
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    // HTTP/1.0 and health checks of an orchestrator may come without a name.
    if host.is_none_or(|host| host.eq_ignore_ascii_case(state.site.authority())) {
        return next.run(request).await;
    }
    let path = request
        .uri()
        .path_and_query()
        .map_or("/", |path| path.as_str());
    match HeaderValue::from_str(&format!("{}{path}", state.site.origin())) {
        Ok(address) => (
            StatusCode::PERMANENT_REDIRECT,
            [(header::LOCATION, address)],
        )
            .into_response(),
        Err(_) => StatusCode::BAD_REQUEST.into_response(),
    }
}
