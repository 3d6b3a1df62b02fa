//! What happens when a person leaves the organization (B9, R53).

use chrono::TimeDelta;
use domain::ids::SubscriptionId;
use domain::subscription::{PurchaseChannel, SubscriptionStatus};
use domain::user::{AccountStatus, User};
use serde_json::json;
use store::leavers::Leaver;
use store::{StoreError, TenantTx};

use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::record::{Change, Stamp, record};

/// How long one instance has a leaver for itself.
const LEASED_FOR: TimeDelta = TimeDelta::seconds(60);
/// How many leavers it takes at a time.
const AT_ONCE: u32 = 20;

/// Ends the sessions of a person whose account is switched off, frees the licenses held or notes
/// when that is to be done, and gives the event to record, which names what the person pays for.
/// The licenses that others hold of it go on for the term. Recording comes after all else: the end
/// of the audit chain is the last row that is locked.
///
/// # Errors
/// [`StoreError`].
pub async fn leave(tx: &mut TenantTx, stamp: &Stamp, user: &User) -> Result<Change, StoreError> {
    store::sessions::revoke_of_account(tx, &user.tenant, &user.id).await?;
    let days = store::leavers::free_after_days(tx).await?;
    let freed = if days == 0 {
        free_licenses(tx, user).await?
    } else {
        let free_at = stamp.business_at + TimeDelta::days(i64::from(days));
        store::leavers::put(tx, &leaver(user), free_at).await?;
        Vec::new()
    };
    let bought = store::subscriptions::bought_by(tx, &user.id).await?;
    let paid = bought.iter().filter(|subscription| {
        let status = subscription.lifecycle.status();
        subscription.channel == PurchaseChannel::SelfService
            && matches!(
                status,
                SubscriptionStatus::Active | SubscriptionStatus::Expired
            )
    });
    let paid: Vec<_> = paid.map(|subscription| &subscription.id).collect();
    let after = json!({
        "pays_for": paid,
        "licenses_freed": freed,
        "licenses_freed_after_days": days,
    });
    Ok(Change {
        action: "person.left",
        object: user.id.to_string(),
        before: None,
        after: Some(after),
    })
}

/// Whoever comes back in time keeps the licenses.
///
/// # Errors
/// [`StoreError`].
pub async fn rejoin(tx: &mut TenantTx, user: &User) -> Result<(), StoreError> {
    store::leavers::remove(tx, &leaver(user)).await.map(drop)
}

/// Frees the licenses of everybody whose day has come, and gives how many people that were.
///
/// # Errors
/// [`Refusal::Store`] when none could be taken; a single one that fails is logged and taken again.
pub async fn free_licenses_of_leavers(state: &AppState) -> Result<usize, Refusal> {
    let (business, system) = (state.clock.business_now(), state.clock.system_now());
    let unit = state.store.write_global(move |tx| {
        Box::pin(async move {
            let until = system + LEASED_FOR;
            store::leavers::lease_due(tx, business, system, until, AT_ONCE).await
        })
    });
    let due = unit
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    let count = due.len();
    for leaver in due {
        if let Err(error) = free_for(state, &leaver).await {
            tracing::warn!(%error, user.id = %leaver.user, "licenses not freed yet");
        }
    }
    Ok(count)
}

async fn free_for(state: &AppState, leaver: &Leaver) -> Result<(), StoreError> {
    let stamp = Stamp::of_program(state);
    let who = leaver.clone();
    let unit = state.store.write(&leaver.tenant, move |tx| {
        let (stamp, who) = (stamp.clone(), who.clone());
        Box::pin(async move {
            // Somebody else may have done it, or the person may have come back.
            if !store::leavers::remove(tx, &who).await? {
                return Ok(());
            }
            let Some(user) = store::users::find(tx, &who.user).await? else {
                return Ok(());
            };
            if user.status == AccountStatus::Active {
                return Ok(());
            }
            let freed = free_licenses(tx, &user).await?;
            let change = Change {
                action: "licenses.freed",
                object: user.id.to_string(),
                before: None,
                after: Some(json!({ "licenses_freed": freed })),
            };
            record(tx, &stamp, change).await
        })
    });
    unit.await
}

async fn free_licenses(tx: &mut TenantTx, user: &User) -> Result<Vec<SubscriptionId>, StoreError> {
    let mut freed = Vec::new();
    for subscription in store::licenses::held_by(tx, &user.id).await? {
        store::licenses::unassign(tx, &subscription.id, &user.id).await?;
        freed.push(subscription.id);
    }
    Ok(freed)
}

fn leaver(user: &User) -> Leaver {
    Leaver {
        tenant: user.tenant.clone(),
        user: user.id.clone(),
    }
}
