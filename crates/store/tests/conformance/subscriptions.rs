//! Subscriptions, what a person has bought, and bills.

use domain::billing::bill::BillStatus;
use domain::ids::OrderId;
use domain::subscription::{Lifecycle, PurchaseChannel, RecurringBilling};
use store::invoices::{self, InvoiceRecord};
use store::subscriptions::{self, SubscriptionRecord};
use store::{StoreError, outbox};

use crate::fixtures::{at, invoice, order_id, quantity, subscription, subscription_id, user_id};
use crate::harness::{Database, unit};

crate::conformance!(
    reads_a_subscription_in_each_part_of_its_life,
    an_order_gives_one_subscription,
    no_more_licenses_are_assigned_than_bought,
    lists_what_a_person_has_bought_the_newest_first,
    reads_a_bill_as_it_was_written,
    a_period_is_billed_once_and_a_refused_bill_uses_up_no_number,
    events_wait_in_the_order_in_which_they_happened,
);

async fn find(database: &Database, id: &str) -> Option<SubscriptionRecord> {
    let id = subscription_id(id);
    database
        .read(unit!([id] tx => subscriptions::find(tx, &id)))
        .await
}

async fn reads_a_subscription_in_each_part_of_its_life(database: &Database) {
    database.with_people().await;
    database.add_order("o1").await;
    let since = at(77);
    let lives = [
        Lifecycle::Active {
            ends_at: since,
            recurring: RecurringBilling::Off,
        },
        Lifecycle::Expired { since },
        Lifecycle::Disabled { since },
        Lifecycle::Deleted { since },
    ];
    for (number, lifecycle) in (1..).zip(lives) {
        let written = SubscriptionRecord {
            lifecycle,
            ..subscription(&format!("s{number}"))
        };
        database.add_subscription(&written).await;
        assert_eq!(find(database, &format!("s{number}")).await, Some(written));
    }
    let central = SubscriptionRecord {
        channel: PurchaseChannel::Central,
        purchaser: None,
        purchaser_name: String::new(),
        order: Some(order_id("o1")),
        ..subscription("s5")
    };
    database.add_subscription(&central).await;
    assert_eq!(find(database, "s5").await, Some(central));
    assert_eq!(find(database, "s6").await, None);
}

async fn an_order_gives_one_subscription(database: &Database) {
    database.with_people().await;
    database.add_order("o1").await;
    let of_order = |id: &str| SubscriptionRecord {
        order: Some(order_id("o1")),
        ..subscription(id)
    };
    database.add_subscription(&of_order("s1")).await;
    let second = of_order("s2");
    let result = database
        .write(unit!([second] tx => subscriptions::insert(tx, &second)))
        .await;
    assert!(
        matches!(&result, Err(StoreError::Conflict { constraint })
            if constraint == "subscriptions_tenant_id_order_id_key"),
        "{result:?}"
    );
    // Those that came of no order are not the same one.
    database.add_subscription(&subscription("s3")).await;
    database.add_subscription(&subscription("s4")).await;
}

async fn no_more_licenses_are_assigned_than_bought(database: &Database) {
    database.with_people().await;
    let over = SubscriptionRecord {
        quantity: quantity(2),
        assigned: 3,
        ..subscription("s1")
    };
    let result = database
        .write(unit!([over] tx => subscriptions::insert(tx, &over)))
        .await;
    assert!(
        matches!(&result, Err(StoreError::Conflict { constraint })
            if constraint == "subscriptions_assigned_check"),
        "{result:?}"
    );
}

async fn lists_what_a_person_has_bought_the_newest_first(database: &Database) {
    database.with_people().await;
    for (id, who, created) in [("s1", "ada", 3), ("s2", "ben", 9), ("s3", "ada", 5)] {
        let record = SubscriptionRecord {
            purchaser: Some(user_id(who)),
            created_at: at(created),
            ..subscription(id)
        };
        database.add_subscription(&record).await;
    }
    let ada = user_id("ada");
    let bought = database
        .read(unit!([ada] tx => subscriptions::bought_by(tx, &ada)))
        .await;
    let bought: Vec<_> = bought.iter().map(|record| record.id.as_str()).collect();
    assert_eq!(bought, ["s3", "s1"]);
}

async fn issue(database: &Database, id: &str, period: u32) -> Result<String, StoreError> {
    let new = invoice(id, "s1", "o1", period);
    database
        .write(unit!([new] tx => invoices::issue(tx, "HARB", &new)))
        .await
}

async fn of_order(database: &Database, id: &str) -> Option<InvoiceRecord> {
    let id: OrderId = order_id(id);
    database
        .read(unit!([id] tx => invoices::of_order(tx, &id)))
        .await
}

async fn reads_a_bill_as_it_was_written(database: &Database) {
    database.with_people().await;
    database.add_order("o1").await;
    database.add_subscription(&subscription("s1")).await;
    assert_eq!(of_order(database, "o1").await, None);
    let number = issue(database, "i1", 0).await.unwrap();
    let written = of_order(database, "o1").await.unwrap();
    let expected = invoice("i1", "s1", "o1", 0);
    assert_eq!((number.as_str(), &written.number), ("HARB-000001", &number));
    assert_eq!(
        (&written.amounts, written.issued_at),
        (&expected.amounts, expected.issued_at)
    );
    assert_eq!(written.document, Some(expected.document));
    assert_eq!(
        (written.payer, written.status),
        (expected.payer, BillStatus::Open)
    );
}

async fn a_period_is_billed_once_and_a_refused_bill_uses_up_no_number(database: &Database) {
    database.with_people().await;
    database.add_order("o1").await;
    database.add_subscription(&subscription("s1")).await;
    issue(database, "i1", 0).await.unwrap();
    let result = issue(database, "i2", 0).await;
    assert!(
        matches!(&result, Err(StoreError::Conflict { constraint })
            if constraint == "invoices_tenant_id_subscription_id_period_index_addition_key"),
        "{result:?}"
    );
    assert_eq!(issue(database, "i3", 1).await.unwrap(), "HARB-000002");
}

async fn events_wait_in_the_order_in_which_they_happened(database: &Database) {
    database.with_people().await;
    for (id, seconds) in [("e1", 3), ("e2", 1), ("e3", 2)] {
        let append = database
            .write(unit!(tx => outbox::append(tx, id, "order.paid", "{}", at(seconds))))
            .await;
        append.unwrap();
    }
    let again = database
        .write(unit!(tx => outbox::append(tx, "e1", "order.paid", "{}", at(9))))
        .await;
    assert!(matches!(again, Err(StoreError::Conflict { .. })));
    let waiting = database
        .read(unit!(tx => outbox::list_undelivered(tx, 2)))
        .await;
    let waiting: Vec<_> = waiting
        .iter()
        .map(|event| (event.event_id.as_str(), event.kind.as_str(), event.at))
        .collect();
    assert_eq!(
        waiting,
        [("e2", "order.paid", at(1)), ("e3", "order.paid", at(2))]
    );
}
