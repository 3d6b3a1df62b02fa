//! The queries of trials.

use chrono::{DateTime, Utc};
use domain::access::VisibleSubscriptions;
use domain::ids::{
    InvoiceId, OrderId, PaymentMethodId, ProductId, QuoteId, SubscriptionId, UserId,
};
use domain::subscription::Lifecycle;
use domain::trial::TrialState;

use crate::due_subscriptions::{self, DueSubscription};
use crate::{
    StoreError, TenantTx, billing_details, cards, charges, invoices, orders, refunds,
    sold_products, subscriptions, trials,
};

/// Runs each of them; nothing need be there.
pub(super) async fn run(
    tx: &mut TenantTx,
    user: &UserId,
    product: &ProductId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let trial = SubscriptionId::parse("s1").unwrap();
    let order = OrderId::parse("o1").unwrap();
    trials::find(tx, &trial).await?;
    trials::of_quote(tx, &QuoteId::parse("q1").unwrap()).await?;
    trials::of_order(tx, &order).await?;
    trials::of_person(tx, user, product).await?;
    trials::set_announced(tx, &trial, now).await?;
    let (from, to) = (TrialState::Running, TrialState::Canceled);
    trials::replace_state(tx, &trial, from, to).await?;
    trials::begin_payment(tx, &trial, &order).await?;
    let open = DueSubscription {
        subscription: trial.clone(),
        tenant: tx.tenant().clone(),
        look_at: now,
    };
    due_subscriptions::put(tx, &open).await?;
    due_subscriptions::due(tx, now, 5).await?;
    due_subscriptions::remove(tx, &trial).await?;
    sold_products::put(tx, product).await?;
    let record = subscriptions::find(tx, &trial).await?.unwrap();
    subscriptions::begin_paid_term(tx, &record).await?;
    subscriptions::hold(tx, &trial).await?;
    subscriptions::set_life(tx, &trial, &record.life(), &record.amounts).await?;
    orders::has_open(tx, &trial).await?;
    billing(tx, user, &trial, now).await?;
    invoices::void(tx, &order, now).await?;
    subscriptions::set_lifecycle(tx, &trial, Lifecycle::Expired { since: now }).await
}

/// Bills and cards.
async fn billing(
    tx: &mut TenantTx,
    user: &UserId,
    subscription: &SubscriptionId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let token = PaymentMethodId::parse("pm_1").unwrap();
    cards::find(tx, user, &token).await?;
    cards::list(tx, user).await?;
    cards::set_default(tx, user, &token).await?;
    cards::set_warned(tx, user, &token, now).await?;
    cards::remove(tx, user, &token).await?;
    subscriptions::set_payment_method(tx, subscription, &token).await?;
    subscriptions::move_card(tx, user, &token, &token).await?;
    billing_details::find(tx, user).await?;
    let invoice = InvoiceId::parse("i1").unwrap();
    invoices::find(tx, &invoice).await?;
    for visible in [
        VisibleSubscriptions::All,
        VisibleSubscriptions::Own(user.clone()),
    ] {
        invoices::list(tx, &visible, None, None, 5).await?;
        invoices::list(tx, &visible, Some(subscription), None, 5).await?;
    }
    charges::charged_at(tx, &OrderId::parse("o1").unwrap()).await?;
    refunds::refundable(tx, subscription).await?;
    refunds::to_do(tx, 5).await?;
    refunds::done_at(tx, &invoice).await.map(drop)
}
