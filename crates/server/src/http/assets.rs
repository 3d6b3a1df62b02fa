//! The portal's files from the binary: compressed, and kept by browsers.

use api::problem::ErrorCode;
use assets::Asset;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

use super::problem::ProblemResponse;

/// What every address gets that no other route has: a file, or the portal's
/// page, which finds out by itself what to show. Misses of programs' calls and
/// of files are not answered with a page (`decisions.md` 5).
pub async fn serve(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    let path = uri.path();
    if ["/api/", "/v1.0/", "/scim/", "/compat/"]
        .iter()
        .any(|prefix| path.starts_with(prefix))
    {
        return ProblemResponse::new(ErrorCode::NotFound, "there is no such call").into_response();
    }
    if !matches!(method, Method::GET | Method::HEAD) {
        let detail = "pages are only read";
        return ProblemResponse::new(ErrorCode::MethodNotAllowed, detail).into_response();
    }
    let name = path.trim_start_matches('/');
    match assets::find(name) {
        Some(asset) => answer(asset, &headers),
        None if name
            .rsplit('/')
            .next()
            .is_some_and(|last| last.contains('.')) =>
        {
            StatusCode::NOT_FOUND.into_response()
        }
        None => answer(page_of(path), &headers),
    }
}

/// The admin center is a program of its own, and so are its bills with the cards
/// that pay them, and its settings with the pages of a demo
/// (`docs/adr/0014-two-programs.md`).
fn page_of(path: &str) -> &'static Asset {
    let mut folders = path.split('/').skip(1);
    match (folders.next(), folders.next(), folders.next()) {
        (Some("dev"), ..) | (Some("admin"), Some("settings"), _) => assets::settings(),
        (Some("admin"), Some("billing"), Some("bills" | "payment-methods")) => assets::billing(),
        (Some("admin"), ..) => assets::admin(),
        _ => assets::index(),
    }
}

fn answer(asset: &'static Asset, headers: &HeaderMap) -> Response {
    let (bytes, encoding) = encoded(asset, headers);
    let caching = if asset.is_immutable() {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let is_known = headers
        .get(header::IF_NONE_MATCH)
        .and_then(|tags| tags.to_str().ok())
        .is_some_and(|tags| tags.split(',').any(|tag| tag.trim() == asset.etag));
    let mut response = if is_known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, asset.content_type())], bytes).into_response()
    };
    let answered = response.headers_mut();
    answered.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    answered.insert(header::ETAG, HeaderValue::from_static(asset.etag));
    answered.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding.filter(|_| !is_known) {
        answered.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

/// The smallest form that the browser understands.
fn encoded(asset: &'static Asset, headers: &HeaderMap) -> (&'static [u8], Option<&'static str>) {
    let accepted = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok());
    let accepts = |name: &str| {
        accepted.is_some_and(|list| {
            list.split(',')
                .any(|one| one.split(';').next().map(str::trim) == Some(name))
        })
    };
    match (asset.brotli, asset.gzip) {
        (Some(bytes), _) if accepts("br") => (bytes, Some("br")),
        (_, Some(bytes)) if accepts("gzip") => (bytes, Some("gzip")),
        _ => (asset.identity, None),
    }
}
