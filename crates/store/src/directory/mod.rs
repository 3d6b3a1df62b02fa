//! What an organization's own user list says of its people: names, addresses, versions.
//!
//! Every person has an entry, also those whom no list has named. An entry without a key is a person
//! who was deleted: the account stays, disabled, for what refers to it.

pub(crate) mod blocks;
mod change;

use chrono::{DateTime, Utc};
use domain::ids::UserId;
use domain::user::User;

use crate::database::{Row, TenantTx, params};
use crate::error::StoreError;
use crate::users;

pub(crate) use change::insert_unlisted;
pub use change::{adopt, insert, remove, update};

const TABLE: &str = "directory_entries";

/// The most people that one search of an address or of an id elsewhere gives.
const MOST_ALIKE: i64 = 100;

macro_rules! columns {
    () => {
        concat!(
            $crate::users::user_columns!(),
            ", e.user_name, e.external_id, e.attributes_json, e.created_at, e.modified_at, \
             e.version"
        )
    };
}

/// A person as the organization's list has him or her.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectoryEntry {
    /// The account.
    pub user: User,
    /// What the list names the person by; unique in the organization, whatever its case.
    pub user_name: String,
    /// The list's own id.
    pub external_id: Option<String>,
    /// Everything else that the list says, as JSON; nothing before it said anything.
    pub attributes_json: Option<String>,
    /// Every address of the person, as they are searched by. Not read back.
    pub emails: Vec<String>,
    /// When the list named the person first.
    pub created_at: Option<DateTime<Utc>>,
    /// When the list changed something last.
    pub modified_at: Option<DateTime<Utc>>,
    /// Counts the changes.
    pub version: i64,
}

/// What names are compared by: accents make a difference, case does not.
pub(crate) fn name_key(name: &str) -> String {
    name.to_lowercase()
}

/// The person with this id, unless deleted.
pub async fn find(tx: &mut TenantTx, id: &UserId) -> Result<Option<DirectoryEntry>, StoreError> {
    let sql = concat!(
        "SELECT ",
        columns!(),
        " FROM directory_entries e JOIN users u ON u.tenant_id = e.tenant_id AND u.id = e.user_id \
         WHERE e.tenant_id = $1 AND e.user_id = $2 AND e.user_name_key IS NOT NULL"
    );
    let row = tx.row(TABLE, sql, params![id]).await?;
    row.map(read).transpose()
}

/// As [`find`], and nobody else changes the entry until this unit of work ends.
pub async fn find_for_change(
    tx: &mut TenantTx,
    id: &UserId,
) -> Result<Option<DirectoryEntry>, StoreError> {
    let sql =
        "UPDATE directory_entries SET version = version WHERE tenant_id = $1 AND user_id = $2";
    tx.execute(sql, params![id]).await?;
    find(tx, id).await
}

/// The person with this name in the list, in any case.
pub async fn find_by_user_name(
    tx: &mut TenantTx,
    user_name: &str,
) -> Result<Option<DirectoryEntry>, StoreError> {
    let sql = concat!(
        "SELECT ",
        columns!(),
        " FROM directory_entries e JOIN users u ON u.tenant_id = e.tenant_id AND u.id = e.user_id \
         WHERE e.tenant_id = $1 AND e.user_name_key = $2"
    );
    let row = tx.row(TABLE, sql, params![&name_key(user_name)]).await?;
    row.map(read).transpose()
}

/// The people whom the list knows by this id of its own.
pub async fn find_by_external_id(
    tx: &mut TenantTx,
    external_id: &str,
) -> Result<Vec<DirectoryEntry>, StoreError> {
    let sql = concat!(
        "SELECT ",
        columns!(),
        " FROM directory_entries e JOIN users u ON u.tenant_id = e.tenant_id AND u.id = e.user_id \
         WHERE e.tenant_id = $1 AND e.external_id = $2 AND e.user_name_key IS NOT NULL \
         ORDER BY e.user_id LIMIT $3"
    );
    let rows = tx
        .rows(TABLE, sql, params![external_id, MOST_ALIKE])
        .await?;
    rows.into_iter().map(read).collect()
}

/// The people with this address among theirs, in any case.
pub async fn find_by_email(
    tx: &mut TenantTx,
    email: &str,
) -> Result<Vec<DirectoryEntry>, StoreError> {
    let sql = concat!(
        "SELECT ",
        columns!(),
        " FROM directory_emails m \
         JOIN directory_entries e ON e.tenant_id = m.tenant_id AND e.user_id = m.user_id \
         JOIN users u ON u.tenant_id = e.tenant_id AND u.id = e.user_id \
         WHERE m.tenant_id = $1 AND m.email_key = $2 ORDER BY m.user_id LIMIT $3"
    );
    let rows = tx
        .rows(TABLE, sql, params![&name_key(email), MOST_ALIKE])
        .await?;
    rows.into_iter().map(read).collect()
}

/// A page of the list that begins after `skipped` people, and how many there are in all. Nothing is
/// read before the block in which the page begins.
pub async fn list(
    tx: &mut TenantTx,
    skipped: u64,
    limit: u32,
) -> Result<(Vec<DirectoryEntry>, u64), StoreError> {
    let (place, total) = blocks::place(tx, blocks::USERS, skipped).await?;
    let Some(place) = place.filter(|_| limit > 0) else {
        return Ok((Vec::new(), total));
    };
    let sql = concat!(
        "SELECT ",
        columns!(),
        " FROM directory_entries e JOIN users u ON u.tenant_id = e.tenant_id AND u.id = e.user_id \
         WHERE e.tenant_id = $1 AND e.block >= $2 ORDER BY e.block, e.user_id LIMIT $3 OFFSET $4"
    );
    let params = params![place.block, limit, place.offset];
    let rows = tx.rows(TABLE, sql, params).await?;
    let entries: Result<_, _> = rows.into_iter().map(read).collect();
    Ok((entries?, total))
}

fn read(mut row: Row) -> Result<DirectoryEntry, StoreError> {
    let instant = |micros: Option<i64>| micros.and_then(DateTime::from_timestamp_micros);
    Ok(DirectoryEntry {
        user: users::read(&mut row)?,
        user_name: row.text("user_name")?,
        external_id: row.optional_text("external_id")?,
        attributes_json: row.optional_text("attributes_json")?,
        emails: Vec::new(),
        created_at: instant(row.optional_int("created_at")?),
        modified_at: instant(row.optional_int("modified_at")?),
        version: row.int("version")?,
    })
}
