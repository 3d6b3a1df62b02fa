//! Sign-ins that were sent to an identity provider and have not come back.

use chrono::{DateTime, Utc};

use crate::database::{TenantTx, params};
use crate::error::StoreError;

const TABLE: &str = "sign_in_flows";

/// What a sign-in must bring back, and where it leads. Secrets are kept as hashes or sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowRecord {
    /// The hash of the state that the provider hands back.
    pub state_hash: String,
    /// The hash of what the browser keeps.
    pub browser_hash: String,
    /// The provider that it was sent to.
    pub issuer: String,
    /// What the provider's token must repeat.
    pub nonce: String,
    /// What proves to the provider that the code is ours.
    pub sealed_verifier: String,
    /// The page to go to afterwards.
    pub return_to: String,
    /// The session that this browser has already.
    pub earlier_session: Option<String>,
    /// When it is too late.
    pub expires_at: DateTime<Utc>,
}

/// Begins a sign-in, and forgets those of the organization that are too late.
pub async fn insert(
    tx: &mut TenantTx,
    flow: &FlowRecord,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql = "DELETE FROM sign_in_flows WHERE tenant_id = $1 AND expires_at <= $2";
    tx.execute(sql, params![now]).await?;
    tx.execute_one(
        "INSERT INTO sign_in_flows (tenant_id, state_hash, browser_hash, issuer, nonce, \
         sealed_verifier, return_to, earlier_session, expires_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        params![
            &flow.state_hash,
            &flow.browser_hash,
            &flow.issuer,
            &flow.nonce,
            &flow.sealed_verifier,
            &flow.return_to,
            flow.earlier_session.as_deref(),
            flow.expires_at,
        ],
    )
    .await
}

/// Whether the browser has a sign-in on its way that is not too late.
pub async fn has_open(
    tx: &mut TenantTx,
    browser_hash: &str,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let sql = "SELECT state_hash FROM sign_in_flows \
        WHERE tenant_id = $1 AND expires_at > $2 AND browser_hash = $3 LIMIT 1";
    Ok(tx
        .row(TABLE, sql, params![now, browser_hash])
        .await?
        .is_some())
}

/// Takes the sign-in of this state and this browser out: it is used once. Another browser finds
/// nothing, and what it tried leaves the sign-in as it is.
pub async fn take(
    tx: &mut TenantTx,
    state_hash: &str,
    browser_hash: &str,
) -> Result<Option<FlowRecord>, StoreError> {
    let row = tx
        .row(
            TABLE,
            "DELETE FROM sign_in_flows \
             WHERE tenant_id = $1 AND state_hash = $2 AND browser_hash = $3 \
             RETURNING state_hash, browser_hash, issuer, nonce, sealed_verifier, return_to, \
             earlier_session, expires_at",
            params![state_hash, browser_hash],
        )
        .await?;
    let Some(mut row) = row else {
        return Ok(None);
    };
    Ok(Some(FlowRecord {
        state_hash: row.text("state_hash")?,
        browser_hash: row.text("browser_hash")?,
        issuer: row.text("issuer")?,
        nonce: row.text("nonce")?,
        sealed_verifier: row.text("sealed_verifier")?,
        return_to: row.text("return_to")?,
        earlier_session: row.optional_text("earlier_session")?,
        expires_at: row.instant("expires_at")?,
    }))
}
