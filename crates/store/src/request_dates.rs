//! When something is to be done about a request: the work list of all instances.

use chrono::{DateTime, Utc};
use domain::ids::{LicenseRequestId, TenantId};

use crate::database::{GlobalTx, TenantTx, params};
use crate::error::StoreError;

const TABLE: &str = "request_dates";

/// A request whose day has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueRequest {
    /// Where.
    pub tenant: TenantId,
    /// Which.
    pub request: LicenseRequestId,
}

/// Says when the request is to be looked at, by whichever instance.
pub async fn put(
    tx: &mut TenantTx,
    request: &LicenseRequestId,
    due_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    tx.execute_one(
        "INSERT INTO request_dates (tenant_id, request_id, due_at, lease_until) \
         VALUES ($1, $2, $3, 0) \
         ON CONFLICT (tenant_id, request_id) \
         DO UPDATE SET due_at = excluded.due_at, lease_until = 0",
        params![request, due_at],
    )
    .await
}

/// Nothing is to be done about the request any more.
pub async fn remove(tx: &mut TenantTx, request: &LicenseRequestId) -> Result<(), StoreError> {
    let sql = "DELETE FROM request_dates WHERE tenant_id = $1 AND request_id = $2";
    tx.execute(sql, params![request]).await.map(drop)
}

/// Takes up to `limit` requests whose day has come by the clock of the business. Nobody else gets
/// them until `lease_until`, by the clock of the system.
pub async fn lease_due(
    tx: &mut GlobalTx,
    business_now: DateTime<Utc>,
    system_now: DateTime<Utc>,
    lease_until: DateTime<Utc>,
    limit: u32,
) -> Result<Vec<DueRequest>, StoreError> {
    // The outer condition is checked again after waiting for another instance's lease.
    let rows = tx
        .rows(
            TABLE,
            "UPDATE request_dates SET lease_until = $1 WHERE (tenant_id, request_id) IN \
             (SELECT tenant_id, request_id FROM request_dates WHERE due_at <= $2 \
             AND lease_until <= $3 ORDER BY due_at, tenant_id, request_id LIMIT $4) \
             AND lease_until <= $3 RETURNING tenant_id, request_id",
            params![lease_until, business_now, system_now, limit],
        )
        .await?;
    rows.into_iter()
        .map(|mut row| {
            Ok(DueRequest {
                tenant: row.parse("tenant_id")?,
                request: row.parse("request_id")?,
            })
        })
        .collect()
}
