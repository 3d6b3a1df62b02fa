//! What a purchaser changes of a subscription: previewed to the cent, charged for exactly that, and
//! taken back until it is too late (R27b, R28d, R54, B12, B14).

use api::changes::{
    ChangeOutcome, ChangePreview, ChangeSubscription, ChangeSubscriptionRequest, PreviewChange,
    PreviewChangeRequest,
};
use api::subscriptions::{GetSubscription, SubscriptionDetail};
use chrono::TimeDelta;
use domain::billing::change::{CancelReason, Change, ChangeKind};
use domain::checkout::OrderState;
use domain::ids::SubscriptionId;
use domain::money::Money;
use domain::subscription::{RecurringBilling, SubscriptionStatus};
use domain::term::BillingTerm;
use server::use_cases::billing::attend_subscriptions;
use server::use_cases::orders::reconcile;

use crate::support::{Answer, App, Card, Engine, Person, both};

const POWER_BI: &str = "CFQ7TTC0L3PB";
const CANCEL_NOW: Change = Change::CancelNow(CancelReason::NotNeeded);
const CANCEL_AT_END: Change = Change::CancelAtEnd(CancelReason::TooExpensive);

async fn buys(person: &Person<'_>, quantity: u32, card: Card) -> SubscriptionId {
    let order = person.buys(POWER_BI, quantity, card).await;
    order.subscription.unwrap()
}

async fn shown(person: &Person<'_>, subscription: &SubscriptionId) -> SubscriptionDetail {
    let subscription = subscription.clone();
    person.gets(&GetSubscription { subscription }).await
}

async fn previews(person: &Person<'_>, id: &SubscriptionId, change: Change) -> Answer {
    let (subscription, body) = (id.clone(), PreviewChangeRequest { change });
    let call = PreviewChange { subscription, body };
    person.sends(&call).await
}

async fn preview(person: &Person<'_>, id: &SubscriptionId, change: Change) -> ChangePreview {
    previews(person, id, change).await.ok()
}

fn call(id: &SubscriptionId, change: Change, total: Money, key: &str) -> ChangeSubscription {
    ChangeSubscription {
        subscription: id.clone(),
        idempotency_key: key.to_owned(),
        body: ChangeSubscriptionRequest {
            change,
            accepted_total: total,
            payment_method: None,
        },
    }
}

/// Looks at a change and makes it for what it comes to.
async fn changes(person: &Person<'_>, id: &SubscriptionId, change: Change) -> ChangeOutcome {
    let preview = preview(person, id, change).await;
    let key = format!("{change:?}").replace(|letter: char| !letter.is_alphanumeric(), "-");
    let call = call(id, change, preview.totals.total, &key);
    person.gets(&call).await
}

async fn works(app: &App) {
    for _ in 0..3 {
        attend_subscriptions(&app.state).await.unwrap();
        reconcile(&app.state).await.unwrap();
    }
    app.tells().await;
}

/// What the processor has taken and not given back.
async fn kept(app: &App) -> i64 {
    let ledger = app.gateway.ledger().await;
    let charges = ledger["charges"].as_array().unwrap().iter();
    let taken = charges.filter(|charge| charge["captured"] == true);
    let left = taken.map(|charge| {
        charge["amount"].as_i64().unwrap() - charge["amount_refunded"].as_i64().unwrap()
    });
    left.sum()
}

both! {
    // R27b, B12: the new total, charged for the rest of the period, usable at once.
    async fn licenses_are_added_for_what_the_preview_says(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let id = buys(&ada, 3, Card::GOOD).await;
        let paid = kept(&app).await;
        app.clock.passes(TimeDelta::days(10));
        let seen = preview(&ada, &id, Change::Licenses(5)).await;
        assert_eq!(seen.lines.len(), 2, "five for the rest, less three for the rest");
        assert!(seen.totals.total.minor() > 0);
        let sum: i64 = seen.lines.iter().map(|line| line.net.minor() + line.tax.minor()).sum();
        assert_eq!(sum, seen.totals.total.minor());
        assert_eq!(kept(&app).await, paid, "a preview charges nothing");
        let outcome = changes(&ada, &id, Change::Licenses(5)).await;
        assert!(matches!(outcome.order.unwrap().status, OrderState::Paid { .. }));
        assert_eq!(outcome.subscription.subscription.quantity.get(), 5);
        assert_eq!(kept(&app).await, paid + seen.totals.total.minor());
        // The next period is for all of them.
        let whole = outcome.subscription.amounts.total.minor();
        app.clock.passes(TimeDelta::days(22));
        works(&app).await;
        assert_eq!(kept(&app).await, paid + seen.totals.total.minor() + whole);
    }

    async fn one_click_sent_twice_adds_licenses_once(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let id = buys(&ada, 1, Card::GOOD).await;
        let total = preview(&ada, &id, Change::Licenses(2)).await.totals.total;
        let call = call(&id, Change::Licenses(2), total, "one-click");
        let (first, second) = tokio::join!(ada.sends(&call), ada.sends(&call));
        for answer in [&first, &second] {
            assert!(answer.status == 200 || answer.status == 409, "{}", answer.text);
        }
        let third: ChangeOutcome = ada.gets(&call).await;
        assert!(matches!(third.order.unwrap().status, OrderState::Paid { .. }));
        assert_eq!(app.gateway.charges().await.len(), 2);
    }

    // Two changes at once: the second one sees the first.
    async fn two_tabs_that_add_the_same_licenses_pay_once(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let id = buys(&ada, 1, Card::GOOD).await;
        let total = preview(&ada, &id, Change::Licenses(4)).await.totals.total;
        let calls = ["tab-1", "tab-2"].map(|key| call(&id, Change::Licenses(4), total, key));
        let (first, second) = tokio::join!(ada.sends(&calls[0]), ada.sends(&calls[1]));
        let mut statuses = [first.status, second.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 409], "{} {}", first.text, second.text);
        assert_eq!(app.gateway.charges().await.len(), 2);
        assert_eq!(shown(&ada, &id).await.subscription.quantity.get(), 4);
    }

    // A preview of yesterday is asked again.
    async fn another_amount_than_the_one_seen_is_never_charged(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let id = buys(&ada, 1, Card::GOOD).await;
        let old = preview(&ada, &id, Change::Licenses(3)).await.totals.total;
        app.clock.passes(TimeDelta::days(3));
        let answer = ada.sends(&call(&id, Change::Licenses(3), old, "late")).await;
        assert_eq!(answer.code(), "preview_changed");
        let now = answer.problem().preview.unwrap();
        assert!(now.totals.total.minor() < old.minor());
        assert_eq!(app.gateway.charges().await.len(), 1);
        ada.gets(&call(&id, Change::Licenses(3), now.totals.total, "again")).await;
        assert_eq!(app.gateway.charges().await.len(), 2);
    }

    // 3-D Secure on added licenses.
    async fn added_licenses_hold_once_the_bank_has_them_confirmed(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let bought = ada.buys(POWER_BI, 1, Card::CONFIRMED_BY_BANK).await;
        app.gateway.authenticates(&bought.confirmation.unwrap().frame_url, true).await;
        app.waits_until_paid(&bought.id).await;
        let id = ada.order(&bought.id).await.subscription.unwrap();
        let outcome = changes(&ada, &id, Change::Licenses(2)).await;
        assert_eq!(outcome.subscription.subscription.quantity.get(), 1);
        let order = outcome.order.unwrap();
        // Nothing else is changed meanwhile.
        let total = preview(&ada, &id, CANCEL_NOW).await.totals.total;
        let meanwhile = ada.sends(&call(&id, CANCEL_NOW, total, "meanwhile")).await;
        assert_eq!(meanwhile.code(), "in_progress");
        app.gateway.authenticates(&order.confirmation.unwrap().frame_url, true).await;
        app.waits_until_paid(&order.id).await;
        assert_eq!(shown(&ada, &id).await.subscription.quantity.get(), 2);
    }

    async fn a_declined_card_adds_nothing(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let id = buys(&ada, 1, Card::GOOD).await;
        let frame = ada.gets(&api::cards::SetUpOwnCard).await.frame_url;
        let token = app.gateway.tokenizes(&frame, Card::DECLINED).await;
        let total = preview(&ada, &id, Change::Licenses(2)).await.totals.total;
        let mut call = call(&id, Change::Licenses(2), total, "declined");
        call.body.payment_method = Some(domain::ids::PaymentMethodId::parse(&token).unwrap());
        let answer = ada.sends(&call).await;
        assert_eq!((answer.status, answer.code()), (402, "card_declined"));
        let after = shown(&ada, &id).await;
        assert_eq!(after.subscription.quantity.get(), 1);
        assert_eq!(after.order_history.len(), 1, "nothing was bought");
        assert_eq!(app.gateway.charges().await.len(), 1);
        // The card that pays stays what it was, and pays at once.
        changes(&ada, &id, Change::Licenses(3)).await;
        assert_eq!(app.gateway.charges().await.len(), 2);
    }

    // Fewer licenses: at once with a credit, which goes back to the card.
    async fn licenses_given_up_are_given_back(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let id = buys(&ada, 3, Card::GOOD).await;
        let paid = kept(&app).await;
        changes(&ada, &id, Change::Licenses(5)).await;
        app.clock.passes(TimeDelta::days(5));
        let seen = preview(&ada, &id, Change::Licenses(1)).await;
        let before = kept(&app).await;
        assert!(before > paid);
        let outcome = changes(&ada, &id, Change::Licenses(1)).await;
        assert!(outcome.order.is_none());
        assert_eq!(outcome.subscription.subscription.quantity.get(), 1);
        works(&app).await;
        assert_eq!(kept(&app).await, before + seen.totals.total.minor());
        works(&app).await;
        assert_eq!(kept(&app).await, before + seen.totals.total.minor(), "once");
        let refunded = app.recorded("ten_harb", "bill.refunded").await.len();
        assert!(refunded >= 1);
    }

    async fn not_fewer_licenses_than_people_have(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let id = buys(&ada, 3, Card::GOOD).await;
        for user in ["usr_harb_ada", "usr_harb_ben"] {
            assert_eq!(ada.assigns(&id, user).await.status, 200);
        }
        let to = |licenses| previews(&ada, &id, Change::Licenses(licenses));
        assert_eq!(to(1).await.code(), "licenses_in_use");
        assert_eq!(to(3).await.code(), "nothing_changes");
        assert_eq!(to(0).await.code(), "invalid_field");
        assert_eq!(to(100_000).await.problem().fields[0].field, "licenses");
        assert_eq!(to(2).await.status, 200);
    }

    // R28d, B14, `decisions.md` 17: until the end nothing changes, and it can be taken back.
    async fn a_cancel_at_the_end_can_be_taken_back_until_then(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let id = buys(&ada, 2, Card::GOOD).await;
        let seen = preview(&ada, &id, CANCEL_AT_END).await;
        let ends_at = shown(&ada, &id).await.subscription.expires_at;
        assert_eq!((seen.access_ends_at, seen.totals.total.minor()), (Some(ends_at), 0));
        let canceled = changes(&ada, &id, CANCEL_AT_END).await.subscription;
        assert_eq!(canceled.subscription.recurring_billing, RecurringBilling::Canceled);
        assert_eq!(canceled.subscription.status, SubscriptionStatus::Active);
        assert_eq!(previews(&ada, &id, CANCEL_AT_END).await.code(), "subscription_canceled");
        let back = changes(&ada, &id, Change::TakeBack).await.subscription;
        assert_eq!(back.subscription.recurring_billing, RecurringBilling::On);
        let total = seen.totals.total;
        ada.gets(&call(&id, CANCEL_AT_END, total, "once-more")).await;
        app.clock.passes(TimeDelta::days(32));
        works(&app).await;
        let over = shown(&ada, &id).await;
        assert_eq!(over.subscription.status, SubscriptionStatus::Disabled);
        assert_eq!(previews(&ada, &id, Change::TakeBack).await.code(), "subscription_not_active");
        assert_eq!(app.gateway.charges().await.len(), 1, "I6: nothing after the cancel");
    }

    // R54: canceled now, the rest is given back, and it can begin again.
    async fn a_cancel_now_gives_back_the_rest(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let id = buys(&ada, 2, Card::GOOD).await;
        let paid = kept(&app).await;
        app.clock.passes(TimeDelta::days(12));
        let seen = preview(&ada, &id, CANCEL_NOW).await;
        assert!(seen.totals.total.minor() < 0 && -seen.totals.total.minor() < paid);
        let over = changes(&ada, &id, CANCEL_NOW).await.subscription;
        assert_eq!(over.subscription.status, SubscriptionStatus::Disabled);
        assert_eq!(over.changes, [ChangeKind::Reactivate]);
        works(&app).await;
        assert_eq!(kept(&app).await, paid + seen.totals.total.minor());
        assert_eq!(app.recorded("ten_harb", "subscription.canceled").await.len(), 1);
        let again = preview(&ada, &id, Change::Reactivate).await;
        let outcome = changes(&ada, &id, Change::Reactivate).await;
        assert_eq!(outcome.subscription.subscription.status, SubscriptionStatus::Active);
        assert_eq!(kept(&app).await, paid + seen.totals.total.minor() + again.totals.total.minor());
    }

    async fn the_term_and_what_follows_it_change_at_renewal(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let id = buys(&ada, 1, Card::GOOD).await;
        let seen = preview(&ada, &id, Change::Term(BillingTerm::Annual)).await;
        let next = seen.next_period.unwrap();
        assert_eq!((next.term, seen.totals.total.minor()), (BillingTerm::Annual, 0));
        let planned = changes(&ada, &id, Change::Term(BillingTerm::Annual)).await.subscription;
        assert_eq!(planned.next.term, Some(BillingTerm::Annual));
        changes(&ada, &id, Change::RecurringBilling(RecurringBilling::Once)).await;
        let paid = kept(&app).await;
        app.clock.passes(TimeDelta::days(32));
        works(&app).await;
        let renewed = shown(&ada, &id).await;
        assert_eq!(kept(&app).await, paid + next.totals.total.minor());
        assert_eq!(renewed.subscription.term, BillingTerm::Annual);
        assert_eq!(renewed.subscription.recurring_billing, RecurringBilling::Off);
        let answer = previews(&ada, &id, Change::Term(BillingTerm::Monthly)).await;
        assert_eq!(answer.code(), "does_not_renew");
    }

    // R33, R32: others see, and only who pays changes.
    async fn nobody_but_the_purchaser_changes_a_subscription(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let id = buys(&ada, 1, Card::GOOD).await;
        let gwen = app.signed_in("gwen@harbor.example").await;
        assert_eq!(previews(&gwen, &id, CANCEL_NOW).await.code(), "purchaser_only");
        assert!(shown(&gwen, &id).await.changes.is_empty());
        let ben = app.signed_in("ben@harbor.example").await;
        assert_eq!(previews(&ben, &id, CANCEL_NOW).await.code(), "not_found");
        let central = SubscriptionId::parse("sub_harb_central").unwrap();
        assert_eq!(previews(&gwen, &central, CANCEL_NOW).await.code(), "not_allowed");
    }

    // The answer of a bank that comes after an order was given up changes nothing.
    async fn licenses_are_not_added_for_an_order_that_was_given_up(app: App) {
        let ada = app.signed_in("ada@harbor.example").await;
        let bought = ada.buys(POWER_BI, 1, Card::CONFIRMED_BY_BANK).await;
        app.gateway.authenticates(&bought.confirmation.unwrap().frame_url, true).await;
        app.waits_until_paid(&bought.id).await;
        let id = ada.order(&bought.id).await.subscription.unwrap();
        let order = changes(&ada, &id, Change::Licenses(2)).await.order.unwrap();
        app.clock.passes(TimeDelta::hours(2));
        let given_up = ada.order(&order.id).await;
        assert!(matches!(given_up.status, OrderState::Declined { .. }), "{given_up:?}");
        assert_eq!(shown(&ada, &id).await.subscription.quantity.get(), 1);
        let total = preview(&ada, &id, CANCEL_NOW).await.totals.total;
        ada.gets(&call(&id, CANCEL_NOW, total, "then")).await;
    }
}
