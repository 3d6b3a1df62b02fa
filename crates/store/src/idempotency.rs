//! What was answered to a request with an Idempotency-Key, so that sending it again changes nothing.

use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::UserId;

use crate::database::{Row, TenantTx, params};
use crate::error::StoreError;

const TABLE: &str = "idempotency_keys";

/// After this long a request that was not finished is taken for dead, as after a crash, and the key
/// may begin again.
pub const ABANDONED_AFTER: TimeDelta = TimeDelta::seconds(15);

/// What is stored of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredAnswer {
    /// The hash of its body.
    pub body_hash: String,
    /// The status that was answered; `None` while it is under way.
    pub status: Option<u16>,
    /// The body that was answered.
    pub answer: Option<String>,
}

/// What to do with a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Begin {
    /// It is the first with its key: do it.
    New,
    /// It was answered before: answer the same.
    Replay {
        /// The status.
        status: u16,
        /// The body.
        answer: Option<String>,
    },
    /// Another one with its key is under way.
    InProgress,
    /// The key was used with another body.
    OtherBody,
}

/// Begins a request; a key belongs to a person and a route.
pub async fn begin(
    tx: &mut TenantTx,
    user: &UserId,
    key: &str,
    route: &str,
    body_hash: &str,
    at: DateTime<Utc>,
) -> Result<Begin, StoreError> {
    let inserted = tx
        .execute(
            "INSERT INTO idempotency_keys \
             (tenant_id, user_id, route, idempotency_key, body_hash, started_at) \
             VALUES ($1, $2, $3, $4, $5, $6) \
             ON CONFLICT (tenant_id, user_id, route, idempotency_key) DO NOTHING",
            params![user, route, key, body_hash, at],
        )
        .await?;
    if inserted == 1 {
        return Ok(Begin::New);
    }
    match find(tx, user, key, route).await? {
        Some(stored) if stored.body_hash != body_hash => Ok(Begin::OtherBody),
        Some(StoredAnswer {
            status: Some(status),
            answer,
            ..
        }) => Ok(Begin::Replay { status, answer }),
        Some(_) if take_over(tx, user, key, route, at).await? => Ok(Begin::New),
        Some(_) | None => Ok(Begin::InProgress),
    }
}

/// Stores the answer.
pub async fn finish(
    tx: &mut TenantTx,
    user: &UserId,
    key: &str,
    route: &str,
    status: u16,
    answer: Option<&str>,
) -> Result<(), StoreError> {
    tx.execute_one(
        "UPDATE idempotency_keys SET status = $2, answer = $3 \
         WHERE tenant_id = $1 AND user_id = $4 AND route = $5 AND idempotency_key = $6",
        params![u32::from(status), answer, user, route, key],
    )
    .await
}

/// Forgets a request that was not done, so that its key may begin again. An answer stays.
pub async fn abandon(
    tx: &mut TenantTx,
    user: &UserId,
    key: &str,
    route: &str,
) -> Result<(), StoreError> {
    tx.execute(
        "DELETE FROM idempotency_keys WHERE tenant_id = $1 AND user_id = $2 AND route = $3 \
         AND idempotency_key = $4 AND status IS NULL",
        params![user, route, key],
    )
    .await
    .map(drop)
}

async fn find(
    tx: &mut TenantTx,
    user: &UserId,
    key: &str,
    route: &str,
) -> Result<Option<StoredAnswer>, StoreError> {
    let row = tx
        .row(
            TABLE,
            "SELECT body_hash, status, answer FROM idempotency_keys WHERE tenant_id = $1 \
             AND user_id = $2 AND route = $3 AND idempotency_key = $4",
            params![user, route, key],
        )
        .await?;
    row.map(read).transpose()
}

/// Begins anew what was begun long ago; only one of those who try at once does.
async fn take_over(
    tx: &mut TenantTx,
    user: &UserId,
    key: &str,
    route: &str,
    at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let taken = tx
        .execute(
            "UPDATE idempotency_keys SET started_at = $2 WHERE tenant_id = $1 AND user_id = $3 \
             AND route = $4 AND idempotency_key = $5 AND status IS NULL AND started_at <= $6",
            params![at, user, route, key, at - ABANDONED_AFTER],
        )
        .await?;
    Ok(taken == 1)
}

fn read(mut row: Row) -> Result<StoredAnswer, StoreError> {
    let body_hash = row.text("body_hash")?;
    let status = row.optional_int("status")?;
    let status = status
        .map(u16::try_from)
        .transpose()
        .map_err(|_| row.corrupt("status"))?;
    Ok(StoredAnswer {
        body_hash,
        status,
        answer: row.optional_text("answer")?,
    })
}
