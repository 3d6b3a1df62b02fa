//! The work list of subscriptions that time has still to do something with, shared by all
//! instances of the server. Its instants are those of the business clock.

use chrono::{DateTime, Utc};
use domain::ids::{SubscriptionId, TenantId};

use crate::database::{GlobalTx, Row, params};
use crate::error::StoreError;

const TABLE: &str = "due_subscriptions";

/// A subscription that somebody has to look after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueSubscription {
    /// Which.
    pub subscription: SubscriptionId,
    /// Whose.
    pub tenant: TenantId,
    /// When to look.
    pub look_at: DateTime<Utc>,
}

/// Puts a subscription on the list, or changes when to look.
pub async fn put(tx: &mut GlobalTx, due: &DueSubscription) -> Result<(), StoreError> {
    tx.execute_one(
        "INSERT INTO due_subscriptions (subscription_id, tenant_id, look_at) VALUES ($1, $2, $3) \
         ON CONFLICT (subscription_id) DO UPDATE SET look_at = excluded.look_at",
        params![&due.subscription, &due.tenant, due.look_at],
    )
    .await
}

/// Takes it off the list; again is harmless.
pub async fn remove(tx: &mut GlobalTx, subscription: &SubscriptionId) -> Result<(), StoreError> {
    let sql = "DELETE FROM due_subscriptions WHERE subscription_id = $1";
    tx.execute(sql, params![subscription]).await.map(drop)
}

/// Up to `limit` subscriptions that are due, the longest waiting first.
pub async fn due(
    tx: &mut GlobalTx,
    now: DateTime<Utc>,
    limit: u32,
) -> Result<Vec<DueSubscription>, StoreError> {
    let rows = tx
        .rows(
            TABLE,
            "SELECT subscription_id, tenant_id, look_at FROM due_subscriptions WHERE look_at <= $1 \
             ORDER BY look_at, subscription_id LIMIT $2",
            params![now, limit],
        )
        .await?;
    rows.into_iter().map(read).collect()
}

fn read(mut row: Row) -> Result<DueSubscription, StoreError> {
    Ok(DueSubscription {
        subscription: row.parse("subscription_id")?,
        tenant: row.parse("tenant_id")?,
        look_at: row.instant("look_at")?,
    })
}
