//! Events to be told to others, written in the unit of work that made them.

use chrono::{DateTime, Utc};

use crate::database::{Row, TenantTx, params};
use crate::error::StoreError;

const TABLE: &str = "outbox";

/// An event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxEvent {
    /// Its id, the same however often it is told.
    pub event_id: String,
    /// What happened.
    pub kind: String,
    /// The event itself, as JSON.
    pub body_json: String,
    /// When it happened.
    pub at: DateTime<Utc>,
}

/// Adds an event.
pub async fn append(
    tx: &mut TenantTx,
    event_id: &str,
    kind: &str,
    body_json: &str,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    tx.execute_one(
        "INSERT INTO outbox (tenant_id, event_id, kind, body_json, created_at, delivered_at) \
         VALUES ($1, $2, $3, $4, $5, CAST(NULL AS BIGINT))",
        params![event_id, kind, body_json, at],
    )
    .await
}

/// Events that nobody was told yet, the oldest first.
pub async fn list_undelivered(
    tx: &mut TenantTx,
    limit: u32,
) -> Result<Vec<OutboxEvent>, StoreError> {
    let rows = tx
        .rows(
            TABLE,
            "SELECT event_id, kind, body_json, created_at FROM outbox \
             WHERE tenant_id = $1 AND delivered_at IS NULL ORDER BY created_at, event_id LIMIT $2",
            params![limit],
        )
        .await?;
    rows.into_iter().map(read).collect()
}

/// Notes that everybody was told who is to hear of an event.
pub async fn mark_told(
    tx: &mut TenantTx,
    event_id: &str,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql = "UPDATE outbox SET delivered_at = $2 WHERE tenant_id = $1 AND event_id = $3";
    tx.execute_one(sql, params![at, event_id]).await
}

/// Deletes what was told before `before`, unless it is in the list of what a receiver was given.
pub async fn forget(tx: &mut TenantTx, before: DateTime<Utc>) -> Result<(), StoreError> {
    let sql = "DELETE FROM outbox WHERE tenant_id = $1 AND delivered_at < $2 AND NOT EXISTS \
        (SELECT 1 FROM webhook_deliveries d WHERE d.tenant_id = outbox.tenant_id \
        AND d.event_id = outbox.event_id)";
    tx.execute(sql, params![before]).await.map(drop)
}

fn read(mut row: Row) -> Result<OutboxEvent, StoreError> {
    Ok(OutboxEvent {
        event_id: row.text("event_id")?,
        kind: row.text("kind")?,
        body_json: row.text("body_json")?,
        at: row.instant("created_at")?,
    })
}
