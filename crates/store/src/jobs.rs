//! Work that is done again and again, by whichever instance of the server comes first
//! (`decisions.md` 9).

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::database::{GlobalTx, Row, params};
use crate::error::StoreError;

const TABLE: &str = "jobs";

/// When each job is due next; one that never ran is not among them.
pub async fn due_times(tx: &mut GlobalTx) -> Result<BTreeMap<String, DateTime<Utc>>, StoreError> {
    let rows = tx
        .rows(
            TABLE,
            "SELECT name, due_at FROM jobs ORDER BY name",
            params![],
        )
        .await?;
    rows.into_iter().map(read).collect()
}

/// Takes a job that is due: nobody else gets it until `lease_until`. `false` where somebody else
/// has it, or it is not due.
pub async fn take(
    tx: &mut GlobalTx,
    name: &str,
    now: DateTime<Utc>,
    lease_until: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let taken = tx
        .execute(
            "INSERT INTO jobs (name, due_at) VALUES ($1, $2) \
             ON CONFLICT (name) DO UPDATE SET due_at = excluded.due_at WHERE jobs.due_at <= $3",
            params![name, lease_until, now],
        )
        .await?;
    Ok(taken == 1)
}

/// Says when a job that was taken is due again. Where the lease ran out meanwhile and somebody else
/// has the job, that one's word counts.
pub async fn finish(
    tx: &mut GlobalTx,
    name: &str,
    lease_until: DateTime<Utc>,
    due_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql = "UPDATE jobs SET due_at = $1 WHERE name = $2 AND due_at = $3";
    let params = params![due_at, name, lease_until];
    tx.execute(sql, params).await.map(drop)
}

fn read(mut row: Row) -> Result<(String, DateTime<Utc>), StoreError> {
    Ok((row.text("name")?, row.instant("due_at")?))
}
