//! The self-service policy, and that no order slips past a change of it.

use std::sync::Arc;

use domain::ids::ProductId;
use domain::policy::Availability::{Available, Unavailable};
use domain::policy::SelfServicePolicy::{self, Allow, AskFirst, DoNotAllow, TrialsOnly};
use store::orders::OrderRecord;
use store::policies::{self, PolicyState};
use store::{StoreError, orders};
use tokio::sync::Barrier;

use crate::fixtures::{order, product_id};
use crate::harness::{Database, unit};

crate::conformance!(
    everything_is_allowed_before_anybody_says_otherwise,
    a_policy_is_set_changed_and_given_up,
    a_stale_change_sets_nothing,
    one_of_two_first_changes_counts,
    lists_what_was_set,
    the_default_holds_where_nothing_else_is_set,
    an_unavailable_product_keeps_its_value,
    no_order_is_placed_after_a_change_that_forbids_it,
    a_thousand_changes_see_every_order_under_the_old_rule,
);

async fn set(
    database: &Database,
    product: &str,
    policy: Option<SelfServicePolicy>,
    expected: i64,
) -> bool {
    let product = product_id(product);
    let set = database
        .write(unit!([product] tx => policies::set(tx, &product, policy, Available, expected)))
        .await;
    set.unwrap()
}

async fn of(database: &Database, product: &str) -> PolicyState {
    let product = product_id(product);
    let read = database
        .read(unit!([product] tx => policies::of_product(tx, &product)))
        .await;
    let held = database
        .write(unit!([product] tx => policies::of_product_for_order(tx, &product)))
        .await;
    assert_eq!(held.unwrap(), read);
    read
}

async fn everything_is_allowed_before_anybody_says_otherwise(database: &Database) {
    database.with_people().await;
    let state = of(database, "P1").await;
    assert_eq!(state.policy.effective(), Allow);
    assert_eq!((state.policy.set, state.version), (None, 0));
}

async fn a_policy_is_set_changed_and_given_up(database: &Database) {
    database.with_people().await;
    let steps = [Some(DoNotAllow), Some(TrialsOnly), None, Some(AskFirst)];
    for (version, policy) in (0..).zip(steps) {
        assert!(set(database, "P1", policy, version).await);
        let state = of(database, "P1").await;
        assert_eq!((state.policy.set, state.version), (policy, version + 1));
    }
    assert_eq!(of(database, "P2").await.version, 0);
}

async fn a_stale_change_sets_nothing(database: &Database) {
    database.with_people().await;
    assert!(!set(database, "P1", Some(DoNotAllow), 3).await);
    assert!(set(database, "P1", Some(DoNotAllow), 0).await);
    assert!(!set(database, "P1", Some(AskFirst), 0).await);
    assert!(set(database, "P1", Some(TrialsOnly), 1).await);
    assert!(!set(database, "P1", Some(AskFirst), 1).await);
    assert_eq!(of(database, "P1").await.policy.set, Some(TrialsOnly));
}

async fn one_of_two_first_changes_counts(database: &Database) {
    database.with_people().await;
    let changes = (0..8).map(|_| set(database, "P1", Some(DoNotAllow), 0));
    let won = futures::future::join_all(changes).await;
    assert_eq!(won.into_iter().filter(|won| *won).count(), 1);
    assert_eq!(of(database, "P1").await.version, 1);
}

async fn lists_what_was_set(database: &Database) {
    database.with_people().await;
    set(database, "P2", Some(DoNotAllow), 0).await;
    set(database, "P1", Some(AskFirst), 0).await;
    set(database, "P1", None, 1).await;
    let policies = database.read(unit!(tx => policies::all(tx))).await;
    assert_eq!((policies.default, policies.default_version), (Allow, 0));
    let products = policies.products.into_iter();
    let products: Vec<_> = products
        .map(|(id, state)| (id, state.policy.set, state.version))
        .collect();
    assert_eq!(
        products,
        [
            (product_id("P1"), None, 2),
            (product_id("P2"), Some(DoNotAllow), 1),
        ]
    );
}

async fn the_default_holds_where_nothing_else_is_set(database: &Database) {
    database.with_people().await;
    set(database, "P1", Some(Allow), 0).await;
    for (version, default) in (0..).zip([AskFirst, DoNotAllow]) {
        assert!(set_default(database, default, version).await);
        assert_eq!(of(database, "P2").await.policy.effective(), default);
        assert_eq!(of(database, "P1").await.policy.effective(), Allow);
    }
    assert!(
        !set_default(database, TrialsOnly, 1).await,
        "a stale change"
    );
    assert_eq!(of(database, "P2").await.policy.default, DoNotAllow);
}

async fn an_unavailable_product_keeps_its_value(database: &Database) {
    database.with_people().await;
    let product = product_id("P1");
    let hidden = database
        .write(unit!([product] tx => policies::set(tx, &product, Some(Allow), Unavailable, 0)))
        .await;
    assert!(hidden.unwrap());
    let state = of(database, "P1").await;
    assert_eq!(state.policy.set, Some(Allow));
    assert_eq!(state.policy.availability, Unavailable);
}

async fn set_default(database: &Database, default: SelfServicePolicy, expected: i64) -> bool {
    let set = database
        .write(unit!(tx => policies::set_default(tx, default, expected)))
        .await;
    set.unwrap()
}

async fn no_order_is_placed_after_a_change_that_forbids_it(database: &Database) {
    database.with_people().await;
    database.add_quote("q1").await;
    // The head row is there already, so that it is the lock on it that counts.
    set(database, "P1", Some(AskFirst), 0).await;
    if database.is_postgres() {
        a_change_waits_for_the_order(database).await;
    }
    // From here on it is forbidden, and whoever asks for an order sees it.
    let version = of(database, "CFQ7TTC0L3PB").await.version;
    set(database, "CFQ7TTC0L3PB", Some(DoNotAllow), version).await;
    let state = of(database, "CFQ7TTC0L3PB").await;
    assert!(!state.policy.effective().permits_purchase());
}

async fn a_change_waits_for_the_order(database: &Database) {
    let product = product_id("CFQ7TTC0L3PB");
    let order = order("o1", "q1");
    let read = Arc::new(Barrier::new(2));
    let go_on = Arc::new(Barrier::new(2));
    let placing = {
        let (store, product, order) = (database.store.clone(), product.clone(), order.clone());
        let (read, go_on) = (Arc::clone(&read), Arc::clone(&go_on));
        tokio::spawn(async move {
            let tenant = crate::fixtures::tenant_id("harbor");
            let placed: Result<bool, StoreError> = store
                .write(&tenant, move |tx| {
                    let (product, order) = (product.clone(), order.clone());
                    let (read, go_on) = (Arc::clone(&read), Arc::clone(&go_on));
                    Box::pin(async move {
                        let state = policies::of_product_for_order(tx, &product).await?;
                        read.wait().await;
                        go_on.wait().await;
                        if state.policy.effective().permits_purchase() {
                            orders::insert(tx, &order).await?;
                        }
                        Ok(state.policy.effective().permits_purchase())
                    })
                })
                .await;
            placed.unwrap()
        })
    };
    read.wait().await;
    let mut changing = Box::pin(set(database, "CFQ7TTC0L3PB", Some(DoNotAllow), 0));
    let early = tokio::select! {
        changed = &mut changing => Some(changed),
        () = database.until_somebody_waits_for_a_lock() => None,
    };
    go_on.wait().await;
    assert!(placing.await.unwrap());
    assert_eq!(early, None, "the change did not wait for the order");
    assert!(changing.await);
}

/// Orders and changes at once: whoever changes the policy has every order before it that was
/// placed under the old rule, so that none comes after it.
async fn a_thousand_changes_see_every_order_under_the_old_rule(database: &Database) {
    database.with_people().await;
    let (mut placed, mut refused) = (0, 0);
    for round in 0..1_000 {
        let quote = format!("q{round}");
        database.add_quote(&quote).await;
        let order = order(&format!("o{round}"), &quote);
        let product = product_id(&format!("P{round}"));
        let (was_placed, was_seen) = futures::join!(
            place(database, &product, &order),
            forbid(database, &product, &order),
        );
        assert_eq!(was_placed, was_seen, "round {round}");
        if was_placed {
            placed += 1;
        } else {
            refused += 1;
        }
    }
    assert_eq!(placed + refused, 1_000);
}

/// Places the order if the policy lets it.
async fn place(database: &Database, product: &ProductId, order: &OrderRecord) -> bool {
    let placed = database
        .write(unit!([product, order] tx => async move {
            let state = policies::of_product_for_order(tx, &product).await?;
            let is_allowed = state.policy.effective().permits_purchase();
            if is_allowed {
                orders::insert(tx, &order).await?;
            }
            Ok::<_, StoreError>(is_allowed)
        }))
        .await;
    placed.unwrap()
}

/// Forbids the product, and tells whether the order was there by then.
async fn forbid(database: &Database, product: &ProductId, order: &OrderRecord) -> bool {
    let seen = database
        .write(unit!([product, order] tx => async move {
            let version = policies::of_product_for_change(tx, &product).await?.version;
            assert!(policies::set(tx, &product, Some(DoNotAllow), Available, version).await?);
            Ok::<_, StoreError>(orders::find(tx, &order.id).await?.is_some())
        }))
        .await;
    seen.unwrap()
}
