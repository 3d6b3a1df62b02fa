//! The session cookie, and the one of a sign-in on its way to an identity
//! provider (`decisions.md` 3).

use axum::http::{HeaderMap, HeaderValue, header};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;

use crate::use_cases::session::SessionToken;

const NAME: &str = api::SESSION_COOKIE;
/// Comes back with the person from another site, so it is not Strict.
const FLOW_NAME: &str = "__Host-Http-sign-in";
const FLOW_ATTRIBUTES: &str = "Path=/; Secure; HttpOnly; SameSite=Lax";
const ATTRIBUTES: &str = "Path=/; Secure; HttpOnly; SameSite=Strict";

/// The session's secret that the browser sent, if any.
pub fn read(headers: &HeaderMap) -> Option<SessionToken> {
    read_named(headers, NAME)
}

/// What the browser was given when it left for an identity provider.
pub fn read_flow(headers: &HeaderMap) -> Option<SessionToken> {
    read_named(headers, FLOW_NAME)
}

/// Gives the browser what it has to show when it comes back.
pub fn set_flow(browser: &SessionToken, lives_for: TimeDelta) -> Option<HeaderValue> {
    let value = URL_SAFE_NO_PAD.encode(browser.secret());
    let seconds = lives_for.num_seconds();
    let text = format!("{FLOW_NAME}={value}; {FLOW_ATTRIBUTES}; Max-Age={seconds}");
    let mut header = HeaderValue::from_str(&text).ok()?;
    header.set_sensitive(true);
    Some(header)
}

/// Removes what the browser had to show, once it has come back.
pub fn clear_flow() -> Option<HeaderValue> {
    HeaderValue::from_str(&format!("{FLOW_NAME}=; {FLOW_ATTRIBUTES}; Max-Age=0")).ok()
}

fn read_named(headers: &HeaderMap, wanted: &str) -> Option<SessionToken> {
    let cookies = headers
        .get_all(header::COOKIE)
        .into_iter()
        .filter_map(|value| value.to_str().ok());
    let mut pairs = cookies
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.split_once('='));
    let (_, value) = pairs.find(|(name, _)| name.trim() == wanted)?;
    let bytes = URL_SAFE_NO_PAD.decode(value.trim()).ok()?;
    Some(SessionToken::new(bytes.try_into().ok()?))
}

/// Sets the cookie; it lives as long as the browser, the session ends sooner.
pub fn set(token: &SessionToken) -> Option<HeaderValue> {
    let value = URL_SAFE_NO_PAD.encode(token.secret());
    let mut header = HeaderValue::from_str(&format!("{NAME}={value}; {ATTRIBUTES}")).ok()?;
    header.set_sensitive(true);
    Some(header)
}

/// Removes the cookie.
pub fn clear() -> Option<HeaderValue> {
    HeaderValue::from_str(&format!("{NAME}=; {ATTRIBUTES}; Max-Age=0")).ok()
}
