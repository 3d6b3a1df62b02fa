//! Tokens by which a directory elsewhere speaks for its organization, and for no other.

use chrono::TimeDelta;
use domain::ids::{ScimTokenId, TenantId};
use sha2::{Digest, Sha256};
use store::StoreError;

use crate::state::AppState;
use crate::use_cases::record::Stamp;

/// What every secret begins with, so that scanners find one that leaked.
const PREFIX: &str = "scimv1_";
/// How often the last use is written down, at most.
const TOUCHED_EVERY: TimeDelta = TimeDelta::minutes(1);

/// A directory that has shown a token.
#[derive(Debug, Clone)]
pub struct ScimCaller {
    /// For which organization it speaks.
    pub tenant: TenantId,
    /// Which token it has shown.
    pub token: ScimTokenId,
    /// The hash of it.
    pub token_hash: String,
    /// Where the request came from.
    pub origin: Option<String>,
}

impl ScimCaller {
    /// What its changes are recorded with.
    pub fn stamp(&self, state: &AppState) -> Stamp {
        Stamp::of_directory(state, self.token.clone(), self.origin.clone())
    }
}

/// Whoever shows this secret; nobody if it is unknown, expired or revoked.
///
/// # Errors
/// [`StoreError`].
pub async fn authenticate(
    state: &AppState,
    secret: &str,
    origin: Option<String>,
) -> Result<Option<ScimCaller>, StoreError> {
    if !secret.starts_with(PREFIX) {
        return Ok(None);
    }
    let token_hash = hash(secret);
    let wanted = token_hash.clone();
    let unit = state.store.read_global(move |tx| {
        let wanted = wanted.clone();
        Box::pin(async move { store::scim_tokens::find(tx, &wanted).await })
    });
    let now = state.clock.system_now();
    let found: Option<_> = unit.await?;
    let Some(token) = found.filter(|token| now < token.expires_at) else {
        return Ok(None);
    };
    let is_noted = token
        .last_used_at
        .is_some_and(|last| now < last + TOUCHED_EVERY);
    if !is_noted {
        let used = token_hash.clone();
        let unit = state.store.write_global(move |tx| {
            let used = used.clone();
            Box::pin(async move { store::scim_tokens::touch(tx, &used, now).await })
        });
        unit.await?;
    }
    Ok(Some(ScimCaller {
        tenant: token.tenant,
        token: token.id,
        token_hash,
        origin,
    }))
}

/// A secret of these bytes.
pub(super) fn secret(bytes: [u8; 32]) -> String {
    format!("{PREFIX}{}", hex::encode(bytes))
}

/// What is kept of a secret.
pub(super) fn hash(secret: &str) -> String {
    hex::encode(Sha256::digest(secret))
}
