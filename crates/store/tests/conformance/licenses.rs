//! Assigning and unassigning licenses, and who holds what.

use store::licenses::{self, AssignOutcome, LicenseRecord};
use store::subscriptions::{self, SubscriptionRecord};
use store::{StoreError, TenantTx};

use crate::fixtures::{at, product_id, quantity, subscription, subscription_id, user, user_id};
use crate::harness::{Database, unit};

crate::conformance!(
    a_license_is_assigned_once_and_taken_back_once,
    none_is_left_when_all_are_assigned,
    a_license_goes_to_people_of_the_organization_only,
    there_is_nothing_to_assign_of_a_subscription_that_is_not_there,
    people_who_hold_a_license_are_listed_by_name_in_pages,
    lists_what_a_person_holds_by_product,
);

type Assigned = (AssignOutcome, Option<LicenseRecord>, u32);

async fn assign(database: &Database, id: &str, who: &str) -> Result<Assigned, StoreError> {
    let (id, who) = (subscription_id(id), user_id(who));
    database
        .write(unit!([id, who] tx => licenses::assign(tx, &id, &who, at(8))))
        .await
}

async fn unassign(database: &Database, id: &str, who: &str) -> (bool, u32) {
    let (id, who) = (subscription_id(id), user_id(who));
    let unassigned = database
        .write(unit!([id, who] tx => licenses::unassign(tx, &id, &who)))
        .await;
    unassigned.unwrap()
}

async fn assigned(database: &Database, id: &str) -> u32 {
    let id = subscription_id(id);
    let found = database
        .read(unit!([id] tx => subscriptions::find(tx, &id)))
        .await;
    found.expect("the subscription").assigned
}

async fn a_license_is_assigned_once_and_taken_back_once(database: &Database) {
    database.with_people().await;
    database.add_subscription(&subscription("s1")).await;
    let license = LicenseRecord {
        user: user("harbor", "ben", "Ben de Vries"),
        assigned_at: at(8),
    };
    for outcome in [AssignOutcome::Assigned, AssignOutcome::AlreadyAssigned] {
        let done = assign(database, "s1", "ben").await.unwrap();
        assert_eq!(done, (outcome, Some(license.clone()), 1));
        assert_eq!(assigned(database, "s1").await, 1);
    }
    let (id, ben) = (subscription_id("s1"), user_id("ben"));
    let holds = async || {
        database
            .read(unit!([id, ben] tx => licenses::holds(tx, &id, &ben)))
            .await
    };
    assert!(holds().await);
    assert_eq!(unassign(database, "s1", "ben").await, (true, 0));
    assert!(!holds().await);
    assert_eq!(unassign(database, "s1", "ben").await, (false, 0));
    assert_eq!(assigned(database, "s1").await, 0);
}

async fn none_is_left_when_all_are_assigned(database: &Database) {
    database.with_people().await;
    let small = SubscriptionRecord {
        quantity: quantity(1),
        ..subscription("s1")
    };
    database.add_subscription(&small).await;
    assign(database, "s1", "ada").await.unwrap();
    let (outcome, license, count) = assign(database, "s1", "ben").await.unwrap();
    assert_eq!(
        (outcome, license, count),
        (AssignOutcome::NoneLeft, None, 1)
    );
    let (outcome, license, count) = assign(database, "s1", "ada").await.unwrap();
    assert_eq!((outcome, count), (AssignOutcome::AlreadyAssigned, 1));
    assert_eq!(license.unwrap().user.id, user_id("ada"));
    assert_eq!(database.number("SELECT COUNT(*) FROM licenses").await, 1);
}

async fn a_license_goes_to_people_of_the_organization_only(database: &Database) {
    database.with_people().await;
    database.add_subscription(&subscription("s1")).await;
    let result = assign(database, "s1", "zoe").await;
    assert!(
        matches!(&result, Err(StoreError::Conflict { constraint }) if constraint == "foreign_key"),
        "{result:?}"
    );
    assert_eq!(assigned(database, "s1").await, 0);
}

async fn there_is_nothing_to_assign_of_a_subscription_that_is_not_there(database: &Database) {
    database.with_people().await;
    let result = assign(database, "s1", "ada").await;
    assert!(matches!(
        result,
        Err(StoreError::RowsAffected { actual: 0, .. })
    ));
}

async fn people_who_hold_a_license_are_listed_by_name_in_pages(database: &Database) {
    database.add_tenant("harbor").await;
    let large = SubscriptionRecord {
        purchaser: None,
        quantity: quantity(50),
        ..subscription("s1")
    };
    database.add_subscription(&large).await;
    // Some share a name, so that the id has to decide.
    let names = [
        "Zoë", "zoe", "Émile", "Eve", "adam", "Åsa", "Ben", "ben", "BEN",
    ];
    let mut expected = Vec::new();
    for (number, name) in (0..).zip(names) {
        let id = format!("u{number}");
        database.add_user(&user("harbor", &id, name)).await;
        assign(database, "s1", &id).await.unwrap();
        let key = match name {
            "Zoë" => "zoe".to_owned(),
            "Émile" => "emile".to_owned(),
            "Åsa" => "asa".to_owned(),
            _ => name.to_lowercase(),
        };
        expected.push((key, id));
    }
    expected.sort();
    for page_size in [1, 2, 3, 9, 20] {
        let mut cursor = None;
        let mut listed = Vec::new();
        loop {
            let id = subscription_id("s1");
            let (page, next) = database
                .read(move |tx: &mut TenantTx| {
                    let (id, cursor) = (id.clone(), cursor.clone());
                    Box::pin(async move {
                        let cursor: Option<String> = cursor;
                        licenses::list(tx, &id, cursor.as_deref(), page_size).await
                    })
                })
                .await;
            assert!(page.len() <= page_size);
            listed.extend(page.into_iter().map(|license| license.user.id.to_string()));
            cursor = next;
            if cursor.is_none() {
                break;
            }
        }
        let expected: Vec<_> = expected.iter().map(|(_, id)| id.clone()).collect();
        assert_eq!(listed, expected, "{page_size} per page");
    }
}

async fn lists_what_a_person_holds_by_product(database: &Database) {
    database.with_people().await;
    for (id, name) in [("s1", "Visio"), ("s2", "Power BI Pro"), ("s3", "Project")] {
        let record = SubscriptionRecord {
            product: product_id(id),
            product_name: name.to_owned(),
            ..subscription(id)
        };
        database.add_subscription(&record).await;
    }
    for id in ["s1", "s2"] {
        assign(database, id, "ben").await.unwrap();
    }
    let ben = user_id("ben");
    let held = database
        .read(unit!([ben] tx => licenses::held_by(tx, &ben)))
        .await;
    let held: Vec<_> = held.iter().map(|record| record.id.as_str()).collect();
    assert_eq!(held, ["s2", "s1"]);
}
