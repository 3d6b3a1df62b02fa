//! What people see behind the bell, and who is told of what.

use chrono::{DateTime, Utc};
use domain::access::Role;
use domain::ids::UserId;
use domain::user::User;

use crate::cursor::Cursor;
use crate::database::{Row, TenantTx, params};
use crate::error::StoreError;
use crate::users::{self, user_columns};

const TABLE: &str = "notices";
const SETTINGS: &str = "notice_settings";

/// A notice of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeRecord {
    /// What it came from; a person has one notice of each event.
    pub event_id: String,
    /// What it says, as JSON.
    pub notice_json: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Whether the person has seen it.
    pub is_read: bool,
}

/// What the organization chose, as JSON, with the version to write it by; none before it chose
/// anything.
pub async fn settings(tx: &mut TenantTx) -> Result<Option<(String, i64)>, StoreError> {
    let sql = "SELECT settings_json, version FROM notice_settings WHERE tenant_id = $1";
    let row = tx.row(SETTINGS, sql, params![]).await?;
    row.map(|mut row| Ok((row.text("settings_json")?, row.int("version")?)))
        .transpose()
}

/// Writes it over `version`; `false` where somebody was quicker.
pub async fn set_settings(
    tx: &mut TenantTx,
    settings_json: &str,
    version: i64,
) -> Result<bool, StoreError> {
    let written = if version == 0 {
        let sql = "INSERT INTO notice_settings (tenant_id, settings_json, version) \
            VALUES ($1, $2, 1) ON CONFLICT (tenant_id) DO NOTHING";
        tx.execute(sql, params![settings_json]).await?
    } else {
        let sql = "UPDATE notice_settings SET settings_json = $2, version = version + 1 \
            WHERE tenant_id = $1 AND version = $3";
        tx.execute(sql, params![settings_json, version]).await?
    };
    Ok(written == 1)
}

/// Whoever can sign in and has one of these roles; nobody of a partner.
pub async fn people_with(tx: &mut TenantTx, roles: &[Role]) -> Result<Vec<User>, StoreError> {
    let mut found: Vec<User> = Vec::new();
    for role in roles {
        let sql = concat!(
            "SELECT ",
            user_columns!(),
            " FROM user_roles r JOIN users u ON u.tenant_id = r.tenant_id AND u.id = r.user_id \
             WHERE r.tenant_id = $1 AND r.role = $2 AND u.status = 'active' \
             AND u.kind = 'member' ORDER BY u.id"
        );
        for mut row in tx.rows("users", sql, params![role.as_str()]).await? {
            let user = users::read(&mut row)?;
            if !found.iter().any(|known| known.id == user.id) {
                found.push(user);
            }
        }
    }
    Ok(found)
}

/// Shows a person a notice; again is harmless.
pub async fn add(
    tx: &mut TenantTx,
    user: &UserId,
    event_id: &str,
    notice_json: &str,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO notices (tenant_id, user_id, event_id, notice_json, created_at, is_read) \
         VALUES ($1, $2, $3, $4, $5, 0) ON CONFLICT (tenant_id, user_id, event_id) DO NOTHING",
        params![user, event_id, notice_json, at],
    )
    .await
    .map(drop)
}

/// A page of a person's notices, the newest first, and where the next one begins.
pub async fn list(
    tx: &mut TenantTx,
    user: &UserId,
    cursor: Option<&str>,
    page_size: usize,
) -> Result<(Vec<NoticeRecord>, Option<String>), StoreError> {
    let before = cursor.and_then(Cursor::parse);
    let before_at = before.as_ref().and_then(|cursor| cursor.key.parse().ok());
    let before_at: i64 = before_at.unwrap_or(i64::MAX);
    let before_id = before.map_or_else(String::new, |cursor| cursor.id);
    let limit = i64::try_from(page_size).map_or(i64::MAX, |size| size.saturating_add(1));
    let sql = "SELECT event_id, notice_json, created_at, is_read FROM notices \
        WHERE tenant_id = $1 AND user_id = $2 AND (created_at, event_id) < ($3, $4) \
        ORDER BY created_at DESC, event_id DESC LIMIT $5";
    let params = params![user, before_at, &before_id, limit];
    let mut rows = tx.rows(TABLE, sql, params).await?;
    let has_more = rows.len() > page_size;
    rows.truncate(page_size);
    let found: Vec<NoticeRecord> = rows.into_iter().map(read).collect::<Result<_, _>>()?;
    let next = found.last().filter(|_| has_more).map(|last| Cursor {
        key: last.at.timestamp_micros().to_string(),
        id: last.event_id.clone(),
    });
    Ok((found, next.map(|cursor| cursor.to_text())))
}

/// How many a person has not seen, counted up to `most`.
pub async fn unread(tx: &mut TenantTx, user: &UserId, most: u32) -> Result<u32, StoreError> {
    let sql = "SELECT COUNT(*) AS unread FROM (SELECT 1 FROM notices WHERE tenant_id = $1 \
        AND user_id = $2 AND is_read = 0 LIMIT $3) AS range_unread";
    match tx.row(TABLE, sql, params![user, most]).await? {
        Some(mut row) => row.number("unread"),
        None => Ok(0),
    }
}

/// The person has seen everything until `until`.
pub async fn mark_read(
    tx: &mut TenantTx,
    user: &UserId,
    until: DateTime<Utc>,
) -> Result<(), StoreError> {
    let sql = "UPDATE notices SET is_read = 1 \
        WHERE tenant_id = $1 AND user_id = $2 AND is_read = 0 AND created_at <= $3";
    tx.execute(sql, params![user, until]).await.map(drop)
}

/// Deletes what is older than `before`.
pub async fn forget(tx: &mut TenantTx, before: DateTime<Utc>) -> Result<(), StoreError> {
    let sql = "DELETE FROM notices WHERE tenant_id = $1 AND created_at < $2";
    tx.execute(sql, params![before]).await.map(drop)
}

fn read(mut row: Row) -> Result<NoticeRecord, StoreError> {
    Ok(NoticeRecord {
        event_id: row.text("event_id")?,
        notice_json: row.text("notice_json")?,
        at: row.instant("created_at")?,
        is_read: row.int("is_read")? != 0,
    })
}
