//! Tokens by which an organization's own user list is kept here; only their hashes are.

use chrono::{DateTime, Utc};
use domain::ids::{ScimTokenId, TenantId, UserId};

use crate::database::{GlobalTx, Row, params};
use crate::error::StoreError;

const TABLE: &str = "scim_tokens";

macro_rules! columns {
    () => {
        "token_hash, tenant_id, id, created_by, created_at, expires_at, last_used_at"
    };
}

/// A token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScimTokenRow {
    /// The hash of its secret.
    pub token_hash: String,
    /// Whose list it keeps.
    pub tenant: TenantId,
    /// What it is called by who manages it.
    pub id: ScimTokenId,
    /// Who made it.
    pub created_by: UserId,
    /// When.
    pub created_at: DateTime<Utc>,
    /// Until when it is taken.
    pub expires_at: DateTime<Utc>,
    /// When it was used last, to the minute.
    pub last_used_at: Option<DateTime<Utc>>,
}

/// Adds a token.
pub async fn insert(tx: &mut GlobalTx, token: &ScimTokenRow) -> Result<(), StoreError> {
    tx.execute_one(
        "INSERT INTO scim_tokens (token_hash, tenant_id, id, created_by, created_at, expires_at, \
         last_used_at) VALUES ($1, $2, $3, $4, $5, $6, CAST(NULL AS BIGINT))",
        params![
            &token.token_hash,
            &token.tenant,
            &token.id,
            &token.created_by,
            token.created_at,
            token.expires_at,
        ],
    )
    .await
}

/// The token with this hash, expired or not.
pub async fn find(tx: &mut GlobalTx, token_hash: &str) -> Result<Option<ScimTokenRow>, StoreError> {
    let sql = concat!(
        "SELECT ",
        columns!(),
        " FROM scim_tokens WHERE token_hash = $1"
    );
    let row = tx.row(TABLE, sql, params![token_hash]).await?;
    row.map(read).transpose()
}

/// The tokens of an organization, the newest first, expired ones included.
pub async fn list(tx: &mut GlobalTx, tenant: &TenantId) -> Result<Vec<ScimTokenRow>, StoreError> {
    let sql = concat!(
        "SELECT ",
        columns!(),
        " FROM scim_tokens WHERE tenant_id = $1 ORDER BY created_at DESC, id DESC"
    );
    let rows = tx.rows(TABLE, sql, params![tenant]).await?;
    rows.into_iter().map(read).collect()
}

/// Notes that the token was used.
pub async fn touch(
    tx: &mut GlobalTx,
    token_hash: &str,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql = "UPDATE scim_tokens SET last_used_at = $1 WHERE token_hash = $2";
    tx.execute(sql, params![at, token_hash]).await.map(drop)
}

/// Ends a token of the organization, and tells whether there was one.
pub async fn revoke(
    tx: &mut GlobalTx,
    tenant: &TenantId,
    id: &ScimTokenId,
) -> Result<bool, StoreError> {
    let sql = "DELETE FROM scim_tokens WHERE tenant_id = $1 AND id = $2";
    Ok(tx.execute(sql, params![tenant, id]).await? == 1)
}

fn read(mut row: Row) -> Result<ScimTokenRow, StoreError> {
    let last_used = |micros: Option<i64>| micros.and_then(DateTime::from_timestamp_micros);
    Ok(ScimTokenRow {
        token_hash: row.text("token_hash")?,
        tenant: row.parse("tenant_id")?,
        id: row.parse("id")?,
        created_by: row.parse("created_by")?,
        created_at: row.instant("created_at")?,
        expires_at: row.instant("expires_at")?,
        last_used_at: last_used(row.optional_int("last_used_at")?),
    })
}
