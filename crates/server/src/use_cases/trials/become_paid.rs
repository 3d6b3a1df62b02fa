//! The order by which a trial becomes paid. It is only written down here: the
//! reconciler charges it, under a key that follows from the order, and
//! `orders::settle` completes it.

use domain::checkout::{OrderPurpose, OrderState};
use domain::ids::{OrderId, TenantId};
use serde_json::json;
use store::TenantTx;
use store::orders::OrderRecord;
use store::trials::TrialRecord;

use super::quote_of;
use crate::refusal::Refusal;
use crate::use_cases::billing::paying_card;
use crate::use_cases::orders::{ChargedBy, begin_attempt};
use crate::use_cases::record::{Change, Stamp, record};

/// Places the order at the price that was quoted when the trial began.
///
/// # Errors
/// [`Refusal::Stale`] where the trial does not run any more, as when it is
/// canceled at this very moment; [`Refusal::Store`], [`Refusal::Bug`].
pub async fn become_paid(
    tx: &mut TenantTx,
    tenant: &TenantId,
    stamp: &Stamp,
    trial: &TrialRecord,
    new_order: &OrderId,
) -> Result<(), Refusal> {
    let quote = quote_of(tx, trial).await?;
    let subscription = store::subscriptions::find(tx, &trial.subscription).await?;
    let subscription = subscription.ok_or(Refusal::Bug("a trial without its subscription"))?;
    let card = paying_card(tx, &subscription).await?;
    let card = card.ok_or(Refusal::Bug("a trial that becomes paid without a card"))?;
    let order = OrderRecord {
        id: new_order.clone(),
        purpose: OrderPurpose::Purchase,
        quote: quote.id,
        purchaser: trial.user.clone(),
        product: subscription.product,
        product_name: subscription.product_name,
        term: quote.term,
        quantity: quote.quantity,
        amounts: quote.amounts,
        state: OrderState::placed(),
        placed_at: stamp.business_at,
        subscription: None,
    };
    store::orders::insert(tx, &order).await?;
    if !store::trials::begin_payment(tx, &trial.subscription, &order.id).await? {
        return Err(Refusal::Stale);
    }
    let by = ChargedBy::Reconciler;
    let attempt = begin_attempt(tx, tenant, &order, card, by, stamp).await?;
    store::due_subscriptions::remove(tx, &trial.subscription).await?;
    let change = Change {
        action: "order.placed",
        object: order.id.to_string(),
        before: None,
        after: Some(json!({
            "product": order.product, "quantity": order.quantity, "term": order.term,
            "total": order.amounts.total, "attempt": attempt.attempt,
            "trial": trial.subscription,
        })),
    };
    Ok(record(tx, stamp, change).await?)
}
