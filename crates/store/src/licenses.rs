//! Who holds a license of which subscription.

use chrono::{DateTime, Utc};
use domain::ids::{SubscriptionId, UserId};
use domain::user::User;

use crate::cursor::Cursor;
use crate::database::{Row, TenantTx, params};
use crate::error::StoreError;
use crate::fold::fold;
use crate::subscriptions::{self, SubscriptionRecord, subscription_columns};
use crate::users::{self, user_columns};

const TABLE: &str = "licenses";

/// A person who holds a license.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LicenseRecord {
    /// The person.
    pub user: User,
    /// Since when.
    pub assigned_at: DateTime<Utc>,
}

/// What came of an attempt to assign a license.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AssignOutcome {
    /// The person holds a license now.
    Assigned,
    /// The person held one before.
    AlreadyAssigned,
    /// Every license is assigned to somebody else.
    NoneLeft,
}

/// Assigns a license, and tells the license that the person holds, if any, and how many are assigned
/// now.
///
/// The subscription is counted up first: that locks its row, so that two who assign wait for each
/// other there and nowhere else.
pub async fn assign(
    tx: &mut TenantTx,
    subscription: &SubscriptionId,
    user: &UserId,
    at: DateTime<Utc>,
) -> Result<(AssignOutcome, Option<LicenseRecord>, u32), StoreError> {
    let counted = count_up(tx, subscription).await?;
    let inserted = match counted {
        Some(_) => insert(tx, subscription, user, at).await?,
        None => false,
    };
    let license = find(tx, subscription, user).await?;
    match (counted, inserted, license.is_some()) {
        (Some(assigned), true, _) => Ok((AssignOutcome::Assigned, license, assigned)),
        (Some(_), false, _) => {
            let assigned = count_down(tx, subscription).await?;
            Ok((AssignOutcome::AlreadyAssigned, license, assigned))
        }
        (None, _, holds) => {
            let assigned = assigned(tx, subscription).await?;
            let outcome = if holds {
                AssignOutcome::AlreadyAssigned
            } else {
                AssignOutcome::NoneLeft
            };
            Ok((outcome, license, assigned))
        }
    }
}

/// Takes the person's license back. Tells whether there was one, and how many are assigned now.
pub async fn unassign(
    tx: &mut TenantTx,
    subscription: &SubscriptionId,
    user: &UserId,
) -> Result<(bool, u32), StoreError> {
    lock(tx, subscription).await?;
    let sql = "DELETE FROM licenses WHERE tenant_id = $1 AND subscription_id = $2 AND user_id = $3";
    let removed = tx.execute(sql, params![subscription, user]).await?;
    if removed == 0 {
        return Ok((false, assigned(tx, subscription).await?));
    }
    Ok((true, count_down(tx, subscription).await?))
}

/// The people who hold a license, by name: one page, and where the next one begins.
pub async fn list(
    tx: &mut TenantTx,
    subscription: &SubscriptionId,
    cursor: Option<&str>,
    page_size: usize,
) -> Result<(Vec<LicenseRecord>, Option<String>), StoreError> {
    // Every key is beyond the empty one, since ids are not empty.
    let after = cursor.and_then(Cursor::parse).unwrap_or_else(|| Cursor {
        key: String::new(),
        id: String::new(),
    });
    let sql = concat!(
        "SELECT l.name_key, ",
        user_columns!(),
        ", l.assigned_at FROM licenses l \
         JOIN users u ON u.tenant_id = l.tenant_id AND u.id = l.user_id \
         WHERE l.tenant_id = $1 AND l.subscription_id = $2 AND (l.name_key, l.user_id) > ($3, $4) \
         ORDER BY l.name_key, l.user_id LIMIT $5"
    );
    let limit = i64::try_from(page_size).map_or(i64::MAX, |size| size.saturating_add(1));
    let params = params![subscription, &after.key, &after.id, limit];
    let mut rows = tx.rows(TABLE, sql, params).await?;
    let has_more = rows.len() > page_size;
    rows.truncate(page_size);
    let mut licenses = Vec::with_capacity(rows.len());
    let mut next = None;
    for mut row in rows {
        let key = row.text("name_key")?;
        let license = read(row)?;
        let id = license.user.id.as_str().to_owned();
        next = has_more.then_some(Cursor { key, id });
        licenses.push(license);
    }
    Ok((licenses, next.map(|cursor| cursor.to_text())))
}

/// Whether the person holds a license of the subscription.
pub async fn holds(
    tx: &mut TenantTx,
    subscription: &SubscriptionId,
    user: &UserId,
) -> Result<bool, StoreError> {
    Ok(find(tx, subscription, user).await?.is_some())
}

/// The subscriptions of which the person holds a license, by product.
pub async fn held_by(
    tx: &mut TenantTx,
    user: &UserId,
) -> Result<Vec<SubscriptionRecord>, StoreError> {
    let sql = concat!(
        "SELECT ",
        subscription_columns!(),
        " FROM subscriptions WHERE tenant_id = $1 AND id IN (SELECT l.subscription_id \
         FROM licenses l WHERE l.tenant_id = $1 AND l.user_id = $2) ORDER BY product_key, id"
    );
    let rows = tx.rows("subscriptions", sql, params![user]).await?;
    rows.into_iter()
        .map(|mut row| subscriptions::read(&mut row))
        .collect()
}

async fn find(
    tx: &mut TenantTx,
    subscription: &SubscriptionId,
    user: &UserId,
) -> Result<Option<LicenseRecord>, StoreError> {
    let sql = concat!(
        "SELECT ",
        user_columns!(),
        ", l.assigned_at FROM licenses l \
         JOIN users u ON u.tenant_id = l.tenant_id AND u.id = l.user_id \
         WHERE l.tenant_id = $1 AND l.subscription_id = $2 AND l.user_id = $3"
    );
    let row = tx.row(TABLE, sql, params![subscription, user]).await?;
    row.map(read).transpose()
}

/// `false`: the person holds a license already.
async fn insert(
    tx: &mut TenantTx,
    subscription: &SubscriptionId,
    user: &UserId,
    at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let name = users::find(tx, user).await?.map(|user| user.display_name);
    let name_key = fold(&name.unwrap_or_default());
    let inserted = tx
        .execute(
            "INSERT INTO licenses (tenant_id, subscription_id, user_id, name_key, assigned_at) \
             VALUES ($1, $2, $3, $4, $5) \
             ON CONFLICT (tenant_id, subscription_id, user_id) DO NOTHING",
            params![subscription, user, &name_key, at],
        )
        .await?;
    Ok(inserted == 1)
}

/// `None`: every license is assigned.
async fn count_up(
    tx: &mut TenantTx,
    subscription: &SubscriptionId,
) -> Result<Option<u32>, StoreError> {
    let sql = "UPDATE subscriptions SET assigned = assigned + 1 \
        WHERE tenant_id = $1 AND id = $2 AND assigned < quantity RETURNING assigned";
    let row = tx.row("subscriptions", sql, params![subscription]).await?;
    row.map(|mut row| row.number("assigned")).transpose()
}

async fn count_down(tx: &mut TenantTx, subscription: &SubscriptionId) -> Result<u32, StoreError> {
    let sql = "UPDATE subscriptions SET assigned = assigned - 1 \
        WHERE tenant_id = $1 AND id = $2 RETURNING assigned";
    one(tx.row("subscriptions", sql, params![subscription]).await?)
}

/// Holds the subscription's row, so that licenses are changed by one unit of work at a time.
async fn lock(tx: &mut TenantTx, subscription: &SubscriptionId) -> Result<(), StoreError> {
    let sql = "UPDATE subscriptions SET assigned = assigned WHERE tenant_id = $1 AND id = $2";
    tx.execute_one(sql, params![subscription]).await
}

async fn assigned(tx: &mut TenantTx, subscription: &SubscriptionId) -> Result<u32, StoreError> {
    let sql = "SELECT assigned FROM subscriptions WHERE tenant_id = $1 AND id = $2";
    one(tx.row("subscriptions", sql, params![subscription]).await?)
}

fn one(row: Option<Row>) -> Result<u32, StoreError> {
    let none = StoreError::RowsAffected {
        expected: 1,
        actual: 0,
    };
    row.ok_or(none)?.number("assigned")
}

fn read(mut row: Row) -> Result<LicenseRecord, StoreError> {
    Ok(LicenseRecord {
        user: users::read(&mut row)?,
        assigned_at: row.instant("assigned_at")?,
    })
}
