//! The people of an organization as its admins see them: a list to page through, and the lock
//! under which roles and accounts change.

use domain::access::Role;
use domain::ids::UserId;
use domain::people_filter::PeopleFilter;
use domain::user::User;

use crate::cursor::Cursor;
use crate::database::{Param, TenantTx, params};
use crate::error::StoreError;
use crate::fold::{end_of_prefix, fold, shortened};
use crate::users::{self, user_columns};

const TABLE: &str = "users";

/// A person with the roles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRecord {
    /// The person.
    pub user: User,
    /// The person's roles.
    pub roles: Vec<Role>,
}

/// One page by name, and where the next one begins.
pub async fn list(
    tx: &mut TenantTx,
    filter: &PeopleFilter,
    page_size: usize,
) -> Result<(Vec<PersonRecord>, Option<String>), StoreError> {
    // Every key is beyond the empty one, since ids are not empty.
    let after = filter.cursor.as_deref().and_then(Cursor::parse);
    let after = after.unwrap_or_else(|| Cursor {
        key: String::new(),
        id: String::new(),
    });
    let words = filter.q.as_deref().map(|q| shortened(&fold(q)));
    let range = words.map(|first| {
        let end = end_of_prefix(&first);
        (first, end)
    });
    let limit = i64::try_from(page_size).map_or(i64::MAX, |size| size.saturating_add(1));
    let (sql, params) = query(filter, &after, range.as_ref(), limit);
    let mut rows = tx.rows(TABLE, &sql, &params).await?;
    let has_more = rows.len() > page_size;
    rows.truncate(page_size);
    let mut people = Vec::with_capacity(rows.len());
    let mut next = None;
    for mut row in rows {
        let key = row.text("name_key")?;
        let user = users::read(&mut row)?;
        let id = user.id.as_str().to_owned();
        next = has_more.then_some(Cursor { key, id });
        let roles = Vec::new();
        people.push(PersonRecord { user, roles });
    }
    add_roles(tx, &mut people).await?;
    Ok((people, next.map(|cursor| cursor.to_text())))
}

/// One person.
pub async fn find(tx: &mut TenantTx, id: &UserId) -> Result<Option<PersonRecord>, StoreError> {
    let Some(user) = users::find(tx, id).await? else {
        return Ok(None);
    };
    let roles = users::roles(tx, id).await?;
    Ok(Some(PersonRecord { user, roles }))
}

/// Holds the organization until the end of the transaction against every other change of who
/// administers it. It is taken before any other lock.
pub async fn lock_administration(tx: &mut TenantTx) -> Result<(), StoreError> {
    let sql = "INSERT INTO administration_heads (tenant_id, changes) VALUES ($1, 1) \
        ON CONFLICT (tenant_id) DO UPDATE SET changes = administration_heads.changes + 1";
    tx.execute_one(sql, params![]).await
}

/// How many can sign in as a global admin beside the person.
pub async fn other_global_admins(tx: &mut TenantTx, id: &UserId) -> Result<u64, StoreError> {
    let sql = "SELECT COUNT(*) FROM user_roles r \
        JOIN users u ON u.tenant_id = r.tenant_id AND u.id = r.user_id \
        WHERE r.tenant_id = $1 AND r.role = $2 AND r.user_id <> $3 \
        AND u.status = 'active' AND u.kind = 'member'";
    let params = params![Role::GlobalAdmin.as_str(), id];
    let row = tx.row("user_roles", sql, params).await?;
    let count = row.map_or(Ok(0), |mut row| row.int("count"))?;
    Ok(u64::try_from(count).unwrap_or_default())
}

/// Gives the person these roles and no others.
pub async fn set_roles(tx: &mut TenantTx, id: &UserId, roles: &[Role]) -> Result<(), StoreError> {
    let sql = "DELETE FROM user_roles WHERE tenant_id = $1 AND user_id = $2";
    tx.execute(sql, params![id]).await?;
    for role in roles {
        users::grant_role(tx, id, *role).await?;
    }
    Ok(())
}

/// The query of a page. `$1` is the organization; the others are used in their order.
fn query<'a>(
    filter: &PeopleFilter,
    after: &'a Cursor,
    words: Option<&'a (String, String)>,
    limit: i64,
) -> (String, Vec<Param<'a>>) {
    let mut params = Vec::new();
    let mut bind = |value: Param<'a>| {
        params.push(value);
        params.len() + 1
    };
    let mut conditions = vec!["u.tenant_id = $1".to_owned()];
    if let Some(status) = filter.status {
        let status = bind(Param::from(status.as_str()));
        conditions.push(format!("u.status = ${status}"));
    }
    if let Some(role) = filter.role {
        let role = bind(Param::from(role.as_str()));
        conditions.push(format!(
            "u.id IN (SELECT r.user_id FROM user_roles r \
             WHERE r.tenant_id = $1 AND r.role = ${role})"
        ));
    }
    if let Some((first, end)) = words {
        let (first, end) = (bind(Param::from(first)), bind(Param::from(end)));
        conditions.push(format!(
            "u.id IN (SELECT t.user_id FROM user_terms t \
             WHERE t.tenant_id = $1 AND t.term >= ${first} AND t.term < ${end})"
        ));
    }
    let (key, id) = (bind(Param::from(&after.key)), bind(Param::from(&after.id)));
    conditions.push(format!("(u.name_key, u.id) > (${key}, ${id})"));
    let limit = bind(Param::from(limit));
    let sql = format!(
        "SELECT u.name_key, {} FROM users u WHERE {} ORDER BY u.name_key, u.id LIMIT ${limit}",
        user_columns!(),
        conditions.join(" AND "),
    );
    (sql, params)
}

/// Adds the roles of all of them.
async fn add_roles(tx: &mut TenantTx, people: &mut [PersonRecord]) -> Result<(), StoreError> {
    if people.is_empty() {
        return Ok(());
    }
    let places: Vec<String> = (0..people.len()).map(|n| format!("${}", n + 2)).collect();
    let sql = format!(
        "SELECT user_id, role FROM user_roles WHERE tenant_id = $1 AND user_id IN ({}) \
         ORDER BY user_id, role",
        places.join(", ")
    );
    let ids: Vec<UserId> = people.iter().map(|person| person.user.id.clone()).collect();
    let params: Vec<Param<'_>> = ids.iter().map(Param::from).collect();
    for mut row in tx.rows("user_roles", &sql, &params).await? {
        let id: UserId = row.parse("user_id")?;
        let role = row.word("role", Role::parse)?;
        let mut those = people.iter_mut();
        if let Some(person) = those.find(|person| person.user.id == id) {
            person.roles.push(role);
        }
    }
    Ok(())
}
