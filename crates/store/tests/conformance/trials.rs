//! Trials: one per person and product, and what becomes of each.

use domain::card::CardSummary;
use domain::ids::PaymentMethodId;
use domain::subscription::{Lifecycle, RecurringBilling};
use domain::trial::{Trial, TrialCourse, TrialState};
use store::cards::Card;
use store::due_subscriptions::{self, DueSubscription};
use store::quotes::{self, QuoteRecord};
use store::subscriptions::{self, SubscriptionRecord};
use store::trials::{self, TrialRecord};
use store::{StoreError, TenantTx, orders};

use crate::fixtures::{
    amounts, at, order, order_id, product_id, quote, quote_id, subscription, subscription_id,
    tenant_id, user_id,
};
use crate::harness::{Database, unit};

crate::conformance!(
    reads_a_trial_with_and_without_a_card,
    a_person_has_one_trial_of_a_product,
    a_trial_moves_on_from_where_it_stands_only,
    the_end_is_announced_once,
    a_trial_begins_one_payment,
    a_paid_term_takes_the_place_of_the_trial,
    trials_are_looked_after_when_they_are_due,
);

fn trial(id: &str, who: &str, kind: Trial) -> TrialRecord {
    let card = Card {
        payment_method: PaymentMethodId::parse("pm_1").unwrap(),
        summary: CardSummary::try_new("visa", "4242", 12, 2030).unwrap(),
    };
    TrialRecord {
        subscription: subscription_id(id),
        user: user_id(who),
        product: product_id("CFQ7TTC0L3PB"),
        quote: quote_id(&format!("quote_of_{id}")),
        course: TrialCourse {
            trial: kind,
            state: TrialState::Running,
            ends_at: at(2_592_000),
            is_announced: false,
        },
        started_at: at(0),
        card: kind.needs_card().then_some(card),
        order: None,
    }
}

/// A trial with its quote and its subscription.
async fn add(database: &Database, trial: &TrialRecord) -> Result<(), StoreError> {
    let quote = QuoteRecord {
        id: trial.quote.clone(),
        trial: Some(trial.course.trial),
        ..quote("q1")
    };
    let record = SubscriptionRecord {
        purchaser: Some(trial.user.clone()),
        trial: Some(trial.course.trial),
        ..subscription(trial.subscription.as_str())
    };
    let trial = trial.clone();
    database
        .write(unit!([quote, record, trial] tx => insert(tx, &quote, &record, &trial)))
        .await
}

async fn insert(
    tx: &mut TenantTx,
    quote: &QuoteRecord,
    record: &SubscriptionRecord,
    trial: &TrialRecord,
) -> Result<(), StoreError> {
    quotes::insert(tx, quote).await?;
    subscriptions::insert(tx, record).await?;
    trials::insert(tx, trial).await
}

async fn find(database: &Database, id: &str) -> Option<TrialRecord> {
    let id = subscription_id(id);
    database.read(unit!([id] tx => trials::find(tx, &id))).await
}

async fn reads_a_trial_with_and_without_a_card(database: &Database) {
    database.with_people().await;
    for (id, who, kind) in [
        ("s1", "ada", Trial::WITH_CARD),
        ("s2", "ben", Trial::WITHOUT_CARD),
    ] {
        let written = trial(id, who, kind);
        add(database, &written).await.unwrap();
        assert_eq!(find(database, id).await, Some(written.clone()));
        let (quote, user) = (written.quote.clone(), written.user.clone());
        let product = written.product.clone();
        let of_quote = database.read(unit!([quote] tx => trials::of_quote(tx, &quote)));
        assert_eq!(of_quote.await, Some(written.clone()));
        let own =
            database.read(unit!([user, product] tx => trials::of_person(tx, &user, &product)));
        assert_eq!(own.await, Some(written));
        let id = subscription_id(id);
        let found = database.read(unit!([id] tx => subscriptions::find(tx, &id)));
        assert_eq!(found.await.unwrap().trial, Some(kind));
    }
    assert_eq!(find(database, "s3").await, None);
}

// B13
async fn a_person_has_one_trial_of_a_product(database: &Database) {
    database.with_people().await;
    let first = trial("s1", "ada", Trial::WITHOUT_CARD);
    add(database, &first).await.unwrap();
    let second = add(database, &trial("s2", "ada", Trial::WITH_CARD)).await;
    assert!(
        matches!(&second, Err(StoreError::Conflict { constraint })
            if constraint == "trials_tenant_id_user_id_product_id_key"),
        "{second:?}"
    );
    let other = TrialRecord {
        product: product_id("CFQ7TTC0KXN9"),
        ..trial("s3", "ada", Trial::WITH_CARD)
    };
    add(database, &other).await.unwrap();
    let ben = trial("s4", "ben", Trial::WITH_CARD);
    add(database, &ben).await.unwrap();
}

async fn a_trial_moves_on_from_where_it_stands_only(database: &Database) {
    database.with_people().await;
    add(database, &trial("s1", "ada", Trial::WITH_CARD))
        .await
        .unwrap();
    let id = subscription_id("s1");
    let (from, to) = (TrialState::Running, TrialState::Canceled);
    let mut moved = Vec::new();
    for _ in 0..2 {
        moved.push(
            database
                .write(unit!([id] tx => trials::replace_state(tx, &id, from, to)))
                .await
                .unwrap(),
        );
    }
    assert_eq!(moved, [true, false]);
    let state = find(database, "s1").await.unwrap().course.state;
    assert_eq!(state, TrialState::Canceled);
}

async fn the_end_is_announced_once(database: &Database) {
    database.with_people().await;
    add(database, &trial("s1", "ada", Trial::WITH_CARD))
        .await
        .unwrap();
    let id = subscription_id("s1");
    let mut announced = Vec::new();
    for second in [5, 6] {
        announced.push(
            database
                .write(unit!([id] tx => trials::set_announced(tx, &id, at(second))))
                .await
                .unwrap(),
        );
    }
    assert_eq!(announced, [true, false]);
    assert!(find(database, "s1").await.unwrap().course.is_announced);
}

async fn a_trial_begins_one_payment(database: &Database) {
    database.with_people().await;
    add(database, &trial("s1", "ada", Trial::WITH_CARD))
        .await
        .unwrap();
    let of_trial = order("o1", "quote_of_s1");
    database
        .write(unit!([of_trial] tx => orders::insert(tx, &of_trial)))
        .await
        .unwrap();
    database.add_order("o2").await;
    let id = subscription_id("s1");
    let mut begun = Vec::new();
    for order in [order_id("o1"), order_id("o2")] {
        begun.push(
            database
                .write(unit!([id, order] tx => trials::begin_payment(tx, &id, &order)))
                .await
                .unwrap(),
        );
    }
    assert_eq!(begun, [true, false]);
    let order = order_id("o1");
    let found = database.read(unit!([order] tx => trials::of_order(tx, &order)));
    let found = found.await.unwrap();
    assert_eq!(found.course.state, TrialState::BecomingPaid);
    assert_eq!(found.order, Some(order));
}

async fn a_paid_term_takes_the_place_of_the_trial(database: &Database) {
    database.with_people().await;
    add(database, &trial("s1", "ada", Trial::WITH_CARD))
        .await
        .unwrap();
    database.add_order("o1").await;
    let paid = SubscriptionRecord {
        amounts: amounts(),
        lifecycle: Lifecycle::Active {
            ends_at: at(9_000_000),
            recurring: RecurringBilling::On,
        },
        anchor_at: at(2_592_000),
        order: Some(order_id("o1")),
        trial: None,
        ..subscription("s1")
    };
    database
        .write(unit!([paid] tx => subscriptions::begin_paid_term(tx, &paid)))
        .await
        .unwrap();
    let id = subscription_id("s1");
    let found = database.read(unit!([id] tx => subscriptions::find(tx, &id)));
    assert_eq!(found.await, Some(paid));
    let ended = Lifecycle::Expired {
        since: at(9_000_000),
    };
    database
        .write(unit!([id] tx => subscriptions::set_lifecycle(tx, &id, ended)))
        .await
        .unwrap();
    let found = database.read(unit!([id] tx => subscriptions::find(tx, &id)));
    assert_eq!(found.await.unwrap().lifecycle, ended);
}

async fn trials_are_looked_after_when_they_are_due(database: &Database) {
    database.with_people().await;
    for (id, look_at) in [("s1", 20), ("s2", 10), ("s3", 30), ("s1", 15)] {
        let open = DueSubscription {
            subscription: subscription_id(id),
            tenant: tenant_id("harbor"),
            look_at: at(look_at),
        };
        database
            .global(unit!([open] tx => due_subscriptions::put(tx, &open)))
            .await;
    }
    let due = |second| async move {
        let due = database
            .global(unit!(tx => due_subscriptions::due(tx, at(second), 5)))
            .await;
        due.into_iter()
            .map(|open| open.subscription)
            .collect::<Vec<_>>()
    };
    assert_eq!(due(9).await, []);
    assert_eq!(due(15).await, ["s2", "s1"].map(subscription_id));
    let id = subscription_id("s2");
    database
        .global(unit!([id] tx => due_subscriptions::remove(tx, &id)))
        .await;
    assert_eq!(due(40).await, ["s1", "s3"].map(subscription_id));
}
