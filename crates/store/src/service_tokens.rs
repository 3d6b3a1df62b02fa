//! Tokens of service accounts; only their hashes are kept.

use chrono::{DateTime, Utc};
use domain::ids::{ServiceAccountId, ServiceTokenId, TenantId};
use domain::program::TokenTimes;

use crate::database::{GlobalTx, Row, params};
use crate::error::StoreError;

const TABLE: &str = "service_tokens";

macro_rules! columns {
    () => {
        "token_hash, tenant_id, account_id, id, created_at, expires_at, revoked_at, last_used_at"
    };
}

/// A token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceTokenRow {
    /// The hash of its secret.
    pub token_hash: String,
    /// Whose account it is of.
    pub tenant: TenantId,
    /// The account.
    pub account: ServiceAccountId,
    /// What it is called by who manages it.
    pub id: ServiceTokenId,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Until and since when it is taken or not.
    pub times: TokenTimes,
    /// When it was used last, to the minute.
    pub last_used_at: Option<DateTime<Utc>>,
}

/// Adds a token.
pub async fn insert(tx: &mut GlobalTx, token: &ServiceTokenRow) -> Result<(), StoreError> {
    tx.execute_one(
        "INSERT INTO service_tokens \
         (token_hash, tenant_id, account_id, id, created_at, expires_at) \
         VALUES ($1, $2, $3, $4, $5, $6)",
        params![
            &token.token_hash,
            &token.tenant,
            &token.account,
            &token.id,
            token.created_at,
            token.times.expires_at,
        ],
    )
    .await
}

/// The token with this hash, whether it is taken or not.
pub async fn find(
    tx: &mut GlobalTx,
    token_hash: &str,
) -> Result<Option<ServiceTokenRow>, StoreError> {
    let sql = concat!(
        "SELECT ",
        columns!(),
        " FROM service_tokens WHERE token_hash = $1"
    );
    let row = tx.row(TABLE, sql, params![token_hash]).await?;
    row.map(read).transpose()
}

/// The tokens of every account of an organization, the newest first.
pub async fn list(
    tx: &mut GlobalTx,
    tenant: &TenantId,
) -> Result<Vec<ServiceTokenRow>, StoreError> {
    let sql = concat!(
        "SELECT ",
        columns!(),
        " FROM service_tokens WHERE tenant_id = $1 ORDER BY created_at DESC, id DESC"
    );
    let rows = tx.rows(TABLE, sql, params![tenant]).await?;
    rows.into_iter().map(read).collect()
}

/// Takes a token back. `false`: there is none of that name, or it was taken back before.
pub async fn revoke(
    tx: &mut GlobalTx,
    tenant: &TenantId,
    account: &ServiceAccountId,
    id: &ServiceTokenId,
    at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let sql = "UPDATE service_tokens SET revoked_at = $1 \
        WHERE tenant_id = $2 AND account_id = $3 AND id = $4 AND revoked_at IS NULL";
    let params = params![at, tenant, account, id];
    Ok(tx.execute(sql, params).await? == 1)
}

/// Takes every token of an account back.
pub async fn revoke_all(
    tx: &mut GlobalTx,
    tenant: &TenantId,
    account: &ServiceAccountId,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql = "UPDATE service_tokens SET revoked_at = $1 \
        WHERE tenant_id = $2 AND account_id = $3 AND revoked_at IS NULL";
    tx.execute(sql, params![at, tenant, account])
        .await
        .map(drop)
}

/// Notes that the token was used.
pub async fn touch(
    tx: &mut GlobalTx,
    token_hash: &str,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql = "UPDATE service_tokens SET last_used_at = $1 WHERE token_hash = $2";
    tx.execute(sql, params![at, token_hash]).await.map(drop)
}

fn read(mut row: Row) -> Result<ServiceTokenRow, StoreError> {
    Ok(ServiceTokenRow {
        token_hash: row.text("token_hash")?,
        tenant: row.parse("tenant_id")?,
        account: row.parse("account_id")?,
        id: row.parse("id")?,
        created_at: row.instant("created_at")?,
        times: TokenTimes {
            expires_at: row.instant("expires_at")?,
            revoked_at: row.optional_instant("revoked_at")?,
        },
        last_used_at: row.optional_instant("last_used_at")?,
    })
}
