//! What time does with what was bought: renewals, tries to be paid, the end (B23, B24, R32).

use api::subscriptions::{GetSubscription, SubscriptionRow};
use chrono::{DateTime, TimeDelta, Utc};
use domain::billing::schedule::Schedule;
use domain::ids::{OrderId, SubscriptionId, TenantId};
use domain::subscription::SubscriptionStatus;
use domain::term::BillingTerm;
use server::clock::Clock;
use server::use_cases::billing::attend_subscriptions;
use server::use_cases::orders::reconcile;
use store::StoreError;
use store::invoices::InvoiceRecord;
use store::orders::OrderRecord;

use crate::support::{App, Card, Engine, Person, both};

const POWER_BI: &str = "CFQ7TTC0L3PB";

/// Three licenses for a month.
async fn buys(person: &Person<'_>, card: Card) -> SubscriptionId {
    person.buys(POWER_BI, 3, card).await.subscription.unwrap()
}

async fn row(person: &Person<'_>, subscription: &SubscriptionId) -> SubscriptionRow {
    let subscription = subscription.clone();
    person
        .gets(&GetSubscription { subscription })
        .await
        .subscription
}

/// All that time asks for is done.
async fn works(app: &App) {
    for _ in 0..3 {
        attend_subscriptions(&app.state).await.unwrap();
        reconcile(&app.state).await.unwrap();
    }
}

/// Some seconds later: the clock of the tests goes on by itself, and what is done takes its time.
async fn passes_until(app: &App, at: DateTime<Utc>) {
    let left = at - app.clock.business_now();
    app.clock.passes(left + TimeDelta::seconds(20));
    works(app).await;
}

/// A little more each day: what is counted from a moment of work is due that long after it, and
/// the work of another day may be quicker.
fn days_later(days: i64) -> TimeDelta {
    TimeDelta::days(days) + TimeDelta::seconds(days)
}

async fn orders(app: &App, subscription: &SubscriptionId) -> Vec<OrderRecord> {
    let (tenant, id) = (TenantId::parse("ten_harb").unwrap(), subscription.clone());
    let unit = app.state.store.read(&tenant, move |tx| {
        let id = id.clone();
        Box::pin(async move { store::orders::list_of_subscription(tx, &id).await })
    });
    let found: Result<_, StoreError> = unit.await;
    found.unwrap()
}

async fn bill(app: &App, order: &OrderId) -> InvoiceRecord {
    let (tenant, id) = (TenantId::parse("ten_harb").unwrap(), order.clone());
    let unit = app.state.store.read(&tenant, move |tx| {
        let id = id.clone();
        Box::pin(async move { store::invoices::of_order(tx, &id).await })
    });
    let found: Result<_, StoreError> = unit.await;
    found.unwrap().unwrap()
}

both! {
    // R32, B23: each period is charged once, on its day.
    async fn a_subscription_renews_month_by_month(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let id = buys(&ada, Card::GOOD).await;
        let began = orders(&app, &id).await[0].placed_at;
        let mut schedule = Schedule::first(began, BillingTerm::Monthly);
        for periods in 1..=13 {
            let period = schedule.period().unwrap();
            assert_eq!(row(&ada, &id).await.expires_at, period.ends_at);
            passes_until(&app, period.ends_at - TimeDelta::minutes(1)).await;
            assert_eq!(app.gateway.charges().await.len(), periods, "not before");
            passes_until(&app, period.ends_at).await;
            assert_eq!(app.gateway.charges().await.len(), periods + 1);
            schedule = schedule.next(BillingTerm::Monthly).unwrap();
        }
        let orders = orders(&app, &id).await;
        assert_eq!(orders.len(), 14);
        let mut periods = Vec::new();
        for order in &orders {
            periods.push(bill(&app, &order.id).await.period_index);
        }
        assert_eq!(periods, (0..14).rev().collect::<Vec<_>>());
        let renewed = app.recorded("ten_harb", "subscription.renewed").await;
        assert_eq!(renewed.iter().filter(|entry| entry.object == id.as_str()).count(), 13);
        // A renewal is no first purchase.
        app.tells().await;
        let told = app.mails.take().len();
        assert_eq!(told, 2, "both admins, of the purchase alone");
    }

    // A server that was away bills what it missed, each period once.
    async fn what_was_missed_is_caught_up(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let id = buys(&ada, Card::GOOD).await;
        app.clock.passes(TimeDelta::days(100));
        works(&app).await;
        assert_eq!(app.gateway.charges().await.len(), 4);
        let shown = row(&ada, &id).await;
        assert_eq!(shown.status, SubscriptionStatus::Active);
        assert!(shown.expires_at > app.clock.business_now());
    }

    async fn two_servers_renew_once(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        buys(&ada, Card::GOOD).await;
        app.clock.passes(TimeDelta::days(32));
        let (one, other) = tokio::join!(
            attend_subscriptions(&app.state),
            attend_subscriptions(&app.state),
        );
        one.unwrap();
        other.unwrap();
        works(&app).await;
        assert_eq!(app.gateway.charges().await.len(), 2);
        assert_eq!(app.recorded("ten_harb", "subscription.renewed").await.len(), 1);
    }

    // `domain-facts.md` 8.3: tried for 30 days, then Expired, Disabled and gone.
    async fn a_card_that_fails_is_tried_for_thirty_days(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let id = buys(&ada, Card::FAILS_AT_RENEWAL).await;
        let renewal = row(&ada, &id).await.expires_at;
        let mut tried = Vec::new();
        for day in 0..30 {
            let before = app.recorded("ten_harb", "subscription.payment_failed").await.len();
            passes_until(&app, renewal + days_later(day)).await;
            if app.recorded("ten_harb", "subscription.payment_failed").await.len() > before {
                tried.push(day);
            }
            assert_eq!(row(&ada, &id).await.status, SubscriptionStatus::Active, "{day}");
        }
        assert_eq!(tried, [0, 3, 7, 14, 21, 28]);
        let mut statuses = Vec::new();
        for day in [30, 59, 60, 149, 150] {
            passes_until(&app, renewal + days_later(day)).await;
            statuses.push(row(&ada, &id).await.status);
        }
        let expected = [
            SubscriptionStatus::Expired,
            SubscriptionStatus::Expired,
            SubscriptionStatus::Disabled,
            SubscriptionStatus::Disabled,
            SubscriptionStatus::Deleted,
        ];
        assert_eq!(statuses, expected);
        assert_eq!(app.gateway.charges().await.len(), 1, "the first period");
    }

    // R15, R31: a central subscription goes on, on the bill of the organization.
    async fn a_central_subscription_renews_without_a_card(app: App) {
        let bill = app.signed_in("bill@harbor.example").await;
        let id = SubscriptionId::parse("sub_harb_central").unwrap();
        let renewal = row(&bill, &id).await.expires_at;
        passes_until(&app, renewal).await;
        let shown = row(&bill, &id).await;
        assert!(shown.expires_at > renewal);
        assert_eq!(shown.status, SubscriptionStatus::Active);
        assert_eq!(app.gateway.charges().await.len(), 0);
        assert_eq!(orders(&app, &id).await.len(), 2);
    }
}
