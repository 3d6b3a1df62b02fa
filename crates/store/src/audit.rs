//! What was done, by whom and when: one record per change, chained per organization.
//!
//! Each record holds the hash of the one before, so that none can be changed, taken out or put in
//! between without breaking the chain.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::audit::{Actor, ActorKind};
use domain::audit_filter::AuditFilter;
use domain::ids::TenantId;
use sha2::{Digest, Sha256};

use crate::database::{Param, Row, TenantTx, params};
use crate::error::StoreError;

const TABLE: &str = "audit_entries";

macro_rules! columns {
    () => {
        "seq, hash, previous_hash, actor, actor_kind, on_behalf_of, action, object, before_json, \
         after_json, origin, business_at, system_at"
    };
}

/// What is to be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEntry {
    /// Who did it; nobody for what the program does by itself.
    pub actor: Option<Actor>,
    /// The partner organization that the person acted for.
    pub on_behalf_of: Option<TenantId>,
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

impl AuditEntry {
    /// What kind of somebody did it, where that is no person.
    fn actor_kind(&self) -> Option<&'static str> {
        let kind = self.actor.as_ref().map(Actor::kind);
        kind.filter(|kind| *kind != ActorKind::Person)
            .map(ActorKind::as_str)
    }
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
        "INSERT INTO audit_entries (tenant_id, seq, hash, previous_hash, actor, actor_kind, \
         on_behalf_of, action, object, before_json, after_json, origin, business_at, system_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        params![
            i64::try_from(seq).unwrap_or(i64::MAX),
            &hash,
            &previous_hash,
            entry.actor.as_ref().map(Actor::id),
            entry.actor_kind(),
            entry.on_behalf_of.as_ref(),
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
            concat!(
                "SELECT ",
                columns!(),
                " FROM audit_entries WHERE tenant_id = $1 ORDER BY seq"
            ),
            params![],
        )
        .await?;
    rows.into_iter().map(read).collect()
}

/// A record as the log shows it, with the names of whom it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedAuditRow {
    /// The record.
    pub row: AuditRow,
    /// What the person or the program is called.
    pub actor_name: Option<String>,
    /// What the partner organization is called.
    pub on_behalf_of_name: Option<String>,
}

/// A page of the log, the latest record first, and where the next page begins.
pub async fn page(
    tx: &mut TenantTx,
    filter: &AuditFilter,
    page_size: usize,
) -> Result<(Vec<NamedAuditRow>, Option<String>), StoreError> {
    let before = filter.cursor.as_deref().and_then(|text| text.parse().ok());
    let limit = i64::try_from(page_size).map_or(i64::MAX, |size| size.saturating_add(1));
    let mut rows = select(tx, filter, Side::Before(before.unwrap_or(i64::MAX)), limit).await?;
    let has_more = rows.len() > page_size;
    rows.truncate(page_size);
    let last = rows.last().filter(|_| has_more);
    let next = last.map(|last| last.row.seq.to_string());
    Ok((rows, next))
}

/// The records after a number and up to another, the oldest first: a part of an export. The
/// filter's own cursor counts for nothing.
pub async fn part(
    tx: &mut TenantTx,
    filter: &AuditFilter,
    after: u64,
    until: u64,
    limit: u32,
) -> Result<Vec<NamedAuditRow>, StoreError> {
    let number = |seq| i64::try_from(seq).unwrap_or(i64::MAX);
    let side = Side::Between(number(after), number(until));
    select(tx, filter, side, limit.into()).await
}

/// The number and the hash of the latest record, as kept apart from the records; nothing before
/// the first.
pub async fn head(tx: &mut TenantTx) -> Result<Option<(u64, String)>, StoreError> {
    let sql = "SELECT seq, hash FROM audit_heads WHERE tenant_id = $1";
    let row = tx.row("audit_heads", sql, params![]).await?;
    row.map(|mut row| Ok((row.number("seq")?, row.text("hash")?)))
        .transpose()
}

/// Follows a chain record by record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verifier {
    seq: u64,
    hash: String,
}

impl Verifier {
    /// Looks at the next record.
    ///
    /// # Errors
    /// The number of the first place that does not hold what was recorded there.
    pub fn check(&mut self, row: &AuditRow) -> Result<(), u64> {
        let seq = self.seq + 1;
        let is_intact = row.seq == seq
            && row.previous_hash == self.hash
            && row.hash == hash(seq, &self.hash, &row.entry);
        if !is_intact {
            return Err(seq);
        }
        self.seq = seq;
        self.hash.clone_from(&row.hash);
        Ok(())
    }

    /// Compares the end with what is kept of it, and tells how many records there are.
    ///
    /// # Errors
    /// The number of the first place that does not hold what was recorded there.
    pub fn end(self, head: Option<(u64, String)>) -> Result<u64, u64> {
        let (seq, hash) = head.unwrap_or_default();
        if (self.seq, &self.hash) == (seq, &hash) {
            Ok(seq)
        } else {
            Err(self.seq.min(seq) + 1)
        }
    }
}

/// Which records by their numbers.
enum Side {
    Before(i64),
    Between(i64, i64),
}

async fn select(
    tx: &mut TenantTx,
    filter: &AuditFilter,
    side: Side,
    limit: i64,
) -> Result<Vec<NamedAuditRow>, StoreError> {
    let range = filter.area.map(|area| {
        // Every action of the area begins so, and the slash comes right after the point.
        let word = area.as_str();
        (format!("{word}."), format!("{word}/"))
    });
    let midnight = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc();
    let since = filter.since.map(midnight);
    let until = filter.until.and_then(|day| day.succ_opt()).map(midnight);
    let mut params = Vec::new();
    let mut bind = |value| {
        params.push(value);
        params.len() + 1
    };
    let mut conditions = vec!["e.tenant_id = $1".to_owned()];
    if let Some(q) = &filter.q {
        let (object, actor) = (bind(Param::from(q)), bind(Param::from(q)));
        conditions.push(format!("(e.object = ${object} OR e.actor = ${actor})"));
    }
    if let Some((first, end)) = &range {
        let (first, end) = (bind(Param::from(first)), bind(Param::from(end)));
        conditions.push(format!("e.action >= ${first} AND e.action < ${end}"));
    }
    if let Some(since) = since {
        let since = bind(Param::from(since));
        conditions.push(format!("e.business_at >= ${since}"));
    }
    if let Some(until) = until {
        let until = bind(Param::from(until));
        conditions.push(format!("e.business_at < ${until}"));
    }
    let order = match side {
        Side::Before(seq) => {
            let seq = bind(Param::from(seq));
            conditions.push(format!("e.seq < ${seq}"));
            "DESC"
        }
        Side::Between(after, until) => {
            let (after, until) = (bind(Param::from(after)), bind(Param::from(until)));
            conditions.push(format!("e.seq > ${after} AND e.seq <= ${until}"));
            "ASC"
        }
    };
    let limit = bind(Param::from(limit));
    let sql = format!(
        "SELECT COALESCE(u.display_name, s.name) AS actor_name, t.name AS on_behalf_of_name, \
         e.seq, e.hash, e.previous_hash, e.actor, e.actor_kind, e.on_behalf_of, e.action, \
         e.object, e.before_json, e.after_json, e.origin, e.business_at, e.system_at \
         FROM audit_entries e \
         LEFT JOIN users u ON u.tenant_id = e.tenant_id AND u.id = e.actor \
         LEFT JOIN service_accounts s ON s.tenant_id = e.tenant_id AND s.id = e.actor \
         LEFT JOIN tenants t ON t.id = e.on_behalf_of \
         WHERE {} ORDER BY e.seq {order} LIMIT ${limit}",
        conditions.join(" AND "),
    );
    let rows = tx.rows(TABLE, &sql, &params).await?;
    let named = rows.into_iter().map(|mut row| {
        Ok(NamedAuditRow {
            actor_name: row.optional_text("actor_name")?,
            on_behalf_of_name: row.optional_text("on_behalf_of_name")?,
            row: read(row)?,
        })
    });
    named.collect()
}

/// Follows the chain from its beginning.
///
/// # Errors
/// The number of the first place that does not hold what was recorded there.
pub fn verify(rows: &[AuditRow]) -> Result<(), u64> {
    let mut verifier = Verifier::default();
    rows.iter().try_for_each(|row| verifier.check(row))
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
        entry.actor.as_ref().map(Actor::id),
        Some(&entry.action),
        Some(&entry.object),
        entry.before.as_deref(),
        entry.after.as_deref(),
        entry.origin.as_deref(),
        Some(&business_at),
        Some(&system_at),
    ];
    // Records from before there were these are chained without them.
    let later = [
        entry.actor_kind(),
        entry.on_behalf_of.as_ref().map(TenantId::as_str),
    ];
    let later = later
        .into_iter()
        .filter(|_| later.iter().any(Option::is_some));
    let mut hasher = Sha256::new();
    for field in fields.into_iter().chain(later) {
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
            actor: read_actor(&mut row)?,
            on_behalf_of: row.optional_parse("on_behalf_of")?,
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

fn read_actor(row: &mut Row) -> Result<Option<Actor>, StoreError> {
    let id = row.optional_text("actor")?;
    let kind = row.optional_word("actor_kind", ActorKind::parse)?;
    let Some(id) = id else { return Ok(None) };
    let actor = Actor::read(kind.unwrap_or(ActorKind::Person), &id);
    actor.map(Some).ok_or_else(|| row.corrupt("actor"))
}
