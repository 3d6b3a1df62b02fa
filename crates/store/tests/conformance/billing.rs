//! Where subscriptions stand with their periods and bills.

use domain::billing::life::{Debt, Life, NextPeriod};
use domain::billing::schedule::Schedule;
use domain::subscription::Lifecycle;
use domain::term::BillingTerm;
use store::subscriptions;

use crate::fixtures::{at, quantity, subscription, subscription_id};
use crate::harness::{Database, unit};

crate::conformance!(what_became_of_a_subscription_is_read_back);

async fn what_became_of_a_subscription_is_read_back(database: &Database) {
    database.with_people().await;
    let written = subscription("s1");
    database.add_subscription(&written).await;
    let begun = written.life();
    let changed = Life {
        schedule: Schedule {
            anchor: at(9),
            term: BillingTerm::Monthly,
            months: 14,
            index: 3,
        },
        quantity: quantity(9),
        next: NextPeriod {
            quantity: Some(quantity(2)),
            term: Some(BillingTerm::Annual),
        },
        charged_at: at(10),
        debt: Some(Debt {
            since: at(11),
            tries: 2,
        }),
        ..begun.clone()
    };
    let ended = Life {
        state: Lifecycle::Expired { since: at(12) },
        next: NextPeriod::default(),
        debt: None,
        ..changed.clone()
    };
    let amounts = written.amounts;
    for life in [begun, changed, ended] {
        let id = subscription_id("s1");
        database
            .write(unit!([id, life, amounts] tx => subscriptions::set_life(
                tx, &id, &life, &amounts
            )))
            .await
            .unwrap();
        let found = database
            .write(unit!([id] tx => subscriptions::hold(tx, &id)))
            .await
            .unwrap();
        assert_eq!(found.unwrap().life(), life);
    }
}
