//! A provider's notice that a session there has ended (OpenID Connect
//! Back-Channel Logout). Anybody can send one, so all of it is checked.

use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::JsonWebKey;
use openidconnect::core::CoreJwsSigningAlgorithm;
use serde_json::Value;
use store::provider_sessions::SignedOut;

use super::discovery::{Metadata, Providers};
use super::exchange::SIGNATURES;
use super::strict_json::{self, Token};
use super::{CLOCKS_DIFFER, IdentityError, Provider};

const EVENT: &str = "http://schemas.openid.net/event/backchannel-logout";
/// A notice without an end of its own holds this long.
const HOLDS_FOR: TimeDelta = TimeDelta::minutes(5);

/// A notice that was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogoutNotice {
    /// Its name; each is followed once.
    pub id: String,
    /// Whom it signs out.
    pub whom: SignedOut,
    /// Until when the name must be remembered.
    pub expires_at: DateTime<Utc>,
}

/// Reads and checks a notice.
///
/// # Errors
/// [`IdentityError`].
pub async fn read_notice(
    providers: &Providers,
    provider: &Provider,
    token: &str,
    now: DateTime<Utc>,
) -> Result<LogoutNotice, IdentityError> {
    let token = strict_json::read(token)?;
    let known = providers.of(&provider.issuer, now).await?;
    if !is_signed(&token, &known.metadata) {
        let known = providers.of_lately(&provider.issuer, now).await?;
        if !is_signed(&token, &known.metadata) {
            return Err(IdentityError::untrusted("no key of the provider signed it"));
        }
    }
    check(&token, provider, now)
}

fn is_signed(token: &Token<'_>, metadata: &Metadata) -> bool {
    let Some(algorithm) = token.header.get("alg").cloned() else {
        return false;
    };
    let Ok(algorithm) = serde_json::from_value::<CoreJwsSigningAlgorithm>(algorithm) else {
        return false;
    };
    if !SIGNATURES.contains(&algorithm) || token.header.contains_key("crit") {
        return false;
    }
    let kid = token.header.get("kid").and_then(Value::as_str);
    let keys = metadata.jwks().keys().iter().filter(|key| {
        let is_named = kid.is_none() || key.key_id().map(|id| id.as_str()) == kid;
        is_named
            && key
                .key_use()
                .is_none_or(openidconnect::JsonWebKeyUse::allows_signature)
    });
    let mut keys = keys;
    keys.any(|key| {
        key.verify_signature(&algorithm, token.signed.as_bytes(), &token.signature)
            .is_ok()
    })
}

fn check(
    token: &Token<'_>,
    provider: &Provider,
    now: DateTime<Utc>,
) -> Result<LogoutNotice, IdentityError> {
    let claims = &token.claims;
    let text = |name: &str| claims.get(name).and_then(Value::as_str).map(str::to_owned);
    let instant = |name: &str| {
        let at = claims.get(name).and_then(Value::as_i64)?;
        DateTime::from_timestamp(at, 0)
    };
    let is_ours = match claims.get("aud") {
        Some(Value::String(audience)) => *audience == provider.client_id,
        Some(Value::Array(audiences)) => {
            audiences
                .iter()
                .all(|one| *one == provider.client_id.as_str())
                && !audiences.is_empty()
        }
        _ => false,
    };
    let issued_at = instant("iat").ok_or_else(|| untrusted("it does not say when"))?;
    let expires_at = instant("exp").unwrap_or(issued_at + HOLDS_FOR);
    let is_event = claims
        .get("events")
        .and_then(|events| events.get(EVENT))
        .is_some_and(Value::is_object);
    // Other tokens of the same provider must not pass for a notice.
    let is_other_type = token
        .header
        .get("typ")
        .is_some_and(|kind| !kind.as_str().is_some_and(is_notice_type));
    for (is_wrong, why) in [
        (
            text("iss").as_deref() != Some(&provider.issuer),
            "it is of another issuer",
        ),
        (!is_ours, "it is for another client"),
        (!is_event, "it is no notice of logout"),
        (is_other_type, "it is of another type"),
        (claims.contains_key("nonce"), "it is an ID token"),
        (issued_at > now + CLOCKS_DIFFER, "it is of the future"),
        (expires_at <= now - CLOCKS_DIFFER, "it is too old"),
    ] {
        if is_wrong {
            return Err(untrusted(why));
        }
    }
    let whom = match (text("sid"), text("sub")) {
        (Some(sid), _) => SignedOut::Session(sid),
        (None, Some(subject)) => SignedOut::Subject(subject),
        (None, None) => return Err(untrusted("it names nobody")),
    };
    Ok(LogoutNotice {
        id: text("jti").ok_or_else(|| untrusted("it has no name"))?,
        whom,
        expires_at: expires_at + CLOCKS_DIFFER,
    })
}

fn is_notice_type(kind: &str) -> bool {
    let kind = kind.to_ascii_lowercase();
    matches!(
        kind.as_str(),
        "logout+jwt" | "application/logout+jwt" | "jwt"
    )
}

fn untrusted(why: &str) -> IdentityError {
    IdentityError::untrusted(why)
}
