//! The API's description.

use std::sync::OnceLock;

use axum::http::header;
use axum::response::{IntoResponse, Response};

/// OpenAPI 3.1, generated from the endpoints' own types.
pub async fn show() -> Response {
    static DOCUMENT: OnceLock<String> = OnceLock::new();
    let document = DOCUMENT.get_or_init(|| {
        let document = api::openapi::describe().build(env!("CARGO_PKG_VERSION"));
        serde_json::to_string(&document).unwrap_or_default()
    });
    (
        [(header::CONTENT_TYPE, "application/json")],
        document.as_str(),
    )
        .into_response()
}
