//! Which sessions came from which session of an identity provider.

use chrono::{DateTime, Utc};

use crate::database::{Row, TenantTx, params};
use crate::error::StoreError;

const TABLE: &str = "provider_sessions";

/// What is known of a session's origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProviderSession {
    /// The session here.
    pub token_hash: String,
    /// The provider.
    pub issuer: String,
    /// The person, as the provider's tokens name him or her.
    pub subject: String,
    /// The provider's session, where it names it.
    pub sid: Option<String>,
    /// The token that began it, sealed: the provider wants it back at the end.
    pub sealed_id_token: String,
    /// When the session ends, whatever happens.
    pub expires_at: DateTime<Utc>,
}

/// Who of a provider is signed out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignedOut {
    /// One of its sessions.
    Session(String),
    /// A person, everywhere.
    Subject(String),
    /// Everybody: it is no longer the organization's provider.
    Everybody,
}

/// Notes where a session came from, and forgets those of the organization that have ended.
pub async fn insert(
    tx: &mut TenantTx,
    session: &ProviderSession,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql = "DELETE FROM provider_sessions WHERE tenant_id = $1 AND expires_at <= $2";
    tx.execute(sql, params![now]).await?;
    tx.execute_one(
        "INSERT INTO provider_sessions (tenant_id, token_hash, issuer, subject, sid, \
         sealed_id_token, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        params![
            &session.token_hash,
            &session.issuer,
            &session.subject,
            session.sid.as_deref(),
            &session.sealed_id_token,
            session.expires_at,
        ],
    )
    .await
}

/// Where a session came from, if from a provider.
pub async fn find(
    tx: &mut TenantTx,
    token_hash: &str,
) -> Result<Option<ProviderSession>, StoreError> {
    let row = tx
        .row(
            TABLE,
            "SELECT token_hash, issuer, subject, sid, sealed_id_token, expires_at \
             FROM provider_sessions WHERE tenant_id = $1 AND token_hash = $2",
            params![token_hash],
        )
        .await?;
    row.map(read).transpose()
}

/// Goes on knowing a session that has a new token, if it came from a provider.
pub async fn rename(tx: &mut TenantTx, old_hash: &str, new_hash: &str) -> Result<(), StoreError> {
    let sql =
        "UPDATE provider_sessions SET token_hash = $2 WHERE tenant_id = $1 AND token_hash = $3";
    tx.execute(sql, params![new_hash, old_hash]).await.map(drop)
}

/// Forgets the sessions that ended with one at the provider, and tells which they were.
pub async fn take(
    tx: &mut TenantTx,
    issuer: &str,
    whom: &SignedOut,
) -> Result<Vec<String>, StoreError> {
    let rows = match whom {
        SignedOut::Session(sid) => {
            let sql = "DELETE FROM provider_sessions \
                WHERE tenant_id = $1 AND issuer = $2 AND sid = $3 RETURNING token_hash";
            tx.rows(TABLE, sql, params![issuer, sid]).await?
        }
        SignedOut::Subject(subject) => {
            let sql = "DELETE FROM provider_sessions \
                WHERE tenant_id = $1 AND issuer = $2 AND subject = $3 RETURNING token_hash";
            tx.rows(TABLE, sql, params![issuer, subject]).await?
        }
        SignedOut::Everybody => {
            let sql = "DELETE FROM provider_sessions \
                WHERE tenant_id = $1 AND issuer = $2 RETURNING token_hash";
            tx.rows(TABLE, sql, params![issuer]).await?
        }
    };
    rows.into_iter()
        .map(|mut row| row.text("token_hash"))
        .collect()
}

/// Notes that a notice of logout was followed; false when it was before.
pub async fn follow_notice(
    tx: &mut TenantTx,
    notice: &str,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let sql = "DELETE FROM logout_notices WHERE tenant_id = $1 AND expires_at <= $2";
    tx.execute(sql, params![now]).await?;
    let sql = "INSERT INTO logout_notices (tenant_id, notice, expires_at) VALUES ($1, $2, $3) \
               ON CONFLICT (tenant_id, notice) DO NOTHING";
    Ok(tx.execute(sql, params![notice, expires_at]).await? == 1)
}

fn read(mut row: Row) -> Result<ProviderSession, StoreError> {
    Ok(ProviderSession {
        token_hash: row.text("token_hash")?,
        issuer: row.text("issuer")?,
        subject: row.text("subject")?,
        sid: row.optional_text("sid")?,
        sealed_id_token: row.text("sealed_id_token")?,
        expires_at: row.instant("expires_at")?,
    })
}
