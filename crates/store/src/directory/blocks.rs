//! Where the nth row of a list is, without reading those before it.
//!
//! A list is cut into blocks of at most [`LARGEST`] rows whose counts are kept. Ten thousand rows
//! are forty counts: adding them up gives the total, and the block in which a page begins.

use crate::database::{TenantTx, params};
use crate::error::StoreError;

const TABLE: &str = "directory_blocks";

/// The blocks of people.
pub(crate) const USERS: &str = "users";
/// The blocks of groups.
pub(crate) const GROUPS: &str = "groups";

/// The most rows of one block.
const LARGEST: i64 = 256;

/// Where a page begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) block: i64,
    /// How many rows of the block come before.
    pub(crate) offset: i64,
}

/// Where the row after `skipped` others is, and how many there are in all.
pub(crate) async fn place(
    tx: &mut TenantTx,
    kind: &str,
    skipped: u64,
) -> Result<(Option<Place>, u64), StoreError> {
    let sql = "SELECT block, entries FROM directory_blocks WHERE tenant_id = $1 AND kind = $2 \
        ORDER BY block";
    let rows = tx.rows(TABLE, sql, params![kind]).await?;
    let mut total = 0;
    let mut found = None;
    for mut row in rows {
        let (block, entries): (i64, u64) = (row.int("block")?, row.number("entries")?);
        if found.is_none() && skipped < total + entries {
            let offset = i64::try_from(skipped - total).unwrap_or(i64::MAX);
            found = Some(Place { block, offset });
        }
        total += entries;
    }
    Ok((found, total))
}

/// Takes a place for a new row, and gives its block.
pub(crate) async fn join(tx: &mut TenantTx, kind: &str) -> Result<i64, StoreError> {
    let sql = "SELECT block FROM directory_blocks WHERE tenant_id = $1 AND kind = $2 \
        ORDER BY block DESC LIMIT 1";
    let last = tx.row(TABLE, sql, params![kind]).await?;
    let last = last.map(|mut row| row.int("block")).transpose()?;
    if let Some(block) = last {
        let sql = "UPDATE directory_blocks SET entries = entries + 1 \
            WHERE tenant_id = $1 AND kind = $2 AND block = $3 AND entries < $4";
        if tx.execute(sql, params![kind, block, LARGEST]).await? == 1 {
            return Ok(block);
        }
    }
    // Somebody else may begin the next block at the same time.
    let block = last.map_or(0, |block| block + 1);
    let sql = "INSERT INTO directory_blocks (tenant_id, kind, block, entries) \
        VALUES ($1, $2, $3, 1) ON CONFLICT (tenant_id, kind, block) \
        DO UPDATE SET entries = directory_blocks.entries + 1";
    tx.execute_one(sql, params![kind, block]).await?;
    Ok(block)
}

/// Gives the place of a row back.
pub(crate) async fn leave(tx: &mut TenantTx, kind: &str, block: i64) -> Result<(), StoreError> {
    let sql = "UPDATE directory_blocks SET entries = entries - 1 \
        WHERE tenant_id = $1 AND kind = $2 AND block = $3";
    tx.execute_one(sql, params![kind, block]).await
}
