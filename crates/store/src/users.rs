//! People of an organization's directory, their roles and passwords.

use std::collections::BTreeSet;

use domain::access::Role;
use domain::email::EmailAddress;
use domain::ids::UserId;
use domain::user::{AccountStatus, DirectorySource, User, UserKind};

use crate::database::{Row, TenantTx, params};
use crate::directory;
use crate::error::StoreError;
use crate::fold::{end_of_prefix, fold, name_terms, shortened};

const TABLE: &str = "users";

/// The columns of a user, in the order of [`read`].
macro_rules! user_columns {
    () => {
        "u.tenant_id, u.id, u.email, u.display_name, u.kind, u.status, u.source"
    };
}
pub(crate) use user_columns;

/// Adds a person to the organization of the transaction.
pub async fn insert(tx: &mut TenantTx, user: &User) -> Result<(), StoreError> {
    insert_account(tx, user).await?;
    directory::insert_unlisted(tx, user).await
}

/// Adds the account of somebody of a partner: it is in no list that another system keeps.
pub async fn insert_partner(tx: &mut TenantTx, user: &User) -> Result<(), StoreError> {
    insert_account(tx, user).await
}

/// Adds the account alone, for who writes the entry in the directory, too.
pub(crate) async fn insert_account(tx: &mut TenantTx, user: &User) -> Result<(), StoreError> {
    tx.execute_one(
        "INSERT INTO users (tenant_id, id, email, display_name, name_key, kind, status, source) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        params![
            &user.id,
            user.email.as_str(),
            &user.display_name,
            &fold(&user.display_name),
            user.kind.as_str(),
            user.status.as_str(),
            user.source.as_str(),
        ],
    )
    .await?;
    insert_terms(tx, user).await
}

/// Writes the person as he or she is now: in searches, and in lists of who holds a license, too.
pub async fn update(tx: &mut TenantTx, user: &User) -> Result<(), StoreError> {
    let name_key = fold(&user.display_name);
    tx.execute_one(
        "UPDATE users SET email = $2, display_name = $3, name_key = $4, kind = $5, status = $6, \
         source = $7 WHERE tenant_id = $1 AND id = $8",
        params![
            user.email.as_str(),
            &user.display_name,
            &name_key,
            user.kind.as_str(),
            user.status.as_str(),
            user.source.as_str(),
            &user.id,
        ],
    )
    .await?;
    let sql = "DELETE FROM user_terms WHERE tenant_id = $1 AND user_id = $2";
    tx.execute(sql, params![&user.id]).await?;
    insert_terms(tx, user).await?;
    let sql = "UPDATE licenses SET name_key = $2 WHERE tenant_id = $1 AND user_id = $3";
    tx.execute(sql, params![&name_key, &user.id])
        .await
        .map(drop)
}

/// The person with this id.
pub async fn find(tx: &mut TenantTx, id: &UserId) -> Result<Option<User>, StoreError> {
    let sql = concat!(
        "SELECT ",
        user_columns!(),
        " FROM users u WHERE u.tenant_id = $1 AND u.id = $2"
    );
    let row = tx.row(TABLE, sql, params![id]).await?;
    row.map(|mut row| read(&mut row)).transpose()
}

/// As [`find`], and nobody changes the account until this unit of work ends.
pub async fn find_and_hold(tx: &mut TenantTx, id: &UserId) -> Result<Option<User>, StoreError> {
    let sql = concat!(
        "SELECT ",
        user_columns!(),
        " FROM users u WHERE u.tenant_id = $1 AND u.id = $2"
    );
    let row = tx.row_for_share(TABLE, sql, params![id]).await?;
    row.map(|mut row| read(&mut row)).transpose()
}

/// Lets what the person buys at the same time wait until this unit of work ends, so that it is
/// counted.
pub async fn hold_purchases(tx: &mut TenantTx, id: &UserId) -> Result<(), StoreError> {
    let sql = "UPDATE users SET kind = kind WHERE tenant_id = $1 AND id = $2";
    tx.execute_one(sql, params![id]).await
}

/// The person with this address.
pub async fn find_by_email(
    tx: &mut TenantTx,
    email: &EmailAddress,
) -> Result<Option<User>, StoreError> {
    let sql = concat!(
        "SELECT ",
        user_columns!(),
        " FROM users u WHERE u.tenant_id = $1 AND u.email = $2"
    );
    let row = tx.row(TABLE, sql, params![email.as_str()]).await?;
    row.map(|mut row| read(&mut row)).transpose()
}

/// Active people, but none of a partner, with a name of which a word begins with `q`, or with an address that does; sorted
/// by what was found. Nothing is read beyond what begins with `q`, and no more than is asked for.
pub async fn search(tx: &mut TenantTx, q: &str, limit: usize) -> Result<Vec<User>, StoreError> {
    let q = shortened(&fold(q));
    if q.is_empty() {
        return Ok(Vec::new());
    }
    let sql = concat!(
        "SELECT s.term, ",
        user_columns!(),
        " FROM user_terms s JOIN users u ON u.tenant_id = s.tenant_id AND u.id = s.user_id \
         WHERE s.tenant_id = $1 AND (s.term, s.user_id) > ($2, $3) AND s.term < $4 \
         AND u.status = 'active' AND u.kind <> 'partner' ORDER BY s.term, s.user_id LIMIT $5"
    );
    let end = end_of_prefix(&q);
    let page = i64::try_from(limit).unwrap_or(i64::MAX);
    let mut after = (q, String::new());
    let mut known = BTreeSet::new();
    let mut found = Vec::new();
    // A person is found by several terms at once, so a page may have fewer people than rows.
    while found.len() < limit {
        let params = params![&after.0, &after.1, &end, page];
        let rows = tx.rows(TABLE, sql, params).await?;
        let is_last = rows.len() < limit;
        for mut row in rows {
            let term = row.text("term")?;
            let user = read(&mut row)?;
            after = (term, user.id.as_str().to_owned());
            if found.len() < limit && known.insert(user.id.clone()) {
                found.push(user);
            }
        }
        if is_last {
            break;
        }
    }
    Ok(found)
}

/// The person's roles.
pub async fn roles(tx: &mut TenantTx, id: &UserId) -> Result<Vec<Role>, StoreError> {
    let rows = tx
        .rows(
            "user_roles",
            "SELECT role FROM user_roles WHERE tenant_id = $1 AND user_id = $2 ORDER BY role",
            params![id],
        )
        .await?;
    rows.into_iter()
        .map(|mut row| row.word("role", Role::parse))
        .collect()
}

/// Gives the person a role; again is harmless.
pub async fn grant_role(tx: &mut TenantTx, id: &UserId, role: Role) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO user_roles (tenant_id, user_id, role) VALUES ($1, $2, $3) \
         ON CONFLICT (tenant_id, user_id, role) DO NOTHING",
        params![id, role.as_str()],
    )
    .await
    .map(drop)
}

/// The hash of the person's password, in PHC format.
pub async fn credential(tx: &mut TenantTx, id: &UserId) -> Result<Option<String>, StoreError> {
    let sql = "SELECT password_hash FROM credentials WHERE tenant_id = $1 AND user_id = $2";
    let row = tx.row("credentials", sql, params![id]).await?;
    row.map(|mut row| row.text("password_hash")).transpose()
}

/// Sets the hash of the person's password.
pub async fn set_credential(
    tx: &mut TenantTx,
    id: &UserId,
    password_hash: &str,
) -> Result<(), StoreError> {
    tx.execute_one(
        "INSERT INTO credentials (tenant_id, user_id, password_hash) VALUES ($1, $2, $3) \
         ON CONFLICT (tenant_id, user_id) DO UPDATE SET password_hash = excluded.password_hash",
        params![id, password_hash],
    )
    .await
}

/// Switches the account on or off.
pub async fn set_status(
    tx: &mut TenantTx,
    id: &UserId,
    status: AccountStatus,
) -> Result<(), StoreError> {
    let sql = "UPDATE users SET status = $2 WHERE tenant_id = $1 AND id = $3";
    tx.execute_one(sql, params![status.as_str(), id]).await
}

async fn insert_terms(tx: &mut TenantTx, user: &User) -> Result<(), StoreError> {
    let mut terms = name_terms(&user.display_name);
    terms.push(shortened(&fold(user.email.as_str())));
    for term in terms {
        tx.execute(
            "INSERT INTO user_terms (tenant_id, term, user_id) VALUES ($1, $2, $3) \
             ON CONFLICT (tenant_id, term, user_id) DO NOTHING",
            params![&term, &user.id],
        )
        .await?;
    }
    Ok(())
}

/// Makes the account one of the organization's own, or a guest's.
pub async fn set_kind(tx: &mut TenantTx, id: &UserId, kind: UserKind) -> Result<(), StoreError> {
    let sql = "UPDATE users SET kind = $2 WHERE tenant_id = $1 AND id = $3";
    tx.execute_one(sql, params![kind.as_str(), id]).await
}

pub(crate) fn read(row: &mut Row) -> Result<User, StoreError> {
    Ok(User {
        tenant: row.parse("tenant_id")?,
        id: row.parse("id")?,
        email: row.parse("email")?,
        display_name: row.text("display_name")?,
        kind: row.word("kind", UserKind::parse)?,
        status: row.word("status", AccountStatus::parse)?,
        source: row.word("source", DirectorySource::parse)?,
    })
}
