//! What a paid order becomes, in the transaction that marks it paid.

use domain::checkout::OrderPurpose;
use domain::ids::PaymentMethodId;
use domain::subscription::{Lifecycle, PurchaseChannel, RecurringBilling};
use serde_json::json;
use store::TenantTx;
use store::invoices::Subject;
use store::orders::OrderRecord;
use store::subscriptions::{Billing, SubscriptionRecord};

use super::settle::Work;
use crate::refusal::Refusal;
use crate::use_cases::billing::{
    Bill, apply_paid, look_again, renewal_paid, subscription_of, whole_period, write_bill,
};
use crate::use_cases::bodies::first_period_end;
use crate::use_cases::record::{Change, record};
use crate::use_cases::trials::go_on_paid;

/// Writes the charge, the subscription and the bill; the subscription of a
/// trial that becomes paid goes on. Unique constraints on
/// each make a second run impossible, whatever called it.
///
/// # Errors
/// [`Refusal::Store`], [`Refusal::Bug`].
pub async fn complete(tx: &mut TenantTx, work: &Work, order: &OrderRecord) -> Result<(), Refusal> {
    let Work {
        state,
        reference,
        report,
        stamp,
        ..
    } = work;
    let payment = report.payment_intent.as_deref();
    let payment = payment.ok_or(Refusal::Bug("a payment without a name"))?;
    let (total, at) = (order.amounts.total, stamp.business_at);
    store::charges::insert(tx, &order.id, reference.attempt, payment, total, at).await?;

    let attempt = store::attempts::find(tx, &order.id, reference.attempt).await?;
    let attempt = attempt.ok_or(Refusal::Bug("an order without its attempt"))?;
    store::cards::keep(tx, &order.purchaser, &attempt.card, at).await?;
    let token = &attempt.card.payment_method;
    store::open_orders::remove(tx, &order.id).await?;

    let tenant = &reference.tenant;
    if order.purpose == OrderPurpose::Renewal {
        let subscription = renewal_paid(tx, state, tenant, order).await?;
        pay_with(tx, &subscription, token).await?;
        return Ok(record(tx, stamp, paid(work, order, &subscription, None)).await?);
    }
    if order.purpose != OrderPurpose::Purchase {
        let subscription = subscription_of(tx, order).await?;
        store::subscriptions::set_payment_method(tx, &subscription.id, token).await?;
        let bill = (tenant, work.invoice.clone());
        let applied = apply_paid(tx, state, bill, subscription, order).await?;
        let change = paid(work, order, &applied.0, Some(&applied.1));
        return Ok(record(tx, stamp, change).await?);
    }
    let (subscription, converted) = match store::trials::of_order(tx, &order.id).await? {
        Some(trial) => {
            let (subscription, change) = go_on_paid(tx, state, tenant, trial, order).await?;
            (subscription, Some(change))
        }
        None => (begin(tx, work, order, token).await?, None),
    };
    store::orders::set_subscription(tx, &order.id, &subscription.id).await?;
    let bill = Bill {
        id: work.invoice.clone(),
        subscription: &subscription,
        order: &order.id,
        subject: Subject::Period,
        lines: vec![whole_period(&subscription)?],
        amounts: order.amounts.clone(),
        at,
    };
    let bill = write_bill(tx, tenant, bill).await?;
    let change = paid(work, order, &subscription, Some(&bill));
    // Last, since the log is locked from its first record on.
    for change in converted.into_iter().chain([change]) {
        record(tx, stamp, change).await?;
    }
    Ok(())
}

fn paid(
    work: &Work,
    order: &OrderRecord,
    subscription: &SubscriptionRecord,
    bill: Option<&str>,
) -> Change {
    let product = work.state.catalog.by_id(&order.product);
    Change {
        action: "order.paid",
        object: order.id.to_string(),
        before: Some(json!(order.state)),
        after: Some(json!({
            "subscription": subscription.id, "purpose": order.purpose,
            "product": product.map(|product| product.slug.clone()), "quantity": order.quantity,
            "purchaser": order.purchaser, "total": order.amounts.total, "bill": bill,
        })),
    }
}

/// The card that paid a bill at last pays all that the one before it paid
/// (`domain-facts.md` 8.3).
async fn pay_with(
    tx: &mut TenantTx,
    subscription: &SubscriptionRecord,
    token: &PaymentMethodId,
) -> Result<(), Refusal> {
    let before = subscription.payment_method.as_ref();
    match (before, &subscription.purchaser) {
        (Some(before), Some(owner)) if before != token => {
            store::subscriptions::move_card(tx, owner, before, token).await?;
            Ok(())
        }
        _ => Ok(()),
    }
}

/// The subscription that was bought.
async fn begin(
    tx: &mut TenantTx,
    work: &Work,
    order: &OrderRecord,
    token: &PaymentMethodId,
) -> Result<SubscriptionRecord, Refusal> {
    let purchaser = store::users::find(tx, &order.purchaser).await?;
    let purchaser = purchaser.ok_or(Refusal::Bug("an order without its purchaser"))?;
    let subscription = SubscriptionRecord {
        billing: Billing::begun(work.stamp.business_at),
        id: work.subscription.clone(),
        product: order.product.clone(),
        product_name: order.product_name.clone(),
        channel: PurchaseChannel::SelfService,
        purchaser: Some(purchaser.id),
        purchaser_name: purchaser.display_name,
        quantity: order.quantity,
        assigned: 0,
        term: order.term,
        amounts: order.amounts.clone(),
        lifecycle: Lifecycle::Active {
            ends_at: first_period_end(order.placed_at, order.term)?,
            recurring: RecurringBilling::On,
        },
        anchor_at: order.placed_at,
        created_at: work.stamp.business_at,
        order: Some(order.id.clone()),
        trial: None,
        payment_method: Some(token.clone()),
    };
    store::subscriptions::insert(tx, &subscription).await?;
    look_again(tx, &work.state, &work.reference.tenant, &subscription).await?;
    Ok(subscription)
}
