//! The organization's self-service policy.

use api::policies::{PolicyList, PolicyRow};
use domain::access::{Permit, SetPolicy, ViewPolicy};
use domain::ids::ProductId;
use domain::policy::{Availability, CompatibleValue, SelfServicePolicy};
use domain::product::Product;
use serde_json::json;
use store::policies::{Policies, PolicyState};
use store::{StoreError, TenantTx};

use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::bodies;
use crate::use_cases::caller::Caller;
use crate::use_cases::record::{Change, Stamp, record};

/// What is to hold for a product.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// Its value; `None` follows the default.
    pub value: Option<SelfServicePolicy>,
    /// Whether it is there at all; `None` leaves that as it is.
    pub availability: Option<Availability>,
    /// The version that the caller saw.
    pub version: i64,
    /// Tells what would hold, and changes nothing.
    pub dry_run: bool,
}

/// The policy of every product of the catalog.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn list_policies(
    state: &AppState,
    caller: &Caller,
    _permit: Permit<ViewPolicy>,
) -> Result<PolicyList, Refusal> {
    let unit = state.store.read(caller.tenant(), move |tx| {
        Box::pin(async move { store::policies::all(tx).await })
    });
    let policies = unit
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    Ok(list(state, caller, &policies))
}

/// Sets what holds for a product. From the commit on no order is taken under
/// the old rule.
///
/// # Errors
/// [`Refusal::NotFound`] for an unknown product, [`Refusal::Stale`] when
/// somebody else changed it since `version`, [`Refusal::Store`].
pub async fn set_policy(
    state: &AppState,
    caller: &Caller,
    _permit: Permit<SetPolicy>,
    product: &ProductId,
    wanted: Wanted,
) -> Result<PolicyRow, Refusal> {
    let product = state.catalog.by_id(product).ok_or(Refusal::NotFound)?;
    let job = (caller.stamp(state), product.id.clone());
    let unit = state.store.write(caller.tenant(), move |tx| {
        let (stamp, id) = job.clone();
        Box::pin(async move {
            let before = store::policies::of_product(tx, &id).await?;
            if before.version != wanted.version {
                return Err(Refusal::Stale);
            }
            let value = wanted.value;
            let availability = wanted.availability.unwrap_or(before.policy.availability);
            if wanted.dry_run {
                let mut after = before;
                (after.policy.set, after.policy.availability) = (value, availability);
                return Ok(after);
            }
            save(tx, &stamp, &id, before, value, availability).await
        })
    });
    Ok(row(product, unit.await?))
}

/// Sets what products follow that have no value of their own; new products
/// follow it too (B1).
///
/// # Errors
/// [`Refusal::Stale`] when somebody else changed it since `version`,
/// [`Refusal::Store`].
pub async fn set_default(
    state: &AppState,
    caller: &Caller,
    _permit: Permit<SetPolicy>,
    value: SelfServicePolicy,
    version: i64,
    dry_run: bool,
) -> Result<PolicyList, Refusal> {
    let stamp = caller.stamp(state);
    let unit = state.store.write(caller.tenant(), move |tx| {
        let stamp = stamp.clone();
        Box::pin(async move {
            let before = store::policies::all(tx).await?;
            if before.default_version != version {
                return Err(Refusal::Stale);
            }
            if dry_run {
                return Ok(before.with_default(value));
            }
            if !store::policies::set_default(tx, value, version).await? {
                return Err(Refusal::Stale);
            }
            let change = Change {
                action: "policy.default_changed",
                object: "default".to_owned(),
                before: Some(json!({ "default": before.default })),
                after: Some(json!({ "default": value })),
            };
            record(tx, &stamp, change).await?;
            Ok(store::policies::all(tx).await?)
        })
    });
    Ok(list(state, caller, &unit.await?))
}

/// Sets a value as tools of the compatible interface do, which know no
/// versions: what they write takes the place of whatever holds.
///
/// # Errors
/// [`Refusal::NotFound`] for an unknown product, [`Refusal::Store`].
pub async fn write_compatible(
    state: &AppState,
    caller: &Caller,
    _permit: Permit<SetPolicy>,
    product: &ProductId,
    value: CompatibleValue,
) -> Result<PolicyRow, Refusal> {
    let product = state.catalog.by_id(product).ok_or(Refusal::NotFound)?;
    let job = (caller.stamp(state), product.id.clone());
    let unit = state.store.write(caller.tenant(), move |tx| {
        let (stamp, id) = job.clone();
        Box::pin(async move {
            let before = store::policies::of_product_for_change(tx, &id).await?;
            let policy = before.policy;
            let wanted = policy.effective().written_as(value);
            // What only followed the default is held fast from now on.
            if policy.set == Some(wanted) {
                return Ok(before);
            }
            save(tx, &stamp, &id, before, Some(wanted), policy.availability).await
        })
    });
    Ok(row(product, unit.await?))
}

async fn save(
    tx: &mut TenantTx,
    stamp: &Stamp,
    product: &ProductId,
    before: PolicyState,
    value: Option<SelfServicePolicy>,
    availability: Availability,
) -> Result<PolicyState, Refusal> {
    if !store::policies::set(tx, product, value, availability, before.version).await? {
        return Err(Refusal::Stale);
    }
    let after = store::policies::of_product(tx, product).await?;
    let change = Change {
        action: "policy.changed",
        object: product.to_string(),
        before: Some(json!(before.policy)),
        after: Some(json!(after.policy)),
    };
    record(tx, stamp, change).await?;
    Ok(after)
}

fn list(state: &AppState, caller: &Caller, policies: &Policies) -> PolicyList {
    let items = state.catalog.products().iter().map(|product| {
        let own = policies.products.iter().find(|(id, _)| product.has_id(id));
        let unset = PolicyState::unset(policies.default);
        row(product, own.map_or(unset, |(_, policy)| *policy))
    });
    PolicyList {
        default: policies.default,
        default_version: policies.default_version,
        items: items.collect(),
        may_change: caller.authorize::<SetPolicy>().is_ok(),
    }
}

fn row(product: &Product, state: PolicyState) -> PolicyRow {
    let PolicyState { policy, version } = state;
    PolicyRow {
        product: bodies::product_name(product),
        set: policy.set,
        effective: policy.effective(),
        availability: policy.availability,
        version,
    }
}
