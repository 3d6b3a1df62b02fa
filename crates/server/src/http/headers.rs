//! The headers that stand on every answer (`quality.md` B4).

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Uri, header};
use axum::middleware::Next;
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::state::AppState;

/// Headers that never change while the server runs.
#[derive(Clone)]
pub struct FixedHeaders(Vec<(HeaderName, HeaderValue)>);

impl FixedHeaders {
    /// Works them out once: the policy names the hashes of the pages' own
    /// loader scripts and the origin of the card frame (`decisions.md` 4).
    pub fn new(state: &AppState, pages: &str) -> Self {
        let frame = state
            .gateway
            .as_ref()
            .map_or("'none'", |gateway| gateway.frame_origin());
        let policy = format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{}; style-src 'self'; \
             img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src {frame}; \
             form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'",
            script_hashes(pages)
        );
        let permissions = "camera=(), geolocation=(), microphone=(), usb=()";
        let mut headers = vec![
            (header::CONTENT_SECURITY_POLICY, policy),
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
            (header::REFERRER_POLICY, "no-referrer".to_owned()),
            (
                HeaderName::from_static("cross-origin-resource-policy"),
                "same-origin".to_owned(),
            ),
            (
                HeaderName::from_static("permissions-policy"),
                permissions.to_owned(),
            ),
        ];
        if state.site.is_https() {
            headers.push((
                header::STRICT_TRANSPORT_SECURITY,
                "max-age=31536000".to_owned(),
            ));
        }
        let headers = headers.into_iter();
        let valid = headers.filter_map(|(name, value)| Some((name, value.parse().ok()?)));
        Self(valid.collect())
    }
}

/// Puts the headers on an answer.
pub async fn add(State(fixed): State<FixedHeaders>, request: Request, next: Next) -> Response {
    let opener = opener_policy(request.uri());
    let mut response = next.run(request).await;
    let headers: &mut HeaderMap = response.headers_mut();
    for (name, value) in fixed.0 {
        headers.insert(name, value);
    }
    let name = HeaderName::from_static("cross-origin-opener-policy");
    headers.insert(name, HeaderValue::from_static(opener));
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    response
}

/// A page that opened the checkout as a popup hears from it, and no other.
fn opener_policy(uri: &Uri) -> &'static str {
    let is_in_app = uri
        .query()
        .is_some_and(|query| query.split('&').any(|pair| pair == "source=in-app"));
    if uri.path().starts_with("/buy/") && is_in_app {
        "unsafe-none"
    } else {
        "same-origin"
    }
}

/// The sources for the scripts that stand in the page itself.
fn script_hashes(page: &str) -> String {
    let scripts = page.split("<script").skip(1).filter_map(|rest| {
        let (attributes, rest) = rest.split_once('>')?;
        let (text, _) = rest.split_once("</script>")?;
        (!attributes.contains("src=") && !text.trim().is_empty()).then_some(text)
    });
    let hashes = scripts.map(|text| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(text))));
    hashes.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_scripts_of_the_page_and_not_those_of_files() {
        let page = "<script src=\"a.js\"></script><script type=module>import 1</script>";
        let digest = STANDARD.encode(Sha256::digest("import 1"));
        assert_eq!(script_hashes(page), format!(" 'sha256-{digest}'"));
    }

    #[test]
    fn only_the_popup_of_another_app_may_talk_to_its_opener() {
        let policy = |text: &str| opener_policy(&text.parse().unwrap());
        assert_eq!(policy("/buy/visio-plan-1?source=in-app"), "unsafe-none");
        for other in [
            "/buy/visio-plan-1",
            "/admin?source=in-app",
            "/buy/x?source=in-app-not",
        ] {
            assert_eq!(policy(other), "same-origin");
        }
    }
}
