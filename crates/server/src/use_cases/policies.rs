//! The organization's self-service policy.

use api::policies::{PolicyList, PolicyRow};
use domain::access::{self, Permit, Right, SetPolicy, ViewPolicy};
use domain::ids::ProductId;
use domain::policy::SelfServicePolicy;
use serde_json::json;
use store::StoreError;
use store::policies::PolicyState;

use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::bodies;
use crate::use_cases::record::{Change, Stamp, record};
use crate::use_cases::session::CurrentSession;

/// The policy of every product of the catalog.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn list_policies(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<ViewPolicy>,
) -> Result<PolicyList, Refusal> {
    let unit = state.store.read(&session.viewer.tenant, move |tx| {
        Box::pin(async move { store::policies::all(tx).await })
    });
    let (default, set) = unit
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    let items = state.catalog.products().iter().map(|product| {
        let own = set.iter().find(|(id, ..)| product.has_id(id));
        PolicyRow {
            product: bodies::product_name(product),
            set: own.and_then(|(_, policy, _)| *policy),
            effective: own.and_then(|(_, policy, _)| *policy).unwrap_or(default),
            version: own.map_or(0, |(_, _, version)| *version),
        }
    });
    let may_change = access::may(&session.viewer, Right::SetPolicy).is_ok();
    Ok(PolicyList {
        default,
        items: items.collect(),
        may_change,
    })
}

/// Sets the policy of a product. From the commit on no order is taken under
/// the old rule.
///
/// # Errors
/// [`Refusal::NotFound`] for an unknown product, [`Refusal::Stale`] when
/// somebody else changed it since `version`, [`Refusal::Store`].
pub async fn set_policy(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<SetPolicy>,
    product: &ProductId,
    value: Option<SelfServicePolicy>,
    version: i64,
) -> Result<PolicyRow, Refusal> {
    let product = state.catalog.by_id(product).ok_or(Refusal::NotFound)?;
    let stamp = Stamp::of(state, session);
    let (id, by) = (product.id.clone(), session.viewer.user.clone());
    let unit = state.store.write(&session.viewer.tenant, move |tx| {
        let (stamp, id, by) = (stamp.clone(), id.clone(), by.clone());
        Box::pin(async move {
            let before = store::policies::of_product(tx, &id).await?;
            let at = stamp.business_at;
            if !store::policies::set(tx, &id, value, version, &by, at).await? {
                return Err(Refusal::Stale);
            }
            let after = store::policies::of_product(tx, &id).await?;
            let change = Change {
                action: "policy.changed",
                object: id.to_string(),
                before: Some(json!(before.policy)),
                after: Some(json!(after.policy)),
            };
            record(tx, &stamp, change).await?;
            Ok(after)
        })
    });
    let PolicyState { policy, version } = unit.await?;
    let (product, effective) = (bodies::product_name(product), policy.effective());
    Ok(PolicyRow {
        product,
        set: policy.set,
        effective,
        version,
    })
}
