//! Mails that are to be sent, and notices that wait to be summed up in one.

use chrono::{DateTime, Utc};

use crate::database::{Row, TenantTx, params};
use crate::error::StoreError;

const TABLE: &str = "mails";
const ENTRIES: &str = "digest_entries";

/// A mail, whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailRecord {
    /// Its id, the same however often it is tried.
    pub id: String,
    /// Where it goes.
    pub to_address: String,
    /// To whom; empty where only the address is known.
    pub to_name: String,
    /// What it is about.
    pub subject: String,
    /// What it says, as text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// Whether the organization chose that such mails are sent.
    pub is_chosen: bool,
    /// When it was written.
    pub created_at: DateTime<Utc>,
}

/// A notice that waits for the next mail that sums several up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DigestEntry {
    /// How often such mails are sent.
    pub rhythm: String,
    /// Where it goes.
    pub to_address: String,
    /// To whom.
    pub to_name: String,
    /// What it came from.
    pub event_id: String,
    /// What it says, as JSON.
    pub notice_json: String,
    /// When that was.
    pub created_at: DateTime<Utc>,
    /// When the mail is sent.
    pub due_at: DateTime<Utc>,
}

/// What becomes of a mail after a try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailEnd {
    /// The mail server has it.
    Sent,
    /// Nobody takes it.
    GivenUp,
}

/// Adds a mail; again is harmless.
pub async fn add(tx: &mut TenantTx, mail: &MailRecord) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO mails (tenant_id, id, to_address, to_name, subject, text_body, html_body, \
         is_chosen, created_at, state, tries, next_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'waiting', 0, $9) ON CONFLICT (tenant_id, id) DO NOTHING",
        params![
            &mail.id,
            &mail.to_address,
            &mail.to_name,
            &mail.subject,
            &mail.text,
            &mail.html,
            u32::from(mail.is_chosen),
            mail.created_at,
        ],
    )
    .await
    .map(drop)
}

/// The mails whose time has come, the longest waiting first, each with how often it was tried.
pub async fn due(
    tx: &mut TenantTx,
    now: DateTime<Utc>,
    limit: u32,
) -> Result<Vec<(MailRecord, u32)>, StoreError> {
    let rows = tx
        .rows(
            TABLE,
            "SELECT id, to_address, to_name, subject, text_body, html_body, is_chosen, \
             created_at, tries FROM mails WHERE tenant_id = $1 AND state = 'waiting' AND next_at <= $2 \
             ORDER BY next_at, id LIMIT $3",
            params![now, limit],
        )
        .await?;
    rows.into_iter()
        .map(|mut row| Ok((read(&mut row)?, row.number("tries")?)))
        .collect()
}

/// When the next mail is to be tried.
pub async fn next_due(tx: &mut TenantTx) -> Result<Option<DateTime<Utc>>, StoreError> {
    let sql = "SELECT MIN(next_at) AS next_at FROM mails \
        WHERE tenant_id = $1 AND state = 'waiting'";
    match tx.row(TABLE, sql, params![]).await? {
        Some(mut row) => row.optional_instant("next_at"),
        None => Ok(None),
    }
}

/// Counts a try before it is made: whoever dies within it tries again at `next_at`. `false` where
/// somebody else is trying.
pub async fn begin_try(
    tx: &mut TenantTx,
    id: &str,
    tries: u32,
    next_at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let sql = "UPDATE mails SET tries = tries + 1, next_at = $2 \
        WHERE tenant_id = $1 AND id = $3 AND tries = $4 AND state = 'waiting'";
    Ok(tx.execute(sql, params![next_at, id, tries]).await? == 1)
}

/// Says when a mail is tried again.
pub async fn try_again(
    tx: &mut TenantTx,
    id: &str,
    next_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql = "UPDATE mails SET next_at = $2 \
        WHERE tenant_id = $1 AND id = $3 AND state = 'waiting'";
    tx.execute(sql, params![next_at, id]).await.map(drop)
}

/// Ends a mail.
pub async fn end(tx: &mut TenantTx, id: &str, end: MailEnd) -> Result<(), StoreError> {
    let state = match end {
        MailEnd::Sent => "sent",
        MailEnd::GivenUp => "given_up",
    };
    let sql = "UPDATE mails SET state = $2 WHERE tenant_id = $1 AND id = $3";
    tx.execute(sql, params![state, id]).await.map(drop)
}

/// Deletes the mails that ended and were written before `before`.
pub async fn forget(tx: &mut TenantTx, before: DateTime<Utc>) -> Result<(), StoreError> {
    let sql = "DELETE FROM mails WHERE tenant_id = $1 AND state <> 'waiting' AND next_at < $2";
    tx.execute(sql, params![before]).await.map(drop)
}

/// Adds a notice to the next mail that sums up; again is harmless.
pub async fn add_entry(tx: &mut TenantTx, entry: &DigestEntry) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO digest_entries (tenant_id, rhythm, to_address, event_id, to_name, \
         notice_json, created_at, due_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) \
         ON CONFLICT (tenant_id, rhythm, to_address, event_id) DO NOTHING",
        params![
            &entry.rhythm,
            &entry.to_address,
            &entry.event_id,
            &entry.to_name,
            &entry.notice_json,
            entry.created_at,
            entry.due_at,
        ],
    )
    .await
    .map(drop)
}

/// Takes all that is to be summed up by now, by recipient and time: nobody else gets it.
pub async fn take_due_entries(
    tx: &mut TenantTx,
    now: DateTime<Utc>,
) -> Result<Vec<DigestEntry>, StoreError> {
    let rows = tx
        .rows(
            ENTRIES,
            "DELETE FROM digest_entries WHERE tenant_id = $1 AND due_at <= $2 \
             RETURNING rhythm, to_address, to_name, event_id, notice_json, created_at, due_at",
            params![now],
        )
        .await?;
    let entries = rows.into_iter().map(read_entry);
    let mut entries: Vec<DigestEntry> = entries.collect::<Result<_, _>>()?;
    let key = |entry: &DigestEntry| {
        let (to, rhythm) = (entry.to_address.clone(), entry.rhythm.clone());
        (to, rhythm, entry.created_at, entry.event_id.clone())
    };
    entries.sort_by_key(key);
    Ok(entries)
}

/// When the next such mail is due.
pub async fn next_digest(tx: &mut TenantTx) -> Result<Option<DateTime<Utc>>, StoreError> {
    let sql = "SELECT MIN(due_at) AS due_at FROM digest_entries WHERE tenant_id = $1";
    match tx.row(ENTRIES, sql, params![]).await? {
        Some(mut row) => row.optional_instant("due_at"),
        None => Ok(None),
    }
}

fn read(row: &mut Row) -> Result<MailRecord, StoreError> {
    Ok(MailRecord {
        id: row.text("id")?,
        to_address: row.text("to_address")?,
        to_name: row.text("to_name")?,
        subject: row.text("subject")?,
        text: row.text("text_body")?,
        html: row.text("html_body")?,
        is_chosen: row.int("is_chosen")? != 0,
        created_at: row.instant("created_at")?,
    })
}

fn read_entry(mut row: Row) -> Result<DigestEntry, StoreError> {
    Ok(DigestEntry {
        rhythm: row.text("rhythm")?,
        to_address: row.text("to_address")?,
        to_name: row.text("to_name")?,
        event_id: row.text("event_id")?,
        notice_json: row.text("notice_json")?,
        created_at: row.instant("created_at")?,
        due_at: row.instant("due_at")?,
    })
}
