//! The two keys, and which endpoint takes which.

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use subtle::ConstantTimeEq;

use super::answer::Refusal;
use crate::config::Config;

/// The key that a request came with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// The merchant's server.
    Secret,
    /// A frame in somebody's browser.
    Publishable,
}

/// Which keys an endpoint takes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Access {
    SecretKey,
    EitherKey,
}

/// Finds the key of a request and whether it opens the endpoint.
pub fn authorize(config: &Config, headers: &HeaderMap, access: Access) -> Result<Key, Refusal> {
    let presented = presented_key(headers).ok_or_else(Refusal::no_key)?;
    if is_same(&presented, &config.secret_key) {
        return Ok(Key::Secret);
    }
    if !is_same(&presented, &config.publishable_key) {
        return Err(Refusal::wrong_key());
    }
    match access {
        Access::EitherKey => Ok(Key::Publishable),
        Access::SecretKey => Err(Refusal::secret_key_required()),
    }
}

/// Compares secrets in a time that does not tell how much of them is right.
pub fn is_same(left: &str, right: &str) -> bool {
    left.as_bytes().ct_eq(right.as_bytes()).into()
}

/// The key as a Bearer token, or as the user of Basic authentication.
fn presented_key(headers: &HeaderMap) -> Option<String> {
    let header = headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, credentials) = header.split_once(' ')?;
    if scheme.eq_ignore_ascii_case("bearer") {
        return Some(credentials.trim().to_owned());
    }
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let decoded = BASE64_STANDARD.decode(credentials.trim()).ok()?;
    let text = String::from_utf8(decoded).ok()?;
    text.split(':').next().map(str::to_owned)
}
