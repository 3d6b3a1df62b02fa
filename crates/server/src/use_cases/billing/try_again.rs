//! Trying the card anew for a bill that was not paid.

use store::TenantTx;
use store::subscriptions::SubscriptionRecord;

use super::attend::Work;
use super::{paying_card, renewal_of};
use crate::refusal::Refusal;
use crate::use_cases::orders::{ChargedBy, begin_attempt};

/// Begins another attempt with the card that pays now. `false`: one is under
/// way still, as the first one of a renewal.
///
/// # Errors
/// [`Refusal::PaymentsClosed`] without a processor, [`Refusal::Stale`] where
/// somebody else was quicker, [`Refusal::Store`], [`Refusal::Bug`].
pub async fn try_again(
    tx: &mut TenantTx,
    work: &Work,
    subscription: &SubscriptionRecord,
) -> Result<bool, Refusal> {
    if work.state.gateway.is_none() {
        return Err(Refusal::PaymentsClosed);
    }
    let order = renewal_of(tx, subscription).await?;
    let mut order = order.ok_or(Refusal::Bug("an unpaid period without its order"))?;
    let Ok(next) = order.state.tried_again() else {
        return Ok(false);
    };
    let card = paying_card(tx, subscription).await?;
    let card = card.ok_or(Refusal::Bug("a subscription that no card pays"))?;
    if !store::orders::replace_state(tx, &order.id, order.state, next).await? {
        return Err(Refusal::Stale);
    }
    order.state = next;
    let by = ChargedBy::Reconciler;
    begin_attempt(tx, &work.tenant, &order, card, by, &work.stamp).await?;
    Ok(true)
}
