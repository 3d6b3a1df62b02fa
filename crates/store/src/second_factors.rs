//! The second factor of people of the built-in directory.

use chrono::{DateTime, Utc};
use domain::ids::UserId;

use crate::database::{TenantTx, params};
use crate::error::StoreError;

const TABLE: &str = "second_factors";

/// A person's authenticator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecondFactor {
    /// What it was set up with, sealed.
    pub sealed_secret: String,
    /// Whether the person has shown that it works; only then it is asked for.
    pub is_confirmed: bool,
    /// The latest interval of time whose code was used.
    pub last_step: i64,
}

/// The person's second factor.
pub async fn find(tx: &mut TenantTx, user: &UserId) -> Result<Option<SecondFactor>, StoreError> {
    let sql = "SELECT sealed_secret, confirmed_at, last_step FROM second_factors \
               WHERE tenant_id = $1 AND user_id = $2";
    let Some(mut row) = tx.row(TABLE, sql, params![user]).await? else {
        return Ok(None);
    };
    Ok(Some(SecondFactor {
        sealed_secret: row.text("sealed_secret")?,
        is_confirmed: row.optional_int("confirmed_at")?.is_some(),
        last_step: row.int("last_step")?,
    }))
}

/// Sets one up, in place of another that was not confirmed; false when one is confirmed.
pub async fn enroll(
    tx: &mut TenantTx,
    user: &UserId,
    sealed_secret: &str,
) -> Result<bool, StoreError> {
    let changed = tx
        .execute(
            "INSERT INTO second_factors (tenant_id, user_id, sealed_secret, last_step) \
             VALUES ($1, $2, $3, 0) ON CONFLICT (tenant_id, user_id) \
             DO UPDATE SET sealed_secret = excluded.sealed_secret \
             WHERE second_factors.confirmed_at IS NULL",
            params![user, sealed_secret],
        )
        .await?;
    Ok(changed == 1)
}

/// Notes that the code of an interval was used; false when it, or a later one, was before.
pub async fn use_step(tx: &mut TenantTx, user: &UserId, step: i64) -> Result<bool, StoreError> {
    let sql = "UPDATE second_factors SET last_step = $2 \
               WHERE tenant_id = $1 AND user_id = $3 AND last_step < $2";
    Ok(tx.execute(sql, params![step, user]).await? == 1)
}

/// From now on it is asked for; the codes are for when the authenticator is lost.
pub async fn confirm(
    tx: &mut TenantTx,
    user: &UserId,
    at: DateTime<Utc>,
    code_hashes: &[String],
) -> Result<(), StoreError> {
    let sql = "UPDATE second_factors SET confirmed_at = $2 WHERE tenant_id = $1 AND user_id = $3";
    tx.execute_one(sql, params![at, user]).await?;
    for hash in code_hashes {
        let sql = "INSERT INTO recovery_codes (tenant_id, user_id, code_hash) \
                   VALUES ($1, $2, $3)";
        tx.execute_one(sql, params![user, hash]).await?;
    }
    Ok(())
}

/// Uses a recovery code up; false when the person has no such code.
pub async fn use_code(
    tx: &mut TenantTx,
    user: &UserId,
    code_hash: &str,
) -> Result<bool, StoreError> {
    let sql = "DELETE FROM recovery_codes WHERE tenant_id = $1 AND user_id = $2 AND code_hash = $3";
    Ok(tx.execute(sql, params![user, code_hash]).await? == 1)
}

/// How many recovery codes are left.
pub async fn codes_left(tx: &mut TenantTx, user: &UserId) -> Result<u32, StoreError> {
    let sql = "SELECT COUNT(*) FROM recovery_codes WHERE tenant_id = $1 AND user_id = $2";
    let row = tx.row("recovery_codes", sql, params![user]).await?;
    row.map_or(Ok(0), |mut row| row.number("count"))
}

/// Takes the second factor away.
pub async fn remove(tx: &mut TenantTx, user: &UserId) -> Result<(), StoreError> {
    let sql = "DELETE FROM recovery_codes WHERE tenant_id = $1 AND user_id = $2";
    tx.execute(sql, params![user]).await?;
    let sql = "DELETE FROM second_factors WHERE tenant_id = $1 AND user_id = $2";
    tx.execute(sql, params![user]).await.map(drop)
}
