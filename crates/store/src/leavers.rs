//! Whoever left and still holds licenses: when they are freed, and the work list of all instances.

use chrono::{DateTime, Utc};
use domain::ids::{TenantId, UserId};

use crate::database::{GlobalTx, TenantTx, params};
use crate::error::StoreError;

const TABLE: &str = "leavers";

/// A person whose licenses are to be freed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaver {
    /// Where.
    pub tenant: TenantId,
    /// Who.
    pub user: UserId,
}

/// After how many days the organization frees the licenses of who left; at once unless it said
/// otherwise.
pub async fn free_after_days(tx: &mut TenantTx) -> Result<u32, StoreError> {
    let sql = "SELECT free_licenses_after_days FROM directory_settings WHERE tenant_id = $1";
    match tx.row("directory_settings", sql, params![]).await? {
        Some(mut row) => row.number("free_licenses_after_days"),
        None => Ok(0),
    }
}

/// Sets after how many days that is. Whoever has left already keeps the day that was promised.
pub async fn set_free_after_days(tx: &mut TenantTx, days: u32) -> Result<(), StoreError> {
    tx.execute_one(
        "INSERT INTO directory_settings (tenant_id, free_licenses_after_days) VALUES ($1, $2) \
         ON CONFLICT (tenant_id) \
         DO UPDATE SET free_licenses_after_days = excluded.free_licenses_after_days",
        params![days],
    )
    .await
}

/// Puts a person on the list.
pub async fn put(
    tx: &mut GlobalTx,
    leaver: &Leaver,
    free_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    tx.execute_one(
        "INSERT INTO leavers (tenant_id, user_id, free_at, lease_until) VALUES ($1, $2, $3, 0) \
         ON CONFLICT (tenant_id, user_id) DO UPDATE SET free_at = excluded.free_at",
        params![&leaver.tenant, &leaver.user, free_at],
    )
    .await
}

/// Takes the person off the list, and tells whether he or she was on it.
pub async fn remove(tx: &mut GlobalTx, leaver: &Leaver) -> Result<bool, StoreError> {
    let sql = "DELETE FROM leavers WHERE tenant_id = $1 AND user_id = $2";
    let removed = tx
        .execute(sql, params![&leaver.tenant, &leaver.user])
        .await?;
    Ok(removed == 1)
}

/// Takes up to `limit` people whose day has come by the clock of the business. Nobody else gets
/// them until `lease_until`, by the clock of the system.
pub async fn lease_due(
    tx: &mut GlobalTx,
    business_now: DateTime<Utc>,
    system_now: DateTime<Utc>,
    lease_until: DateTime<Utc>,
    limit: u32,
) -> Result<Vec<Leaver>, StoreError> {
    // The outer condition is checked again after waiting for another instance's lease.
    let rows = tx
        .rows(
            TABLE,
            "UPDATE leavers SET lease_until = $1 WHERE (tenant_id, user_id) IN \
             (SELECT tenant_id, user_id FROM leavers WHERE free_at <= $2 AND lease_until <= $3 \
             ORDER BY free_at, tenant_id, user_id LIMIT $4) AND lease_until <= $3 \
             RETURNING tenant_id, user_id",
            params![lease_until, business_now, system_now, limit],
        )
        .await?;
    rows.into_iter()
        .map(|mut row| {
            Ok(Leaver {
                tenant: row.parse("tenant_id")?,
                user: row.parse("user_id")?,
            })
        })
        .collect()
}
