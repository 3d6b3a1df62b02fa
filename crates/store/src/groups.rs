//! Groups of people, as the organization's own list has them.

use chrono::{DateTime, Utc};
use domain::ids::{GroupId, UserId};

use crate::database::{Param, Row, TenantTx, params};
use crate::directory::{blocks, name_key};
use crate::error::StoreError;
use crate::fold::end_of_prefix;

const TABLE: &str = "directory_groups";

/// The most groups that one search gives.
const MOST_ALIKE: i64 = 100;

/// How many people one statement adds or removes.
const AT_ONCE: usize = 50;

macro_rules! columns {
    () => {
        "g.id, g.display_name, g.external_id, g.created_at, g.modified_at, g.version"
    };
}

/// A group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupRecord {
    /// Its id.
    pub id: GroupId,
    /// Its name; several groups may have the same.
    pub display_name: String,
    /// The list's own id.
    pub external_id: Option<String>,
    /// When it came to be.
    pub created_at: DateTime<Utc>,
    /// When it was changed last, its members included.
    pub modified_at: DateTime<Utc>,
    /// Counts the changes.
    pub version: i64,
}

/// Adds a group without members.
pub async fn insert(tx: &mut TenantTx, group: &GroupRecord) -> Result<(), StoreError> {
    let block = blocks::join(tx, blocks::GROUPS).await?;
    tx.execute_one(
        "INSERT INTO directory_groups (tenant_id, id, block, display_name, name_key, external_id, \
         created_at, modified_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        params![
            &group.id,
            block,
            &group.display_name,
            &name_key(&group.display_name),
            group.external_id.as_deref(),
            group.created_at,
            group.modified_at,
            group.version,
        ],
    )
    .await
}

/// Writes the group as it is now; its members are not touched.
pub async fn update(tx: &mut TenantTx, group: &GroupRecord) -> Result<(), StoreError> {
    tx.execute_one(
        "UPDATE directory_groups SET display_name = $2, name_key = $3, external_id = $4, \
         modified_at = $5, version = $6 WHERE tenant_id = $1 AND id = $7",
        params![
            &group.display_name,
            &name_key(&group.display_name),
            group.external_id.as_deref(),
            group.modified_at,
            group.version,
            &group.id,
        ],
    )
    .await
}

/// Removes a group that is there, and who is in it.
pub async fn remove(tx: &mut TenantTx, id: &GroupId) -> Result<(), StoreError> {
    clear_members(tx, id).await?;
    let sql = "DELETE FROM directory_groups WHERE tenant_id = $1 AND id = $2 RETURNING block";
    let row = tx.row(TABLE, sql, params![id]).await?;
    let block = row.map(|mut row| row.int("block")).transpose()?;
    match block {
        Some(block) => blocks::leave(tx, blocks::GROUPS, block).await,
        None => Err(StoreError::RowsAffected {
            expected: 1,
            actual: 0,
        }),
    }
}

/// The group with this id.
pub async fn find(tx: &mut TenantTx, id: &GroupId) -> Result<Option<GroupRecord>, StoreError> {
    let sql = concat!(
        "SELECT ",
        columns!(),
        " FROM directory_groups g WHERE g.tenant_id = $1 AND g.id = $2"
    );
    let row = tx.row(TABLE, sql, params![id]).await?;
    row.map(read).transpose()
}

/// As [`find`], and nobody else changes the group until this unit of work ends.
pub async fn find_for_change(
    tx: &mut TenantTx,
    id: &GroupId,
) -> Result<Option<GroupRecord>, StoreError> {
    let sql = "UPDATE directory_groups SET version = version WHERE tenant_id = $1 AND id = $2";
    tx.execute(sql, params![id]).await?;
    find(tx, id).await
}

/// The groups of this name, in any case.
pub async fn find_by_name(tx: &mut TenantTx, name: &str) -> Result<Vec<GroupRecord>, StoreError> {
    let sql = concat!(
        "SELECT ",
        columns!(),
        " FROM directory_groups g WHERE g.tenant_id = $1 AND g.name_key = $2 ORDER BY g.id LIMIT $3"
    );
    let rows = tx
        .rows(TABLE, sql, params![&name_key(name), MOST_ALIKE])
        .await?;
    rows.into_iter().map(read).collect()
}

/// The groups with a name that begins so, by name; the first ones for an empty text.
pub async fn search(
    tx: &mut TenantTx,
    q: &str,
    limit: u32,
) -> Result<Vec<GroupRecord>, StoreError> {
    let first = name_key(q);
    let end = end_of_prefix(&first);
    let sql = concat!(
        "SELECT ",
        columns!(),
        " FROM directory_groups g WHERE g.tenant_id = $1 AND g.name_key >= $2 \
         AND g.name_key < $3 ORDER BY g.name_key, g.id LIMIT $4"
    );
    let params = params![&first, &end, limit];
    let rows = tx.rows(TABLE, sql, params).await?;
    rows.into_iter().map(read).collect()
}

/// The groups that the list knows by this id of its own.
pub async fn find_by_external_id(
    tx: &mut TenantTx,
    external_id: &str,
) -> Result<Vec<GroupRecord>, StoreError> {
    let sql = concat!(
        "SELECT ",
        columns!(),
        " FROM directory_groups g WHERE g.tenant_id = $1 AND g.external_id = $2 \
         ORDER BY g.id LIMIT $3"
    );
    let rows = tx
        .rows(TABLE, sql, params![external_id, MOST_ALIKE])
        .await?;
    rows.into_iter().map(read).collect()
}

/// The groups that the person is in.
pub async fn of_member(tx: &mut TenantTx, user: &UserId) -> Result<Vec<GroupRecord>, StoreError> {
    let sql = concat!(
        "SELECT ",
        columns!(),
        " FROM group_members m JOIN directory_groups g ON g.tenant_id = m.tenant_id \
         AND g.id = m.group_id WHERE m.tenant_id = $1 AND m.user_id = $2 ORDER BY m.group_id"
    );
    let rows = tx.rows(TABLE, sql, params![user]).await?;
    rows.into_iter().map(read).collect()
}

/// A page of all groups that begins after `skipped` others, and how many there are.
pub async fn list(
    tx: &mut TenantTx,
    skipped: u64,
    limit: u32,
) -> Result<(Vec<GroupRecord>, u64), StoreError> {
    let (place, total) = blocks::place(tx, blocks::GROUPS, skipped).await?;
    let Some(place) = place.filter(|_| limit > 0) else {
        return Ok((Vec::new(), total));
    };
    let sql = concat!(
        "SELECT ",
        columns!(),
        " FROM directory_groups g WHERE g.tenant_id = $1 AND g.block >= $2 \
         ORDER BY g.block, g.id LIMIT $3 OFFSET $4"
    );
    let params = params![place.block, limit, place.offset];
    let rows = tx.rows(TABLE, sql, params).await?;
    let groups: Result<_, _> = rows.into_iter().map(read).collect();
    Ok((groups?, total))
}

/// Who is in the group, by id; no more than `limit`.
pub async fn members(
    tx: &mut TenantTx,
    group: &GroupId,
    limit: u32,
) -> Result<Vec<UserId>, StoreError> {
    let sql = "SELECT user_id FROM group_members WHERE tenant_id = $1 AND group_id = $2 \
        ORDER BY user_id LIMIT $3";
    let rows = tx.rows("group_members", sql, params![group, limit]).await?;
    rows.into_iter()
        .map(|mut row| row.parse("user_id"))
        .collect()
}

/// Puts people into the group, and tells how many were not in it. Whoever is not of the
/// organization, or was deleted, is left out.
pub async fn add_members(
    tx: &mut TenantTx,
    group: &GroupId,
    people: &[UserId],
) -> Result<u64, StoreError> {
    // Asked plainly whether the key is there, SQLite reads everybody by the index of keys.
    let sql = format!(
        "INSERT INTO group_members (tenant_id, group_id, user_id) \
         SELECT e.tenant_id, CAST($2 AS TEXT), e.user_id FROM directory_entries e \
         WHERE e.tenant_id = $1 AND e.user_id IN ({}) AND COALESCE(e.user_name_key, '') <> '' \
         ON CONFLICT (tenant_id, group_id, user_id) DO NOTHING",
        placeholders()
    );
    in_portions(tx, &sql, group, people).await
}

/// Takes people out of the group, and tells how many were in it.
pub async fn remove_members(
    tx: &mut TenantTx,
    group: &GroupId,
    people: &[UserId],
) -> Result<u64, StoreError> {
    let sql = format!(
        "DELETE FROM group_members WHERE tenant_id = $1 AND group_id = $2 AND user_id IN ({})",
        placeholders()
    );
    in_portions(tx, &sql, group, people).await
}

/// Takes everybody out of the group, and tells how many that were.
pub async fn clear_members(tx: &mut TenantTx, group: &GroupId) -> Result<u64, StoreError> {
    let sql = "DELETE FROM group_members WHERE tenant_id = $1 AND group_id = $2";
    tx.execute(sql, params![group]).await
}

/// Whether the person is in one of the groups.
pub async fn is_member_of_any(
    tx: &mut TenantTx,
    user: &UserId,
    groups: &[GroupId],
) -> Result<bool, StoreError> {
    let sql = "SELECT user_id FROM group_members \
        WHERE tenant_id = $1 AND group_id = $2 AND user_id = $3";
    for group in groups {
        let row = tx.row("group_members", sql, params![group, user]).await?;
        if row.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// One text for any number of people: the last of a portion is repeated to fill it.
async fn in_portions(
    tx: &mut TenantTx,
    sql: &str,
    group: &GroupId,
    people: &[UserId],
) -> Result<u64, StoreError> {
    let mut changed = 0;
    for portion in people.chunks(AT_ONCE) {
        let Some(last) = portion.last() else { continue };
        let filled = portion.iter().chain(std::iter::repeat(last)).take(AT_ONCE);
        let mut params = vec![Param::from(group)];
        params.extend(filled.map(Param::from));
        changed += tx.execute(sql, &params).await?;
    }
    Ok(changed)
}

fn placeholders() -> String {
    let numbers: Vec<String> = (0..AT_ONCE)
        .map(|index| format!("${}", index + 3))
        .collect();
    numbers.join(", ")
}

fn read(mut row: Row) -> Result<GroupRecord, StoreError> {
    Ok(GroupRecord {
        id: row.parse("id")?,
        display_name: row.text("display_name")?,
        external_id: row.optional_text("external_id")?,
        created_at: row.instant("created_at")?,
        modified_at: row.instant("modified_at")?,
        version: row.int("version")?,
    })
}
