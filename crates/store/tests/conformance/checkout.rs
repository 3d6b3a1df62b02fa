//! Quotes, orders, attempts, charges, and the work list of open orders.

use domain::checkout::{DeclineReason, OrderState};
use domain::ids::OrderId;
use store::open_orders::{self, OpenOrder};
use store::orders::OrderRecord;
use store::{StoreError, attempts, charges, gateway_customers, orders, quotes};

use crate::fixtures::{
    amounts, at, attempt, order, order_id, quote, quote_id, subscription_id, tenant_id, user_id,
};
use crate::harness::{Database, unit};

crate::conformance!(
    reads_a_quote_as_it_was_written,
    reads_an_order_in_each_of_its_states,
    a_quote_is_ordered_once,
    a_state_is_replaced_only_where_it_is_believed_to_be,
    lists_the_orders_of_a_subscription_the_newest_first,
    reads_an_attempt_as_it_was_written,
    an_order_is_charged_once,
    the_first_customer_of_a_person_stays,
    an_order_needs_its_quote,
    open_orders_are_put_moved_and_removed,
    what_is_due_is_leased_the_longest_waiting_first,
);

async fn find(database: &Database, id: &str) -> Option<OrderRecord> {
    let id = order_id(id);
    database.read(unit!([id] tx => orders::find(tx, &id))).await
}

async fn reads_a_quote_as_it_was_written(database: &Database) {
    database.with_people().await;
    database.add_quote("q1").await;
    let id = quote_id("q1");
    let found = database.read(unit!([id] tx => quotes::find(tx, &id))).await;
    assert_eq!(found, Some(quote("q1")));
    let id = quote_id("q2");
    assert_eq!(
        database.read(unit!([id] tx => quotes::find(tx, &id))).await,
        None
    );
}

async fn reads_an_order_in_each_of_its_states(database: &Database) {
    database.with_people().await;
    let states = [
        OrderState::Pending { attempt: 1 },
        OrderState::AwaitingConfirmation { attempt: 2 },
        OrderState::BeingChecked { attempt: 3 },
        OrderState::Declined {
            attempt: 4,
            reason: DeclineReason::InsufficientFunds,
        },
        OrderState::Paid { attempt: 5 },
    ];
    for (number, state) in (1..).zip(states) {
        let (id, quote) = (format!("o{number}"), format!("q{number}"));
        database.add_quote(&quote).await;
        let written = OrderRecord {
            state,
            subscription: (number == 5).then(|| subscription_id("s1")),
            ..order(&id, &quote)
        };
        let inserted = database
            .write(unit!([written] tx => orders::insert(tx, &written)))
            .await;
        inserted.unwrap();
        assert_eq!(find(database, &id).await, Some(written.clone()));
        let quote = quote_id(&quote);
        let found = database
            .read(unit!([quote] tx => orders::find_by_quote(tx, &quote)))
            .await;
        assert_eq!(found, Some(written));
    }
}

async fn a_quote_is_ordered_once(database: &Database) {
    database.with_people().await;
    database.add_quote("q1").await;
    let (first, second) = (order("o1", "q1"), order("o2", "q1"));
    database
        .write(unit!([first] tx => orders::insert(tx, &first)))
        .await
        .unwrap();
    let result = database
        .write(unit!([second] tx => orders::insert(tx, &second)))
        .await;
    assert!(
        matches!(&result, Err(StoreError::Conflict { constraint }) if constraint == "orders_tenant_id_quote_id_key"),
        "{result:?}"
    );
    let result = database
        .write(unit!([first] tx => orders::insert(tx, &first)))
        .await;
    assert!(
        matches!(result, Err(StoreError::Conflict { .. })),
        "{result:?}"
    );
    assert_eq!(database.number("SELECT COUNT(*) FROM orders").await, 1);
}

async fn a_state_is_replaced_only_where_it_is_believed_to_be(database: &Database) {
    database.with_people().await;
    database.add_order("o1").await;
    let pending = OrderState::Pending { attempt: 1 };
    let declined = OrderState::Declined {
        attempt: 1,
        reason: DeclineReason::ExpiredCard,
    };
    let second = OrderState::Pending { attempt: 2 };
    let paid = OrderState::Paid { attempt: 2 };
    let replace = async |from: OrderState, to: OrderState| {
        let id: OrderId = order_id("o1");
        let replaced = database
            .write(unit!([id] tx => orders::replace_state(tx, &id, from, to)))
            .await;
        replaced.unwrap()
    };
    assert!(!replace(second, paid).await, "another attempt");
    assert!(!replace(declined, second).await, "another state");
    assert_eq!(find(database, "o1").await.unwrap().state, pending);
    for (from, to) in [(pending, declined), (declined, second), (second, paid)] {
        assert!(replace(from, to).await);
        assert_eq!(find(database, "o1").await.unwrap().state, to);
    }
}

async fn lists_the_orders_of_a_subscription_the_newest_first(database: &Database) {
    database.with_people().await;
    let subscription = subscription_id("s1");
    for (number, placed) in [(1, 30), (2, 50), (3, 40)] {
        let (id, quote) = (format!("o{number}"), format!("q{number}"));
        database.add_quote(&quote).await;
        let record = OrderRecord {
            placed_at: at(placed),
            ..order(&id, &quote)
        };
        database
            .write(move |tx| {
                let record = record.clone();
                Box::pin(async move {
                    orders::insert(tx, &record).await?;
                    let subscription = subscription_id("s1");
                    orders::set_subscription(tx, &record.id, &subscription).await
                })
            })
            .await
            .unwrap();
    }
    database.add_order("o4").await;
    let listed = database
        .read(unit!([subscription] tx => orders::list_of_subscription(tx, &subscription)))
        .await;
    let listed: Vec<_> = listed.iter().map(|order| order.id.as_str()).collect();
    assert_eq!(listed, ["o2", "o3", "o1"]);
}

async fn reads_an_attempt_as_it_was_written(database: &Database) {
    database.with_people().await;
    database.add_order("o1").await;
    let written = attempt("o1", 1);
    database
        .write(unit!([written] tx => attempts::insert(tx, &written)))
        .await
        .unwrap();
    let id = order_id("o1");
    let find = async |number| {
        database
            .read(unit!([id] tx => attempts::find(tx, &id, number)))
            .await
    };
    assert_eq!(find(1).await, Some(written));
    assert_eq!(find(2).await, None);
    let set = database
        .write(unit!([id] tx => attempts::set_payment_intent(tx, &id, 1, "pi_1")))
        .await;
    set.unwrap();
    assert_eq!(
        find(1).await.unwrap().payment_intent.as_deref(),
        Some("pi_1")
    );
    let set = database
        .write(unit!([id] tx => attempts::set_payment_intent(tx, &id, 2, "pi_2")))
        .await;
    assert!(matches!(
        set,
        Err(StoreError::RowsAffected { actual: 0, .. })
    ));
}

async fn an_order_is_charged_once(database: &Database) {
    database.with_people().await;
    database.add_order("o1").await;
    for number in [1, 2] {
        let record = attempt("o1", number);
        database
            .write(unit!([record] tx => attempts::insert(tx, &record)))
            .await
            .unwrap();
    }
    let charge = async |number| {
        let (id, total) = (order_id("o1"), amounts().total);
        database
            .write(unit!([id] tx => charges::insert(tx, &id, number, "pi_1", total, at(9))))
            .await
    };
    charge(1).await.unwrap();
    let result = charge(2).await;
    assert!(
        matches!(&result, Err(StoreError::Conflict { constraint }) if constraint == "charges_pkey"),
        "{result:?}"
    );
    assert_eq!(database.number("SELECT amount FROM charges").await, 3_412);
}

async fn the_first_customer_of_a_person_stays(database: &Database) {
    database.with_people().await;
    let ada = user_id("ada");
    let find = async || {
        database
            .read(unit!([ada] tx => gateway_customers::find(tx, &ada)))
            .await
    };
    assert_eq!(find().await, None);
    for customer in ["cus_1", "cus_2"] {
        let stored = database
            .write(unit!([ada] tx => gateway_customers::put(tx, &ada, customer)))
            .await;
        assert_eq!(stored.unwrap(), "cus_1");
    }
    assert_eq!(find().await.as_deref(), Some("cus_1"));
}

async fn an_order_needs_its_quote(database: &Database) {
    database.with_people().await;
    let lost = order("o1", "q1");
    let result = database
        .write(unit!([lost] tx => orders::insert(tx, &lost)))
        .await;
    assert!(
        matches!(&result, Err(StoreError::Conflict { constraint }) if constraint == "foreign_key"),
        "{result:?}"
    );
}

fn open(order: &str, check_at: i64, tries: u32) -> OpenOrder {
    OpenOrder {
        order: order_id(order),
        tenant: tenant_id("harbor"),
        check_at: at(check_at),
        tries,
    }
}

async fn lease(database: &Database, now: i64, until: i64, limit: u32) -> Vec<OpenOrder> {
    let mut leased = database
        .global(unit!(tx => open_orders::lease_due(tx, at(now), at(until), limit)))
        .await;
    leased.sort_by(|a, b| a.order.cmp(&b.order));
    leased
}

async fn open_orders_are_put_moved_and_removed(database: &Database) {
    database.with_people().await;
    // A unit of an organization reaches the list too.
    let first = open("o1", 10, 0);
    database
        .write(unit!([first] tx => open_orders::put(tx, &first)))
        .await
        .unwrap();
    let later = open("o1", 20, 1);
    database
        .write(unit!([later] tx => open_orders::put(tx, &later)))
        .await
        .unwrap();
    assert!(lease(database, 19, 99, 10).await.is_empty());
    assert_eq!(lease(database, 20, 99, 10).await, [open("o1", 99, 1)]);
    let id = order_id("o1");
    for _ in 0..2 {
        database
            .write(unit!([id] tx => open_orders::remove(tx, &id)))
            .await
            .unwrap();
    }
    assert!(lease(database, 1_000, 2_000, 10).await.is_empty());
}

async fn what_is_due_is_leased_the_longest_waiting_first(database: &Database) {
    for (id, check_at) in [("o1", 30), ("o2", 10), ("o3", 20), ("o4", 40)] {
        let row = open(id, check_at, 0);
        database
            .global(unit!([row] tx => open_orders::put(tx, &row)))
            .await;
    }
    assert_eq!(
        lease(database, 30, 99, 2).await,
        [open("o2", 99, 0), open("o3", 99, 0)]
    );
    assert_eq!(lease(database, 30, 99, 2).await, [open("o1", 99, 0)]);
    assert!(lease(database, 30, 99, 2).await.is_empty());
    assert_eq!(
        lease(database, 99, 150, 9).await.len(),
        4,
        "the leases have ended"
    );
}
