//! The order by which a trial becomes paid. It is only written down here: the
//! reconciler charges it, under a key that follows from the order, and
//! `orders::settle` completes it.

use domain::checkout::OrderState;
use domain::ids::{OrderId, TenantId};
use serde_json::json;
use store::TenantTx;
use store::attempts::AttemptRecord;
use store::open_orders::OpenOrder;
use store::orders::OrderRecord;
use store::trials::TrialRecord;

use super::quote_of;
use crate::refusal::Refusal;
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
    let card = trial.card.clone();
    let card = card.ok_or(Refusal::Bug("a trial that becomes paid without a card"))?;
    let subscription = store::subscriptions::find(tx, &trial.subscription).await?;
    let subscription = subscription.ok_or(Refusal::Bug("a trial without its subscription"))?;
    let order = OrderRecord {
        id: new_order.clone(),
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
    let attempt = AttemptRecord {
        order: order.id.clone(),
        attempt: order.state.attempt(),
        payment_method: card.payment_method,
        card: card.summary,
        payment_intent: None,
        created_at: stamp.business_at,
    };
    store::attempts::insert(tx, &attempt).await?;
    let open = OpenOrder {
        order: order.id.clone(),
        tenant: tenant.clone(),
        check_at: stamp.system_at,
        tries: 0,
    };
    store::open_orders::put(tx, &open).await?;
    store::open_trials::remove(tx, &trial.subscription).await?;
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
