//! Receivers of an organization's events, and what was delivered to them.

use chrono::{DateTime, Utc};
use domain::ids::WebhookId;
use domain::notices::{DeliveryState, WebhookState};

use crate::cursor::Cursor;
use crate::database::{Row, TenantTx, params};
use crate::error::StoreError;

const TABLE: &str = "webhooks";
const DELIVERIES: &str = "webhook_deliveries";

/// A receiver.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebhookRecord {
    /// Its id.
    pub id: WebhookId,
    /// Where it is called.
    pub url: String,
    /// Of which areas it hears; of all where there is none.
    pub areas: Vec<String>,
    /// What signs the calls, sealed.
    pub secret_sealed: String,
    /// Whether it is called.
    pub state: WebhookState,
    /// Since when every call failed.
    pub failing_since: Option<DateTime<Utc>>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// What was done to deliver one event to one receiver.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliveryRecord {
    /// The receiver.
    pub webhook: WebhookId,
    /// The event.
    pub event_id: String,
    /// What happened.
    pub kind: String,
    /// The event itself, as JSON.
    pub body_json: String,
    /// When it was to be delivered for the first time.
    pub created_at: DateTime<Utc>,
    /// Where it stands.
    pub state: DeliveryState,
    /// How often it was tried.
    pub tries: u32,
    /// When it was tried last.
    pub last_at: Option<DateTime<Utc>>,
    /// What the receiver answered then: the status of HTTP.
    pub last_status: Option<u16>,
    /// Why there was no answer.
    pub last_problem: Option<String>,
}

/// How a try ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tried {
    /// Where the delivery stands now.
    pub state: DeliveryState,
    /// When it is tried again, where it waits.
    pub next_at: DateTime<Utc>,
    /// When it was tried.
    pub at: DateTime<Utc>,
    /// The status of HTTP.
    pub status: Option<u16>,
    /// Why there was none.
    pub problem: Option<String>,
}

/// Adds a receiver.
pub async fn insert(tx: &mut TenantTx, webhook: &WebhookRecord) -> Result<(), StoreError> {
    tx.execute_one(
        "INSERT INTO webhooks (tenant_id, id, url, areas, secret_sealed, state, failing_since, \
         created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        params![
            &webhook.id,
            &webhook.url,
            &webhook.areas.join(" "),
            &webhook.secret_sealed,
            webhook.state.as_str(),
            webhook.failing_since,
            webhook.created_at,
        ],
    )
    .await
}

/// Every receiver, the oldest first.
pub async fn list(tx: &mut TenantTx) -> Result<Vec<WebhookRecord>, StoreError> {
    let sql = "SELECT id, url, areas, secret_sealed, state, failing_since, created_at \
        FROM webhooks WHERE tenant_id = $1 AND removed_at IS NULL ORDER BY created_at, id";
    let rows = tx.rows(TABLE, sql, params![]).await?;
    rows.into_iter().map(read).collect()
}

/// The receiver with this id, unless it was removed.
pub async fn find(tx: &mut TenantTx, id: &WebhookId) -> Result<Option<WebhookRecord>, StoreError> {
    let sql = "SELECT id, url, areas, secret_sealed, state, failing_since, created_at \
        FROM webhooks WHERE tenant_id = $1 AND id = $2 AND removed_at IS NULL";
    let row = tx.row(TABLE, sql, params![id]).await?;
    row.map(read).transpose()
}

/// The same, and nobody else changes it until this unit of work ends.
pub async fn find_and_hold(
    tx: &mut TenantTx,
    id: &WebhookId,
) -> Result<Option<WebhookRecord>, StoreError> {
    let sql = "UPDATE webhooks SET state = state WHERE tenant_id = $1 AND id = $2";
    tx.execute(sql, params![id]).await?;
    find(tx, id).await
}

/// Writes whether a receiver is called, and since when it fails.
pub async fn set_state(
    tx: &mut TenantTx,
    id: &WebhookId,
    state: WebhookState,
    failing_since: Option<DateTime<Utc>>,
) -> Result<(), StoreError> {
    let sql = "UPDATE webhooks SET state = $2, failing_since = $3 WHERE tenant_id = $1 AND id = $4";
    tx.execute_one(sql, params![state.as_str(), failing_since, id])
        .await
}

/// Removes a receiver with its secret. `None`: there never was one; `false`: it was removed before.
pub async fn remove(
    tx: &mut TenantTx,
    id: &WebhookId,
    at: DateTime<Utc>,
) -> Result<Option<bool>, StoreError> {
    let sql = "UPDATE webhooks SET removed_at = $2, secret_sealed = '' \
        WHERE tenant_id = $1 AND id = $3 AND removed_at IS NULL";
    if tx.execute(sql, params![at, id]).await? == 1 {
        fail_waiting(tx, id).await?;
        return Ok(Some(true));
    }
    let sql = "SELECT 1 AS known FROM webhooks WHERE tenant_id = $1 AND id = $2";
    let known = tx.row(TABLE, sql, params![id]).await?;
    Ok(known.map(|_| false))
}

/// Has an event delivered to a receiver; again is harmless.
pub async fn deliver(
    tx: &mut TenantTx,
    webhook: &WebhookId,
    event_id: &str,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO webhook_deliveries (tenant_id, webhook_id, event_id, created_at, state, \
         tries, next_at) VALUES ($1, $2, $3, $4, 'waiting', 0, $4) \
         ON CONFLICT (tenant_id, webhook_id, event_id) DO NOTHING",
        params![webhook, event_id, at],
    )
    .await
    .map(drop)
}

/// Notes that an event was not delivered to a receiver that is not called any longer: it can be
/// later on.
pub async fn miss(
    tx: &mut TenantTx,
    webhook: &WebhookId,
    event_id: &str,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO webhook_deliveries (tenant_id, webhook_id, event_id, created_at, state, \
         tries, next_at) VALUES ($1, $2, $3, $4, 'failed', 0, $4) \
         ON CONFLICT (tenant_id, webhook_id, event_id) DO NOTHING",
        params![webhook, event_id, at],
    )
    .await
    .map(drop)
}

/// Deletes what was delivered, or given up, before `before`.
pub async fn forget(tx: &mut TenantTx, before: DateTime<Utc>) -> Result<(), StoreError> {
    let sql = "DELETE FROM webhook_deliveries \
        WHERE tenant_id = $1 AND state IN ('delivered', 'failed') AND next_at < $2";
    tx.execute(sql, params![before]).await.map(drop)
}

/// Has an event delivered once more, as if it had not been tried; false where it never was to be.
pub async fn deliver_again(
    tx: &mut TenantTx,
    webhook: &WebhookId,
    event_id: &str,
    at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let sql = "UPDATE webhook_deliveries SET state = 'waiting', tries = 0, next_at = $2 \
        WHERE tenant_id = $1 AND webhook_id = $3 AND event_id = $4";
    Ok(tx.execute(sql, params![at, webhook, event_id]).await? == 1)
}

/// Has everything delivered once more that failed, and gives how much that is.
pub async fn deliver_failed_again(
    tx: &mut TenantTx,
    webhook: &WebhookId,
    at: DateTime<Utc>,
) -> Result<u64, StoreError> {
    let sql = "UPDATE webhook_deliveries SET state = 'waiting', tries = 0, next_at = $2 \
        WHERE tenant_id = $1 AND webhook_id = $3 AND state = 'failed'";
    tx.execute(sql, params![at, webhook]).await
}

/// Ends all that waits for a receiver.
pub async fn fail_waiting(tx: &mut TenantTx, webhook: &WebhookId) -> Result<(), StoreError> {
    let sql = "UPDATE webhook_deliveries SET state = 'failed' \
        WHERE tenant_id = $1 AND webhook_id = $2 AND state = 'waiting'";
    tx.execute(sql, params![webhook]).await.map(drop)
}

/// The deliveries whose time has come, the longest waiting first.
pub async fn due(
    tx: &mut TenantTx,
    now: DateTime<Utc>,
    limit: u32,
) -> Result<Vec<DeliveryRecord>, StoreError> {
    let rows = tx
        .rows(
            DELIVERIES,
            "SELECT d.webhook_id, d.event_id, o.kind, o.body_json, d.created_at, d.state, \
             d.tries, d.last_at, d.last_status, d.last_problem FROM webhook_deliveries d \
             JOIN outbox o ON o.tenant_id = d.tenant_id AND o.event_id = d.event_id \
             WHERE d.tenant_id = $1 AND d.state = 'waiting' AND d.next_at <= $2 \
             ORDER BY d.next_at, d.event_id, d.webhook_id LIMIT $3",
            params![now, limit],
        )
        .await?;
    rows.into_iter().map(read_delivery).collect()
}

/// When the next delivery is to be tried.
pub async fn next_due(tx: &mut TenantTx) -> Result<Option<DateTime<Utc>>, StoreError> {
    let sql = "SELECT MIN(next_at) AS next_at FROM webhook_deliveries \
        WHERE tenant_id = $1 AND state = 'waiting'";
    match tx.row(DELIVERIES, sql, params![]).await? {
        Some(mut row) => row.optional_instant("next_at"),
        None => Ok(None),
    }
}

/// Counts a try before it is made: whoever dies within it tries again at `next_at`. `false` where
/// somebody else is trying.
pub async fn begin_try(
    tx: &mut TenantTx,
    delivery: &DeliveryRecord,
    next_at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let (webhook, event, tries) = (&delivery.webhook, &delivery.event_id, delivery.tries);
    let sql = "UPDATE webhook_deliveries SET tries = tries + 1, next_at = $2 \
        WHERE tenant_id = $1 AND webhook_id = $3 AND event_id = $4 AND tries = $5 \
        AND state = 'waiting'";
    let params = params![next_at, webhook, event, tries];
    Ok(tx.execute(sql, params).await? == 1)
}

/// Writes how a try ended.
pub async fn end_try(
    tx: &mut TenantTx,
    delivery: &DeliveryRecord,
    tried: &Tried,
) -> Result<(), StoreError> {
    let (webhook, event) = (&delivery.webhook, &delivery.event_id);
    let status = tried.status.map(i64::from);
    let sql = "UPDATE webhook_deliveries SET state = $2, next_at = $3, last_at = $4, \
        last_status = $5, last_problem = $6 \
        WHERE tenant_id = $1 AND webhook_id = $7 AND event_id = $8 AND state = 'waiting'";
    let params = params![
        tried.state.as_str(),
        tried.next_at,
        tried.at,
        status,
        tried.problem.as_deref(),
        webhook,
        event,
    ];
    tx.execute(sql, params).await.map(drop)
}

/// A page of what was delivered to a receiver, the newest first, and where the next one begins.
pub async fn deliveries(
    tx: &mut TenantTx,
    webhook: &WebhookId,
    cursor: Option<&str>,
    page_size: usize,
) -> Result<(Vec<DeliveryRecord>, Option<String>), StoreError> {
    let before = cursor.and_then(Cursor::parse);
    let before_at = before.as_ref().and_then(|cursor| cursor.key.parse().ok());
    let before_at: i64 = before_at.unwrap_or(i64::MAX);
    let before_id = before.map_or_else(String::new, |cursor| cursor.id);
    let limit = i64::try_from(page_size).map_or(i64::MAX, |size| size.saturating_add(1));
    let sql = "SELECT d.webhook_id, d.event_id, o.kind, o.body_json, d.created_at, d.state, \
        d.tries, d.last_at, d.last_status, d.last_problem FROM webhook_deliveries d \
        JOIN outbox o ON o.tenant_id = d.tenant_id AND o.event_id = d.event_id \
        WHERE d.tenant_id = $1 AND d.webhook_id = $2 AND (d.created_at, d.event_id) < ($3, $4) \
        ORDER BY d.created_at DESC, d.event_id DESC LIMIT $5";
    let params = params![webhook, before_at, &before_id, limit];
    let mut rows = tx.rows(DELIVERIES, sql, params).await?;
    let has_more = rows.len() > page_size;
    rows.truncate(page_size);
    let found: Vec<_> = rows
        .into_iter()
        .map(read_delivery)
        .collect::<Result<_, _>>()?;
    let next = found.last().filter(|_| has_more).map(|last| Cursor {
        key: last.created_at.timestamp_micros().to_string(),
        id: last.event_id.clone(),
    });
    Ok((found, next.map(|cursor| cursor.to_text())))
}

fn read(mut row: Row) -> Result<WebhookRecord, StoreError> {
    Ok(WebhookRecord {
        id: row.parse("id")?,
        url: row.text("url")?,
        areas: row
            .text("areas")?
            .split_whitespace()
            .map(str::to_owned)
            .collect(),
        secret_sealed: row.text("secret_sealed")?,
        state: row.word("state", WebhookState::parse)?,
        failing_since: row.optional_instant("failing_since")?,
        created_at: row.instant("created_at")?,
    })
}

fn read_delivery(mut row: Row) -> Result<DeliveryRecord, StoreError> {
    Ok(DeliveryRecord {
        webhook: row.parse("webhook_id")?,
        event_id: row.text("event_id")?,
        kind: row.text("kind")?,
        body_json: row.text("body_json")?,
        created_at: row.instant("created_at")?,
        state: row.word("state", DeliveryState::parse)?,
        tries: row.number("tries")?,
        last_at: row.optional_instant("last_at")?,
        last_status: row
            .optional_int("last_status")?
            .and_then(|status| u16::try_from(status).ok()),
        last_problem: row.optional_text("last_problem")?,
    })
}
