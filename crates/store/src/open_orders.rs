//! The work list of orders whose last word is outstanding, shared by all instances of the server.

use chrono::{DateTime, Utc};
use domain::ids::{OrderId, TenantId};

use crate::database::{GlobalTx, Row, params};
use crate::error::StoreError;

const TABLE: &str = "open_orders";

/// An order that somebody has to look after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenOrder {
    /// The order.
    pub order: OrderId,
    /// Whose.
    pub tenant: TenantId,
    /// When to look.
    pub check_at: DateTime<Utc>,
    /// How often somebody looked already.
    pub tries: u32,
}

/// Puts an order on the list, or changes when to look.
pub async fn put(tx: &mut GlobalTx, open: &OpenOrder) -> Result<(), StoreError> {
    tx.execute_one(
        "INSERT INTO open_orders (order_id, tenant_id, check_at, tries) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (order_id) DO UPDATE SET check_at = excluded.check_at, tries = excluded.tries",
        params![&open.order, &open.tenant, open.check_at, open.tries],
    )
    .await
}

/// Takes it off the list; again is harmless.
pub async fn remove(tx: &mut GlobalTx, order: &OrderId) -> Result<(), StoreError> {
    let sql = "DELETE FROM open_orders WHERE order_id = $1";
    tx.execute(sql, params![order]).await.map(drop)
}

/// Takes up to `limit` orders that are due, the longest waiting first. Nobody else gets them until
/// `lease_until`; `check_at` is that instant in what is returned.
pub async fn lease_due(
    tx: &mut GlobalTx,
    now: DateTime<Utc>,
    lease_until: DateTime<Utc>,
    limit: u32,
) -> Result<Vec<OpenOrder>, StoreError> {
    // The outer condition is checked again after waiting for another instance's lease.
    let rows = tx
        .rows(
            TABLE,
            "UPDATE open_orders SET check_at = $1 WHERE order_id IN (SELECT order_id \
             FROM open_orders WHERE check_at <= $2 ORDER BY check_at, order_id LIMIT $3) \
             AND check_at <= $2 RETURNING order_id, tenant_id, check_at, tries",
            params![lease_until, now, limit],
        )
        .await?;
    rows.into_iter().map(read).collect()
}

fn read(mut row: Row) -> Result<OpenOrder, StoreError> {
    Ok(OpenOrder {
        order: row.parse("order_id")?,
        tenant: row.parse("tenant_id")?,
        check_at: row.instant("check_at")?,
        tries: row.number("tries")?,
    })
}
