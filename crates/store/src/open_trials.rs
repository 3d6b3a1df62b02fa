//! The work list of trials that time has still to do something with, shared by all instances of
//! the server. Its instants are those of the business clock.

use chrono::{DateTime, Utc};
use domain::ids::{SubscriptionId, TenantId};

use crate::database::{GlobalTx, Row, params};
use crate::error::StoreError;

const TABLE: &str = "open_trials";

/// A trial that somebody has to look after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenTrial {
    /// The trial's subscription.
    pub trial: SubscriptionId,
    /// Whose.
    pub tenant: TenantId,
    /// When to look.
    pub look_at: DateTime<Utc>,
}

/// Puts a trial on the list, or changes when to look.
pub async fn put(tx: &mut GlobalTx, open: &OpenTrial) -> Result<(), StoreError> {
    tx.execute_one(
        "INSERT INTO open_trials (trial_id, tenant_id, look_at) VALUES ($1, $2, $3) \
         ON CONFLICT (trial_id) DO UPDATE SET look_at = excluded.look_at",
        params![&open.trial, &open.tenant, open.look_at],
    )
    .await
}

/// Takes it off the list; again is harmless.
pub async fn remove(tx: &mut GlobalTx, trial: &SubscriptionId) -> Result<(), StoreError> {
    let sql = "DELETE FROM open_trials WHERE trial_id = $1";
    tx.execute(sql, params![trial]).await.map(drop)
}

/// Up to `limit` trials that are due, the longest waiting first.
pub async fn due(
    tx: &mut GlobalTx,
    now: DateTime<Utc>,
    limit: u32,
) -> Result<Vec<OpenTrial>, StoreError> {
    let rows = tx
        .rows(
            TABLE,
            "SELECT trial_id, tenant_id, look_at FROM open_trials WHERE look_at <= $1 \
             ORDER BY look_at, trial_id LIMIT $2",
            params![now, limit],
        )
        .await?;
    rows.into_iter().map(read).collect()
}

fn read(mut row: Row) -> Result<OpenTrial, StoreError> {
    Ok(OpenTrial {
        trial: row.parse("trial_id")?,
        tenant: row.parse("tenant_id")?,
        look_at: row.instant("look_at")?,
    })
}
