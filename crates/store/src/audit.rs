//! What was done, by whom and when: one record per change, chained per organization.
//!
//! Each record holds the hash of the one before, so that none can be changed, taken out or put in
//! between without breaking the chain.

use chrono::{DateTime, Utc};
use domain::ids::UserId;
use sha2::{Digest, Sha256};

use crate::database::{Row, TenantTx, params};
use crate::error::StoreError;

const TABLE: &str = "audit_entries";

/// What is to be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEntry {
    /// Who did it; nobody for what the program does by itself.
    pub actor: Option<UserId>,
    /// What was done.
    pub action: String,
    /// To what.
    pub object: String,
    /// What it was before, as JSON.
    pub before: Option<String>,
    /// What it is now, as JSON.
    pub after: Option<String>,
    /// Where the request came from.
    pub origin: Option<String>,
    /// When, by the clock of the business.
    pub business_at: DateTime<Utc>,
    /// When, by the clock of the system.
    pub system_at: DateTime<Utc>,
}

/// A record in its place in the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditRow {
    /// Its number, from 1.
    pub seq: u64,
    /// The hash of all that is in it.
    pub hash: String,
    /// The hash of the record before; empty for the first.
    pub previous_hash: String,
    /// What was recorded.
    pub entry: AuditEntry,
}

/// Adds a record. The organization's chain stays locked until the unit of work ends, so this comes
/// last in it.
pub async fn append(tx: &mut TenantTx, entry: &AuditEntry) -> Result<(), StoreError> {
    let (seq, previous_hash) = next_place(tx).await?;
    let hash = hash(seq, &previous_hash, entry);
    tx.execute_one(
        "INSERT INTO audit_entries (tenant_id, seq, hash, previous_hash, actor, action, object, \
         before_json, after_json, origin, business_at, system_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        params![
            i64::try_from(seq).unwrap_or(i64::MAX),
            &hash,
            &previous_hash,
            entry.actor.as_ref(),
            &entry.action,
            &entry.object,
            entry.before.as_deref(),
            entry.after.as_deref(),
            entry.origin.as_deref(),
            entry.business_at,
            entry.system_at,
        ],
    )
    .await?;
    let sql = "UPDATE audit_heads SET hash = $2 WHERE tenant_id = $1";
    tx.execute_one(sql, params![&hash]).await
}

/// The organization's records, the oldest first.
pub async fn list(tx: &mut TenantTx) -> Result<Vec<AuditRow>, StoreError> {
    let rows = tx
        .rows(
            TABLE,
            "SELECT seq, hash, previous_hash, actor, action, object, before_json, after_json, \
             origin, business_at, system_at FROM audit_entries WHERE tenant_id = $1 ORDER BY seq",
            params![],
        )
        .await?;
    rows.into_iter().map(read).collect()
}

/// Follows the chain from its beginning.
///
/// # Errors
/// The number of the first place that does not hold what was recorded there.
pub fn verify(rows: &[AuditRow]) -> Result<(), u64> {
    let mut previous_hash = "";
    for (seq, row) in (1..).zip(rows) {
        let is_intact = row.seq == seq
            && row.previous_hash == previous_hash
            && row.hash == hash(seq, previous_hash, &row.entry);
        if !is_intact {
            return Err(seq);
        }
        previous_hash = &row.hash;
    }
    Ok(())
}

/// Locks the end of the chain and tells the next number and the last hash.
async fn next_place(tx: &mut TenantTx) -> Result<(u64, String), StoreError> {
    let row = tx
        .row(
            "audit_heads",
            "INSERT INTO audit_heads (tenant_id, seq, hash) VALUES ($1, 1, '') \
             ON CONFLICT (tenant_id) DO UPDATE SET seq = audit_heads.seq + 1 RETURNING seq, hash",
            params![],
        )
        .await?;
    let none = StoreError::RowsAffected {
        expected: 1,
        actual: 0,
    };
    let mut row = row.ok_or(none)?;
    Ok((row.number("seq")?, row.text("hash")?))
}

/// SHA-256 over the hash before and every field, each with its length in front, so that no two
/// records are the same text.
fn hash(seq: u64, previous_hash: &str, entry: &AuditEntry) -> String {
    let seq = seq.to_string();
    let business_at = entry.business_at.timestamp_micros().to_string();
    let system_at = entry.system_at.timestamp_micros().to_string();
    let fields = [
        Some(previous_hash),
        Some(&seq),
        entry.actor.as_ref().map(UserId::as_str),
        Some(&entry.action),
        Some(&entry.object),
        entry.before.as_deref(),
        entry.after.as_deref(),
        entry.origin.as_deref(),
        Some(&business_at),
        Some(&system_at),
    ];
    let mut hasher = Sha256::new();
    for field in fields {
        match field {
            Some(text) => {
                hasher.update(format!("{}:", text.len()));
                hasher.update(text);
            }
            None => hasher.update("-"),
        }
    }
    hex::encode(hasher.finalize())
}

fn read(mut row: Row) -> Result<AuditRow, StoreError> {
    Ok(AuditRow {
        seq: row.number("seq")?,
        hash: row.text("hash")?,
        previous_hash: row.text("previous_hash")?,
        entry: AuditEntry {
            actor: row.optional_parse("actor")?,
            action: row.text("action")?,
            object: row.text("object")?,
            before: row.optional_text("before_json")?,
            after: row.optional_text("after_json")?,
            origin: row.optional_text("origin")?,
            business_at: row.instant("business_at")?,
            system_at: row.instant("system_at")?,
        },
    })
}
