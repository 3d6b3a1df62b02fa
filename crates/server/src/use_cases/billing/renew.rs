//! Beginning the next period, with its order and its bill.

use chrono::{DateTime, Utc};
use domain::billing::life::Life;
use domain::checkout::{OrderPurpose, OrderState};
use domain::ids::UserId;
use domain::quote::{Amounts, sum};
use domain::subscription::{PurchaseChannel, RecurringBilling};
use serde_json::json;
use store::TenantTx;
use store::invoices::Subject;
use store::orders::OrderRecord;
use store::subscriptions::SubscriptionRecord;
use store::tenants::TenantRecord;

use super::attend::Work;
use super::write_bill::{Bill, price_of, write_bill};
use super::{keep, paying_card};
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::orders::{ChargedBy, begin_attempt};
use crate::use_cases::record::{Change, record};

/// Begins the next period at the price of today (R32): the card is charged by
/// the reconciler. A central subscription is billed by the agreement. What is
/// not sold any more ends with its term.
///
/// # Errors
/// [`Refusal::PaymentsClosed`] without a processor, [`Refusal::Store`],
/// [`Refusal::Bug`].
pub async fn renew(
    tx: &mut TenantTx,
    work: &Work,
    subscription: SubscriptionRecord,
) -> Result<(), Refusal> {
    let (state, now) = (&work.state, work.stamp.business_at);
    let tenant = store::tenants::find(tx, &work.tenant).await?;
    let tenant = tenant.ok_or(Refusal::Bug("a subscription without its organization"))?;
    let life = subscription.life();
    let next = amounts_of_next(tx, state, &tenant, (&subscription, &life), now);
    let Some(amounts) = next.await? else {
        let ended = life.with_recurring(RecurringBilling::Off);
        let ended = ended.map_err(|_| Refusal::Bug("a renewal outside of a term"))?;
        let amounts = subscription.amounts.clone();
        keep(tx, state, &work.tenant, subscription, &ended, &amounts).await?;
        return Ok(());
    };
    let begun = life.renewed(price_of(&amounts), now);
    let (begun, whole) = begun.map_err(|_| Refusal::Bug("a renewal that the rules refuse"))?;
    let is_central = subscription.channel == PurchaseChannel::Central;
    let begun = if is_central { begun.paid() } else { begun };
    let buyer = buyer(tx, &subscription).await?;
    let subscription = keep(tx, state, &work.tenant, subscription, &begun, &amounts).await?;

    let order = order(work, &subscription, buyer, is_central);
    store::quotes::insert(tx, &order.own_quote()).await?;
    store::orders::insert(tx, &order).await?;
    if !is_central {
        charge(tx, work, &subscription, &order).await?;
    }
    let bill = Bill {
        id: work.invoice.clone(),
        subscription: &subscription,
        order: &order.id,
        subject: Subject::Period,
        lines: vec![whole],
        amounts,
        at: now,
    };
    let bill = write_bill(tx, &work.tenant, bill).await?;
    let change = Change {
        action: "subscription.renewed",
        object: subscription.id.to_string(),
        before: None,
        after: Some(json!({
            "order": order.id, "bill": bill, "total": order.amounts.total,
            "quantity": order.quantity, "term": order.term,
            "period": subscription.billing.period_index,
        })),
    };
    Ok(record(tx, &work.stamp, change).await?)
}

/// What a period of this life that begins now costs; nothing for what is not
/// sold.
///
/// # Errors
/// [`Refusal::Store`], [`Refusal::Bug`], [`Refusal::InvalidField`] for an
/// amount that does not fit.
pub async fn amounts_of_next(
    tx: &mut TenantTx,
    state: &AppState,
    tenant: &TenantRecord,
    (subscription, life): (&SubscriptionRecord, &Life),
    now: DateTime<Utc>,
) -> Result<Option<Amounts>, Refusal> {
    let catalog = &state.catalog;
    let Some(product) = catalog.by_id(&subscription.product) else {
        return Ok(None);
    };
    let next = life.next_period();
    let (schedule, _) = next.ok_or(Refusal::Bug("a period past the end of the calendar"))?;
    let quantity = life.next.quantity.unwrap_or(life.quantity);
    let sale = catalog.sale(tenant.tenant.facts.market, now);
    let agreement = match subscription.channel {
        PurchaseChannel::Central => store::agreement_prices::find(tx, &product.id).await?,
        PurchaseChannel::SelfService => None,
    };
    let unit = domain::central_purchase::unit_price(product, agreement, &sale, schedule.term)?;
    Ok(Some(sum(unit, sale.terms, quantity)?))
}

/// Who pays: the purchaser; for a central subscription, who ordered it.
async fn buyer(tx: &mut TenantTx, subscription: &SubscriptionRecord) -> Result<UserId, Refusal> {
    if let Some(purchaser) = &subscription.purchaser {
        return Ok(purchaser.clone());
    }
    let orders = store::orders::list_of_subscription(tx, &subscription.id).await?;
    let order = orders.into_iter().next();
    let order = order.ok_or(Refusal::Bug("a central subscription without an order"))?;
    Ok(order.purchaser)
}

fn order(
    work: &Work,
    subscription: &SubscriptionRecord,
    purchaser: UserId,
    is_paid: bool,
) -> OrderRecord {
    OrderRecord {
        id: work.order.clone(),
        quote: work.quote.clone(),
        purpose: OrderPurpose::Renewal,
        purchaser,
        product: subscription.product.clone(),
        product_name: subscription.product_name.clone(),
        term: subscription.term,
        quantity: subscription.quantity,
        amounts: subscription.amounts.clone(),
        state: if is_paid {
            OrderState::Paid { attempt: 1 }
        } else {
            OrderState::placed()
        },
        placed_at: work.stamp.business_at,
        subscription: Some(subscription.id.clone()),
    }
}

async fn charge(
    tx: &mut TenantTx,
    work: &Work,
    subscription: &SubscriptionRecord,
    order: &OrderRecord,
) -> Result<(), Refusal> {
    if work.state.gateway.is_none() {
        return Err(Refusal::PaymentsClosed);
    }
    let card = paying_card(tx, subscription).await?;
    let card = card.ok_or(Refusal::Bug("a subscription that no card pays"))?;
    let by = ChargedBy::Reconciler;
    begin_attempt(tx, &work.tenant, order, card, by, &work.stamp).await?;
    Ok(())
}
