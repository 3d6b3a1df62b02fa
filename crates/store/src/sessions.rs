//! Who is signed in, and as whom in which organization.

use chrono::{DateTime, Utc};
use domain::ids::{TenantId, UserId};

use crate::database::{GlobalTx, Row, params};
use crate::error::StoreError;

const TABLE: &str = "sessions";

/// The columns of a session, in the order of [`read`].
macro_rules! columns {
    () => {
        "token_hash, tenant_id, user_id, home_tenant_id, home_user_id, created_at, last_seen_at, \
         expires_at, second_factor_at"
    };
}

/// A session. Its token is known to the browser only; we keep its hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRow {
    /// The hash of the token.
    pub token_hash: String,
    /// The organization in which the person acts.
    pub tenant: TenantId,
    /// The person's account there.
    pub user: UserId,
    /// The organization of the account that signed in.
    pub home_tenant: TenantId,
    /// The account that signed in.
    pub home_user: UserId,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When it was last used.
    pub last_seen_at: DateTime<Utc>,
    /// When it ends, whatever happens.
    pub expires_at: DateTime<Utc>,
    /// When a second factor was shown last, if one was.
    pub second_factor_at: Option<DateTime<Utc>>,
}

/// Begins a session.
pub async fn insert(tx: &mut GlobalTx, session: &SessionRow) -> Result<(), StoreError> {
    tx.execute_one(
        "INSERT INTO sessions (token_hash, tenant_id, user_id, home_tenant_id, home_user_id, \
         created_at, last_seen_at, expires_at, second_factor_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        params![
            &session.token_hash,
            &session.tenant,
            &session.user,
            &session.home_tenant,
            &session.home_user,
            session.created_at,
            session.last_seen_at,
            session.expires_at,
            session.second_factor_at,
        ],
    )
    .await
}

/// The session with this hash, expired or not.
pub async fn find(tx: &mut GlobalTx, token_hash: &str) -> Result<Option<SessionRow>, StoreError> {
    let row = tx
        .row(
            TABLE,
            concat!(
                "SELECT ",
                columns!(),
                " FROM sessions WHERE token_hash = $1"
            ),
            params![token_hash],
        )
        .await?;
    row.map(read).transpose()
}

/// All sessions of the account that signed in, expired or not, the last used first.
pub async fn of_home_account(
    tx: &mut GlobalTx,
    tenant: &TenantId,
    user: &UserId,
) -> Result<Vec<SessionRow>, StoreError> {
    let rows = tx
        .rows(
            TABLE,
            concat!(
                "SELECT ",
                columns!(),
                " FROM sessions WHERE home_tenant_id = $1 AND home_user_id = $2 \
                 ORDER BY last_seen_at DESC, token_hash"
            ),
            params![tenant, user],
        )
        .await?;
    rows.into_iter().map(read).collect()
}

/// Notes that the session was used. One that is gone stays gone.
pub async fn touch(
    tx: &mut GlobalTx,
    token_hash: &str,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE sessions SET last_seen_at = $1 WHERE token_hash = $2 AND last_seen_at < $1",
        params![at, token_hash],
    )
    .await
    .map(drop)
}

/// Goes on as another account of the same person.
pub async fn switch(
    tx: &mut GlobalTx,
    token_hash: &str,
    tenant: &TenantId,
    user: &UserId,
) -> Result<(), StoreError> {
    tx.execute_one(
        "UPDATE sessions SET tenant_id = $1, user_id = $2 WHERE token_hash = $3",
        params![tenant, user, token_hash],
    )
    .await
}

/// Goes on under a new token, now that a second factor was shown; false when the session is gone.
pub async fn strengthen(
    tx: &mut GlobalTx,
    token_hash: &str,
    new_hash: &str,
    at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let sql = "UPDATE sessions SET token_hash = $1, second_factor_at = $2 WHERE token_hash = $3";
    Ok(tx.execute(sql, params![new_hash, at, token_hash]).await? == 1)
}

/// Ends the session; again is harmless.
pub async fn revoke(tx: &mut GlobalTx, token_hash: &str) -> Result<(), StoreError> {
    let sql = "DELETE FROM sessions WHERE token_hash = $1";
    tx.execute(sql, params![token_hash]).await.map(drop)
}

/// Ends every session of an account that signed in, but one.
pub async fn revoke_others(
    tx: &mut GlobalTx,
    tenant: &TenantId,
    user: &UserId,
    token_hash: &str,
) -> Result<u64, StoreError> {
    let sql = "DELETE FROM sessions \
        WHERE home_tenant_id = $1 AND home_user_id = $2 AND token_hash <> $3";
    tx.execute(sql, params![tenant, user, token_hash]).await
}

/// Ends every session of an account, also those in which the person acts as a guest elsewhere, and
/// tells how many that were.
pub async fn revoke_of_account(
    tx: &mut GlobalTx,
    tenant: &TenantId,
    user: &UserId,
) -> Result<u64, StoreError> {
    let sql = "DELETE FROM sessions WHERE tenant_id = $1 AND user_id = $2";
    let acting = tx.execute(sql, params![tenant, user]).await?;
    let sql = "DELETE FROM sessions WHERE home_tenant_id = $1 AND home_user_id = $2";
    Ok(acting + tx.execute(sql, params![tenant, user]).await?)
}

/// Removes what has expired, and tells how many.
pub async fn delete_expired(tx: &mut GlobalTx, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let sql = "DELETE FROM sessions WHERE expires_at <= $1";
    tx.execute(sql, params![now]).await
}

fn read(mut row: Row) -> Result<SessionRow, StoreError> {
    Ok(SessionRow {
        token_hash: row.text("token_hash")?,
        tenant: row.parse("tenant_id")?,
        user: row.parse("user_id")?,
        home_tenant: row.parse("home_tenant_id")?,
        home_user: row.parse("home_user_id")?,
        created_at: row.instant("created_at")?,
        last_seen_at: row.instant("last_seen_at")?,
        expires_at: row.instant("expires_at")?,
        second_factor_at: row.optional_instant("second_factor_at")?,
    })
}
