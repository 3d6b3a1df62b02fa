//! Failed sign-ins, counted to slow down whoever guesses.

use chrono::{DateTime, Utc};

use crate::database::{GlobalTx, params};
use crate::error::StoreError;

const TABLE: &str = "sign_in_failures";

/// How many failures the key has since then.
pub async fn recent(tx: &mut GlobalTx, key: &str, since: DateTime<Utc>) -> Result<u32, StoreError> {
    let row = tx
        .row(
            TABLE,
            "SELECT CAST(COALESCE(SUM(failures), 0) AS BIGINT) FROM sign_in_failures \
             WHERE failure_key = $1 AND failed_at >= $2",
            params![key, since],
        )
        .await?;
    row.map_or(Ok(0), |mut row| row.number("failures"))
}

/// Counts a failure.
pub async fn record(tx: &mut GlobalTx, key: &str, at: DateTime<Utc>) -> Result<(), StoreError> {
    tx.execute_one(
        "INSERT INTO sign_in_failures (failure_key, failed_at, failures) VALUES ($1, $2, 1) \
         ON CONFLICT (failure_key, failed_at) \
         DO UPDATE SET failures = sign_in_failures.failures + 1",
        params![key, at],
    )
    .await
}

/// Forgets the failures of the key, after a success.
pub async fn clear(tx: &mut GlobalTx, key: &str) -> Result<(), StoreError> {
    let sql = "DELETE FROM sign_in_failures WHERE failure_key = $1";
    tx.execute(sql, params![key]).await.map(drop)
}

/// Forgets what is too old to count, and tells how many rows that were.
pub async fn delete_before(tx: &mut GlobalTx, before: DateTime<Utc>) -> Result<u64, StoreError> {
    let sql = "DELETE FROM sign_in_failures WHERE failed_at < $1";
    tx.execute(sql, params![before]).await
}
