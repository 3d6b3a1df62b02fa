//! What each organization lets its people buy by themselves.
//!
//! Each organization has a head row. A change of the policy writes it, and placing an order holds it
//! (`of_product_for_order`), so that no order is placed after a change that forbids it.

use chrono::{DateTime, Utc};
use domain::ids::{ProductId, UserId};
use domain::policy::{ProductPolicy, SelfServicePolicy};

use crate::database::{Row, TenantTx, params};
use crate::error::StoreError;

const HEAD: &str = "policy_heads";
const TABLE: &str = "product_policies";

/// What an organization lets people buy before an admin says anything.
const FIRST_DEFAULT: SelfServicePolicy = SelfServicePolicy::Allow;

/// What holds for a product, and which change of it that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PolicyState {
    /// What holds.
    pub policy: ProductPolicy,
    /// Counts the changes of this product's policy; 0 before the first.
    pub version: i64,
}

/// What holds for the product.
pub async fn of_product(tx: &mut TenantTx, product: &ProductId) -> Result<PolicyState, StoreError> {
    let default = default(tx).await?.unwrap_or(FIRST_DEFAULT);
    state(tx, product, default).await
}

/// What holds for the product, and will until this unit of work ends.
pub async fn of_product_for_order(
    tx: &mut TenantTx,
    product: &ProductId,
) -> Result<PolicyState, StoreError> {
    let mut default = hold_head(tx).await?;
    if default.is_none() {
        add_head(tx).await?;
        default = hold_head(tx).await?;
    }
    state(tx, product, default.unwrap_or(FIRST_DEFAULT)).await
}

/// The default and every product that an admin has ever set, with version.
pub async fn all(
    tx: &mut TenantTx,
) -> Result<
    (
        SelfServicePolicy,
        Vec<(ProductId, Option<SelfServicePolicy>, i64)>,
    ),
    StoreError,
> {
    let default = default(tx).await?.unwrap_or(FIRST_DEFAULT);
    let rows = tx
        .rows(
            TABLE,
            "SELECT product_id, policy, version FROM product_policies WHERE tenant_id = $1 \
             ORDER BY product_id",
            params![],
        )
        .await?;
    let products = rows.into_iter().map(|mut row| {
        Ok((
            row.parse("product_id")?,
            row.optional_word("policy", SelfServicePolicy::parse)?,
            row.int("version")?,
        ))
    });
    Ok((default, products.collect::<Result<_, StoreError>>()?))
}

/// Sets the product's policy, or lets it follow the default. `false`: somebody has changed it since
/// `expected_version`, and nothing was set.
pub async fn set(
    tx: &mut TenantTx,
    product: &ProductId,
    policy: Option<SelfServicePolicy>,
    expected_version: i64,
    by: &UserId,
    at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    add_head(tx).await?;
    tx.execute_one(
        "UPDATE policy_heads SET changes = changes + 1 WHERE tenant_id = $1",
        params![],
    )
    .await?;
    let policy = policy.map(SelfServicePolicy::as_str);
    let changed = if expected_version == 0 {
        tx.execute(
            "INSERT INTO product_policies \
             (tenant_id, product_id, policy, version, changed_by, changed_at) \
             VALUES ($1, $2, $3, 1, $4, $5) ON CONFLICT (tenant_id, product_id) DO NOTHING",
            params![product, policy, by, at],
        )
        .await?
    } else {
        tx.execute(
            "UPDATE product_policies \
             SET policy = $2, version = version + 1, changed_by = $3, changed_at = $4 \
             WHERE tenant_id = $1 AND product_id = $5 AND version = $6",
            params![policy, by, at, product, expected_version],
        )
        .await?
    };
    Ok(changed == 1)
}

async fn state(
    tx: &mut TenantTx,
    product: &ProductId,
    default: SelfServicePolicy,
) -> Result<PolicyState, StoreError> {
    let row = tx
        .row(
            TABLE,
            "SELECT policy, version FROM product_policies \
             WHERE tenant_id = $1 AND product_id = $2",
            params![product],
        )
        .await?;
    let (set, version) = match row {
        Some(mut row) => (
            row.optional_word("policy", SelfServicePolicy::parse)?,
            row.int("version")?,
        ),
        None => (None, 0),
    };
    let policy = ProductPolicy { default, set };
    Ok(PolicyState { policy, version })
}

const HEAD_SQL: &str = "SELECT default_policy FROM policy_heads WHERE tenant_id = $1";

async fn default(tx: &mut TenantTx) -> Result<Option<SelfServicePolicy>, StoreError> {
    let row = tx.row(HEAD, HEAD_SQL, params![]).await?;
    row.map(read_default).transpose()
}

async fn hold_head(tx: &mut TenantTx) -> Result<Option<SelfServicePolicy>, StoreError> {
    let row = tx.row_for_share(HEAD, HEAD_SQL, params![]).await?;
    row.map(read_default).transpose()
}

async fn add_head(tx: &mut TenantTx) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO policy_heads (tenant_id, default_policy, changes) VALUES ($1, $2, 0) \
         ON CONFLICT (tenant_id) DO NOTHING",
        params![FIRST_DEFAULT.as_str()],
    )
    .await
    .map(drop)
}

fn read_default(mut row: Row) -> Result<SelfServicePolicy, StoreError> {
    row.word("default_policy", SelfServicePolicy::parse)
}
