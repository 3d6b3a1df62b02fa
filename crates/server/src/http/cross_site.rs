//! Refuses changes that another site could have caused.

use api::problem::ErrorCode;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::extract::{bearer, has_csrf_header};
use super::problem::ProblemResponse;
use crate::state::AppState;

/// Lets reads pass, and what shows a token: that acts by no cookie. Every other change must carry our header, and what the browser
/// says of its origin must be our own: cookies ignore ports, so a neighbor on
/// the same host is another site too (`decisions.md` 1).
pub async fn refuse(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let is_read = matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    let shows_a_token = bearer(request.headers()).is_some();
    if is_read || shows_a_token || is_own(request.headers(), state.site.origin()) {
        return next.run(request).await;
    }
    let detail = "this request does not come from the portal's own page";
    ProblemResponse::new(ErrorCode::CrossSite, detail).into_response()
}

fn is_own(headers: &HeaderMap, origin: &str) -> bool {
    let says = |name: &str| {
        headers
            .get(name)
            .map(|value| value.to_str().unwrap_or_default())
    };
    has_csrf_header(headers)
        && says("sec-fetch-site").is_none_or(|site| site == "same-origin")
        && says(header::ORIGIN.as_str()).is_none_or(|sent| sent == origin)
}
