//! What a paid order becomes, in the transaction that marks it paid.

use domain::subscription::{Lifecycle, PurchaseChannel, RecurringBilling};
use serde_json::json;
use store::TenantTx;
use store::invoices::NewInvoice;
use store::orders::OrderRecord;
use store::subscriptions::SubscriptionRecord;

use super::settle::Work;
use crate::refusal::Refusal;
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

    let (subscription, converted) = match store::trials::of_order(tx, &order.id).await? {
        Some(trial) => {
            let (subscription, change) = go_on_paid(tx, state, trial, order).await?;
            (subscription, Some(change))
        }
        None => (begin(tx, work, order).await?, None),
    };
    store::orders::set_subscription(tx, &order.id, &subscription.id).await?;

    let tenant = store::tenants::find(tx, &reference.tenant).await?;
    let tenant = tenant.ok_or(Refusal::Bug("an order without its organization"))?;
    let invoice = NewInvoice {
        id: work.invoice.clone(),
        subscription: subscription.id.clone(),
        order: order.id.clone(),
        period_index: 0,
        is_addition: false,
        amounts: order.amounts.clone(),
        issued_at: at,
    };
    let invoice = store::invoices::issue(tx, &tenant.code, invoice).await?;
    store::open_orders::remove(tx, &order.id).await?;

    let product = state
        .catalog
        .by_id(&order.product)
        .map(|product| product.slug.clone());
    let change = Change {
        action: "order.paid",
        object: order.id.to_string(),
        before: Some(json!(order.state)),
        after: Some(json!({
            "subscription": subscription.id, "product": product, "quantity": order.quantity,
            "purchaser": order.purchaser, "total": total, "bill": invoice.number,
        })),
    };
    // Last, since the log is locked from its first record on.
    for change in converted.into_iter().chain([change]) {
        record(tx, stamp, change).await?;
    }
    Ok(())
}

/// The subscription that was bought.
async fn begin(
    tx: &mut TenantTx,
    work: &Work,
    order: &OrderRecord,
) -> Result<SubscriptionRecord, Refusal> {
    let purchaser = store::users::find(tx, &order.purchaser).await?;
    let purchaser = purchaser.ok_or(Refusal::Bug("an order without its purchaser"))?;
    let subscription = SubscriptionRecord {
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
    };
    store::subscriptions::insert(tx, &subscription).await?;
    Ok(subscription)
}
