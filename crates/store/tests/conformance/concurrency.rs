//! Many at once: what may happen once happens once, and nobody is lost.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use domain::user::AccountStatus;
use futures::future::join_all;
use store::licenses::{self, AssignOutcome};
use store::open_orders::{self, OpenOrder};
use store::subscriptions::SubscriptionRecord;
use store::{StoreError, audit, gateway_customers, invoices, orders, users};
use tokio::sync::Barrier;

use crate::fixtures::{
    at, audit_entry, invoice, order, order_id, quantity, subscription, subscription_id, tenant_id,
    user, user_id,
};
use crate::harness::{Database, unit};

crate::conformance!(
    one_of_64_gets_the_last_license,
    the_same_person_gets_one_license_of_many_tries,
    many_assign_several_licenses_each_without_a_deadlock,
    one_of_16_orders_of_a_quote_is_placed,
    bills_have_numbers_without_gaps,
    the_chain_of_records_holds,
    an_open_order_is_leased_by_one,
    one_customer_of_many_counts,
    units_that_collide_run_again,
);

/// Runs tasks that really run at once, and gives what they returned.
async fn at_once<T: Send + 'static, F: Future<Output = T> + Send + 'static>(
    tasks: impl IntoIterator<Item = F>,
) -> Vec<T> {
    let tasks: Vec<_> = tasks.into_iter().map(tokio::spawn).collect();
    let ended = join_all(tasks).await;
    ended
        .into_iter()
        .map(|ended| ended.expect("the task ends"))
        .collect()
}

async fn one_of_64_gets_the_last_license(database: &Database) {
    database.add_tenant("harbor").await;
    let record = SubscriptionRecord {
        purchaser: None,
        quantity: quantity(3),
        ..subscription("s1")
    };
    database.add_subscription(&record).await;
    for number in 0..66 {
        database
            .add_user(&user("harbor", &format!("u{number}"), "Somebody"))
            .await;
    }
    let assign = |number: usize| {
        let store = database.store.clone();
        let (id, who) = (subscription_id("s1"), user_id(&format!("u{number}")));
        async move {
            let assigned: Result<_, StoreError> = store
                .write(
                    &tenant_id("harbor"),
                    unit!([id, who] tx => licenses::assign(tx, &id, &who, at(1))),
                )
                .await;
            assigned.expect("nobody fails")
        }
    };
    for number in [64, 65] {
        assert_eq!(assign(number).await.0, AssignOutcome::Assigned);
    }
    let outcomes = at_once((0..64).map(assign)).await;
    let count = |wanted| {
        outcomes
            .iter()
            .filter(|(outcome, ..)| *outcome == wanted)
            .count()
    };
    assert_eq!(count(AssignOutcome::Assigned), 1);
    assert_eq!(count(AssignOutcome::NoneLeft), 63);
    assert!(outcomes.iter().all(|(_, _, assigned)| *assigned == 3));
    assert_eq!(database.number("SELECT COUNT(*) FROM licenses").await, 3);
    assert_eq!(
        database.number("SELECT assigned FROM subscriptions").await,
        3
    );
}

async fn the_same_person_gets_one_license_of_many_tries(database: &Database) {
    database.with_people().await;
    database.add_subscription(&subscription("s1")).await;
    let outcomes = at_once((0..16).map(|_| {
        let store = database.store.clone();
        async move {
            let (id, ben) = (subscription_id("s1"), user_id("ben"));
            let assigned: Result<_, StoreError> = store
                .write(
                    &tenant_id("harbor"),
                    unit!([id, ben] tx => licenses::assign(tx, &id, &ben, at(1))),
                )
                .await;
            assigned.expect("nobody fails").0
        }
    }))
    .await;
    let assigned = outcomes
        .iter()
        .filter(|outcome| **outcome == AssignOutcome::Assigned);
    assert_eq!(assigned.count(), 1);
    assert!(!outcomes.contains(&AssignOutcome::NoneLeft));
    assert_eq!(
        database.number("SELECT assigned FROM subscriptions").await,
        1
    );
}

/// Each takes the same people in another order.
async fn many_assign_several_licenses_each_without_a_deadlock(database: &Database) {
    database.with_people().await;
    database.add_subscription(&subscription("s1")).await;
    at_once((0..12_usize).map(|number| {
        let store = database.store.clone();
        async move {
            let done: Result<(), StoreError> = store
                .write(&tenant_id("harbor"), move |tx| {
                    Box::pin(async move {
                        let mut people = ["ada", "ben", "cleo"];
                        people.rotate_left(number % 3);
                        for person in people {
                            let (id, person) = (subscription_id("s1"), user_id(person));
                            licenses::assign(tx, &id, &person, at(1)).await?;
                        }
                        Ok(())
                    })
                })
                .await;
            done.expect("nobody fails");
        }
    }))
    .await;
    assert_eq!(
        database.number("SELECT assigned FROM subscriptions").await,
        3
    );
}

async fn one_of_16_orders_of_a_quote_is_placed(database: &Database) {
    database.with_people().await;
    database.add_quote("q1").await;
    let placed = at_once((0..16).map(|number| {
        let store = database.store.clone();
        let order = order(&format!("o{number}"), "q1");
        async move {
            store
                .write::<(), StoreError, _>(
                    &tenant_id("harbor"),
                    unit!([order] tx => orders::insert(tx, &order)),
                )
                .await
        }
    }))
    .await;
    let conflicts = placed.iter().filter(|placed| {
        matches!(placed, Err(StoreError::Conflict { constraint }) if constraint == "orders_tenant_id_quote_id_key")
    });
    assert_eq!(conflicts.count(), 15);
    assert_eq!(placed.iter().filter(|placed| placed.is_ok()).count(), 1);
    assert_eq!(database.number("SELECT COUNT(*) FROM orders").await, 1);
}

/// Every third one fails after it has taken its number.
async fn bills_have_numbers_without_gaps(database: &Database) {
    database.with_people().await;
    database.add_order("o1").await;
    database.add_subscription(&subscription("s1")).await;
    let numbers = at_once((0..48_u32).map(|number| {
        let store = database.store.clone();
        let new = invoice(&format!("i{number}"), "s1", "o1", number);
        async move {
            let issued: Result<String, StoreError> = store
                .write(&tenant_id("harbor"), move |tx| {
                    let new = new.clone();
                    Box::pin(async move {
                        let issued = invoices::issue(tx, "HARB", &new).await?;
                        if number % 3 == 0 {
                            return Err(StoreError::Full);
                        }
                        Ok(issued)
                    })
                })
                .await;
            issued.ok()
        }
    }))
    .await;
    let numbers: BTreeSet<_> = numbers.into_iter().flatten().collect();
    let expected: BTreeSet<_> = (1..=32).map(|number| format!("HARB-{number:06}")).collect();
    assert_eq!(numbers, expected);
}

async fn the_chain_of_records_holds(database: &Database) {
    database.with_people().await;
    at_once((0..40).map(|number| {
        let store = database.store.clone();
        let entry = audit_entry(&format!("action.{number}"));
        async move {
            let appended = store
                .write::<(), StoreError, _>(
                    &tenant_id("harbor"),
                    unit!([entry] tx => audit::append(tx, &entry)),
                )
                .await;
            appended.expect("nobody fails");
        }
    }))
    .await;
    let rows = database.read(unit!(tx => audit::list(tx))).await;
    assert_eq!((rows.len(), audit::verify(&rows)), (40, Ok(())));
}

async fn an_open_order_is_leased_by_one(database: &Database) {
    for number in 0..30 {
        let open = OpenOrder {
            order: order_id(&format!("o{number}")),
            tenant: tenant_id("harbor"),
            check_at: at(number % 4),
            tries: 0,
        };
        database
            .global(unit!([open] tx => open_orders::put(tx, &open)))
            .await;
    }
    let workers = at_once((0..8).map(|_| {
        let store = database.store.clone();
        async move {
            let mut taken = Vec::new();
            loop {
                let leased: Result<Vec<OpenOrder>, StoreError> = store
                    .write_global(unit!(tx => open_orders::lease_due(tx, at(10), at(99), 3)))
                    .await;
                let leased = leased.expect("nobody fails");
                if leased.is_empty() {
                    return taken;
                }
                taken.extend(leased.into_iter().map(|open| open.order.to_string()));
            }
        }
    }))
    .await;
    let mut taken = workers.concat();
    let mut due = database
        .global(unit!(tx => open_orders::lease_due(tx, at(10), at(99), 99)))
        .await;
    // A worker that met only what others were taking may have gone early; nothing is taken twice.
    taken.extend(due.drain(..).map(|open| open.order.to_string()));
    assert_eq!(taken.len(), 30);
    let once: BTreeSet<_> = taken.into_iter().collect();
    assert_eq!(once.len(), 30);
}

async fn one_customer_of_many_counts(database: &Database) {
    database.with_people().await;
    let stored = at_once((0..16).map(|number| {
        let store = database.store.clone();
        async move {
            let (ada, customer) = (user_id("ada"), format!("cus_{number}"));
            let put = store
                .write::<String, StoreError, _>(
                    &tenant_id("harbor"),
                    unit!([ada, customer] tx => gateway_customers::put(tx, &ada, &customer)),
                )
                .await;
            put.expect("nobody fails")
        }
    }))
    .await;
    let once: BTreeSet<_> = stored.into_iter().collect();
    assert_eq!(once.len(), 1);
}

/// Two take the same two rows in opposite order, and on PostgreSQL each waits with the first until
/// the other has it too.
async fn units_that_collide_run_again(database: &Database) {
    database.with_people().await;
    let both_have_one = Arc::new(Barrier::new(2));
    let runs = Arc::new(AtomicU32::new(0));
    let is_postgres = database.is_postgres();
    at_once([["ada", "ben"], ["ben", "ada"]].map(|[first, second]| {
        let store = database.store.clone();
        let (both_have_one, runs) = (Arc::clone(&both_have_one), Arc::clone(&runs));
        async move {
            let done: Result<(), StoreError> = store
                .write(&tenant_id("harbor"), move |tx| {
                    let both_have_one = Arc::clone(&both_have_one);
                    let run = runs.fetch_add(1, Ordering::Relaxed);
                    Box::pin(async move {
                        let off = AccountStatus::Disabled;
                        users::set_status(tx, &user_id(first), off).await?;
                        if is_postgres && run < 2 {
                            both_have_one.wait().await;
                        }
                        users::set_status(tx, &user_id(second), off).await
                    })
                })
                .await;
            done.expect("the one that had to give way runs again");
        }
    }))
    .await;
    let expected = if is_postgres { 3 } else { 2 };
    assert_eq!(runs.load(Ordering::Relaxed), expected);
    let off = "SELECT COUNT(*) FROM users WHERE status = 'disabled'";
    assert_eq!(database.number(off).await, 2);
}
