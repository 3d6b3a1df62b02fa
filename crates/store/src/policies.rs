//! What each organization lets its people buy by themselves.
//!
//! Each organization has a head row. A change of the policy writes it, and placing an order holds it
//! (`of_product_for_order`), so that no order is placed after a change that forbids it.

use domain::ids::ProductId;
use domain::policy::{Availability, ProductPolicy, SelfServicePolicy};

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
    let head = head(tx).await?;
    state(tx, product, head.default).await
}

/// What holds for the product, and will until this unit of work ends.
pub async fn of_product_for_order(
    tx: &mut TenantTx,
    product: &ProductId,
) -> Result<PolicyState, StoreError> {
    let mut head = hold_head(tx).await?;
    if head.is_none() {
        add_head(tx).await?;
        head = hold_head(tx).await?;
    }
    let default = head.map_or(FIRST_DEFAULT, |head| head.default);
    state(tx, product, default).await
}

/// What holds for the product, while nobody else changes it until this unit of work ends.
pub async fn of_product_for_change(
    tx: &mut TenantTx,
    product: &ProductId,
) -> Result<PolicyState, StoreError> {
    note_change(tx).await?;
    of_product(tx, product).await
}

/// Lets orders and other changes wait until this unit of work ends: for what they are checked
/// against and the policy does not hold itself.
pub async fn hold_for_change(tx: &mut TenantTx) -> Result<(), StoreError> {
    note_change(tx).await
}

/// Everything that an admin has ever set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policies {
    /// What products follow that have no value of their own.
    pub default: SelfServicePolicy,
    /// Counts the changes of the default; 0 before the first.
    pub default_version: i64,
    /// Every product that was set, in the order of their ids.
    pub products: Vec<(ProductId, PolicyState)>,
}

impl Policies {
    /// The same under another default.
    #[must_use]
    pub fn with_default(mut self, default: SelfServicePolicy) -> Self {
        self.default = default;
        for (_, state) in &mut self.products {
            state.policy.default = default;
        }
        self
    }
}

/// What holds for the whole organization.
pub async fn all(tx: &mut TenantTx) -> Result<Policies, StoreError> {
    let head = head(tx).await?;
    let rows = tx
        .rows(
            TABLE,
            "SELECT product_id, policy, availability, version FROM product_policies \
             WHERE tenant_id = $1 ORDER BY product_id",
            params![],
        )
        .await?;
    let products = rows.into_iter().map(|mut row| {
        let product = row.parse("product_id")?;
        Ok((product, read_state(&mut row, head.default)?))
    });
    Ok(Policies {
        default: head.default,
        default_version: head.version,
        products: products.collect::<Result<_, StoreError>>()?,
    })
}

/// Sets what holds for the product; without a value it follows the default. `false`: somebody has
/// changed it since `expected_version`, and nothing was set.
pub async fn set(
    tx: &mut TenantTx,
    product: &ProductId,
    policy: Option<SelfServicePolicy>,
    availability: Availability,
    expected_version: i64,
) -> Result<bool, StoreError> {
    note_change(tx).await?;
    let policy = policy.map(SelfServicePolicy::as_str);
    let availability = availability.as_str();
    let changed = if expected_version == 0 {
        tx.execute(
            "INSERT INTO product_policies (tenant_id, product_id, policy, availability, version) \
             VALUES ($1, $2, $3, $4, 1) ON CONFLICT (tenant_id, product_id) DO NOTHING",
            params![product, policy, availability],
        )
        .await?
    } else {
        tx.execute(
            "UPDATE product_policies SET policy = $2, availability = $3, version = version + 1 \
             WHERE tenant_id = $1 AND product_id = $4 AND version = $5",
            params![policy, availability, product, expected_version],
        )
        .await?
    };
    Ok(changed == 1)
}

/// Sets what products follow that have no value of their own. `false`: somebody has changed it
/// since `expected_version`, and nothing was set.
pub async fn set_default(
    tx: &mut TenantTx,
    default: SelfServicePolicy,
    expected_version: i64,
) -> Result<bool, StoreError> {
    add_head(tx).await?;
    let sql = "UPDATE policy_heads SET default_policy = $2, changes = changes + 1, \
        default_version = default_version + 1 WHERE tenant_id = $1 AND default_version = $3";
    let params = params![default.as_str(), expected_version];
    Ok(tx.execute(sql, params).await? == 1)
}

async fn state(
    tx: &mut TenantTx,
    product: &ProductId,
    default: SelfServicePolicy,
) -> Result<PolicyState, StoreError> {
    let row = tx
        .row(
            TABLE,
            "SELECT policy, availability, version FROM product_policies \
             WHERE tenant_id = $1 AND product_id = $2",
            params![product],
        )
        .await?;
    row.map_or(Ok(PolicyState::unset(default)), |mut row| {
        read_state(&mut row, default)
    })
}

impl PolicyState {
    /// What holds where no admin has said anything of the product.
    pub const fn unset(default: SelfServicePolicy) -> Self {
        Self {
            policy: ProductPolicy {
                default,
                set: None,
                availability: Availability::Available,
            },
            version: 0,
        }
    }
}

/// The organization's row.
#[derive(Clone, Copy)]
struct Head {
    default: SelfServicePolicy,
    version: i64,
}

const HEAD_SQL: &str =
    "SELECT default_policy, default_version FROM policy_heads WHERE tenant_id = $1";

async fn head(tx: &mut TenantTx) -> Result<Head, StoreError> {
    let row = tx.row(HEAD, HEAD_SQL, params![]).await?;
    let nothing_said = Head {
        default: FIRST_DEFAULT,
        version: 0,
    };
    row.map_or(Ok(nothing_said), read_head)
}

async fn hold_head(tx: &mut TenantTx) -> Result<Option<Head>, StoreError> {
    let row = tx.row_for_share(HEAD, HEAD_SQL, params![]).await?;
    row.map(read_head).transpose()
}

/// Writes the organization's row, so that orders and other changes wait.
async fn note_change(tx: &mut TenantTx) -> Result<(), StoreError> {
    add_head(tx).await?;
    let sql = "UPDATE policy_heads SET changes = changes + 1 WHERE tenant_id = $1";
    tx.execute_one(sql, params![]).await
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

fn read_head(mut row: Row) -> Result<Head, StoreError> {
    Ok(Head {
        default: row.word("default_policy", SelfServicePolicy::parse)?,
        version: row.int("default_version")?,
    })
}

fn read_state(row: &mut Row, default: SelfServicePolicy) -> Result<PolicyState, StoreError> {
    Ok(PolicyState {
        policy: ProductPolicy {
            default,
            set: row.optional_word("policy", SelfServicePolicy::parse)?,
            availability: row.word("availability", Availability::parse)?,
        },
        version: row.int("version")?,
    })
}
