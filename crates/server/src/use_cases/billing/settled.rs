//! What the processor's answer to a renewal makes of its subscription, in the
//! transaction that marks the order.

use domain::billing::life::Debt;
use domain::checkout::{OrderPurpose, OrderState};
use domain::ids::TenantId;
use serde_json::json;
use store::TenantTx;
use store::orders::OrderRecord;
use store::subscriptions::SubscriptionRecord;

use super::change::is_still_wanted;
use super::{keep, renewal_of};
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::record::Change;

/// Whether the money of an order is waited for: that of a renewal is as long as
/// its own period is not paid, that of a change as long as nothing else has
/// come between.
///
/// # Errors
/// [`Refusal::Store`], [`Refusal::Bug`].
pub async fn is_awaited(
    tx: &mut TenantTx,
    state: &AppState,
    order: &OrderRecord,
) -> Result<bool, Refusal> {
    if order.purpose == OrderPurpose::Purchase {
        return Ok(true);
    }
    let record = subscription_of(tx, order).await?;
    if order.purpose != OrderPurpose::Renewal {
        return Ok(is_still_wanted(state, &record, order));
    }
    let present = renewal_of(tx, &record).await?;
    let is_present = present.is_some_and(|present| present.id == order.id);
    Ok(is_present && record.billing.debt.is_some())
}

/// The period is paid.
///
/// # Errors
/// [`Refusal::Store`], [`Refusal::Bug`].
pub async fn renewal_paid(
    tx: &mut TenantTx,
    state: &AppState,
    tenant: &TenantId,
    order: &OrderRecord,
) -> Result<SubscriptionRecord, Refusal> {
    let record = subscription_of(tx, order).await?;
    let (life, amounts) = (record.life().paid(), record.amounts.clone());
    Ok(keep(tx, state, tenant, record, &life, &amounts).await?)
}

/// The card was declined: it is tried again after some days. What to record of
/// it; nothing where the order is no renewal.
///
/// # Errors
/// [`Refusal::Store`], [`Refusal::Bug`].
pub async fn renewal_declined(
    tx: &mut TenantTx,
    state: &AppState,
    tenant: &TenantId,
    order: &OrderRecord,
    next: OrderState,
) -> Result<Option<Change>, Refusal> {
    if order.purpose != OrderPurpose::Renewal {
        return Ok(None);
    }
    let record = subscription_of(tx, order).await?;
    // What the purchaser tries is none of the tries that time makes.
    let attempt = store::attempts::find(tx, &order.id, next.attempt()).await?;
    let by_time = attempt.is_some_and(|attempt| attempt.is_off_session);
    let life = record.life();
    let life = if by_time {
        life.failed(state.clock.business_now())
    } else {
        life
    };
    let amounts = record.amounts.clone();
    let record = keep(tx, state, tenant, record, &life, &amounts).await?;
    let debt = record.billing.debt;
    Ok(Some(Change {
        action: "subscription.payment_failed",
        object: record.id.to_string(),
        before: None,
        after: Some(json!({
            "order": order.id, "total": order.amounts.total, "state": next,
            "next_try": debt.and_then(Debt::next_try),
            "ends_at": debt.map(Debt::ends_at),
        })),
    }))
}

/// The subscription of an order that is not its first; nobody else changes it
/// until this unit of work ends.
///
/// # Errors
/// [`Refusal::Store`], [`Refusal::Bug`].
pub async fn subscription_of(
    tx: &mut TenantTx,
    order: &OrderRecord,
) -> Result<SubscriptionRecord, Refusal> {
    let id = order.subscription.as_ref();
    let id = id.ok_or(Refusal::Bug("a renewal of nothing"))?;
    let record = store::subscriptions::hold(tx, id).await?;
    record.ok_or(Refusal::Bug("a renewal of what does not exist"))
}
