//! Requests: their settings and dates, limits, and licenses that are bought centrally.

use domain::ids::{GroupId, LicenseRequestId};
use domain::license_request::{ApprovalWay, RequestState, RequestsSwitch};
use domain::money::{Currency, Money};
use domain::purchase_limit::{PurchaseLimit, PurchaseLimits};
use domain::request_settings::{CentralApproval, OwnProcess, RequestSettings};
use store::invoices::Subject;
use store::license_requests::LicenseRequestRecord;
use store::{
    StoreError, agreement_prices, invoices, license_requests, orders, request_dates,
    request_settings,
};

use crate::fixtures::{at, invoice, product_id, subscription, tenant_id, user_id};
use crate::harness::{Database, unit};

crate::conformance!(
    settings_come_back_as_they_were_set_and_an_old_version_sets_nothing,
    a_request_is_recalled_once_and_forgotten_once,
    a_due_request_is_leased_to_one_instance,
    what_somebody_bought_in_a_month_is_added_up,
    a_period_has_one_bill_of_its_own_and_one_for_each_addition,
    an_agreement_price_is_the_organizations_own,
);

const POWER_BI: &str = "CFQ7TTC0L3PB";

fn request_id() -> LicenseRequestId {
    LicenseRequestId::parse("r1").unwrap()
}

fn request() -> LicenseRequestRecord {
    LicenseRequestRecord {
        id: request_id(),
        product: product_id(POWER_BI),
        user: user_id("ada"),
        asked_by: user_id("ada"),
        reason: "For the report".to_owned(),
        requested_at: at(1),
        state: RequestState::Approved {
            at: at(1),
            way: ApprovalWay::BuyCentral,
        },
        used_for: None,
        message: None,
        decided_by: None,
        reminded_at: None,
    }
}

async fn settings_come_back_as_they_were_set_and_an_old_version_sets_nothing(database: &Database) {
    database.with_people().await;
    let limit = |licenses, minor: Option<i64>| PurchaseLimit {
        licenses,
        money: minor.map(|minor| Money::new(minor, Currency::parse("EUR").unwrap())),
    };
    let group = |id: &str| GroupId::parse(id).unwrap();
    let first = RequestSettings {
        switch: RequestsSwitch::Off,
        approval: CentralApproval::Automatic,
        own_process: OwnProcess::parse("Ask the desk", "https://desk.example/").ok(),
        limits: PurchaseLimits {
            everybody: limit(Some(3), Some(5_000)),
            groups: vec![
                (group("field"), limit(None, Some(900))),
                (group("sales"), limit(Some(9), None)),
            ],
        },
    };
    let second = RequestSettings::default();
    let harbor = tenant_id("harbor");
    let found: Result<_, StoreError> = database
        .store
        .write(
            &harbor,
            unit!([first, second] tx => async {
                let before = request_settings::find(tx).await?;
                let new = request_settings::set(tx, &first, 0).await?;
                let read = request_settings::find(tx).await?;
                let late = request_settings::set(tx, &second, 0).await?;
                let changed = request_settings::set(tx, &second, 1).await?;
                let after = request_settings::find(tx).await?;
                Ok((before, read, after, [new, late, changed]))
            }),
        )
        .await;
    let (before, read, after, set) = found.unwrap();
    assert_eq!(before, (RequestSettings::default(), 0));
    assert_eq!(read, (first, 1));
    assert_eq!(after, (second, 2));
    assert_eq!(set, [true, false, true]);
}

async fn a_request_is_recalled_once_and_forgotten_once(database: &Database) {
    database.with_people().await;
    let request = request();
    let done: Result<_, StoreError> = database
        .store
        .write(
            &tenant_id("harbor"),
            unit!([request] tx => async {
                license_requests::insert(tx, &request).await?;
                let first = license_requests::set_reminded(tx, &request.id, at(4)).await?;
                let second = license_requests::set_reminded(tx, &request.id, at(5)).await?;
                let found = license_requests::find(tx, &request.id).await?;
                let gone = license_requests::delete(tx, &request.id).await?;
                let again = license_requests::delete(tx, &request.id).await?;
                Ok((found.and_then(|found| found.reminded_at), [first, second, gone, again]))
            }),
        )
        .await;
    assert_eq!(done.unwrap(), (Some(at(4)), [true, false, true, false]));
}

async fn a_due_request_is_leased_to_one_instance(database: &Database) {
    database.with_people().await;
    let id = request_id();
    let put: Result<(), StoreError> = database
        .store
        .write(
            &tenant_id("harbor"),
            unit!([id] tx => request_dates::put(tx, &id, at(3))),
        )
        .await;
    put.unwrap();
    let lease = async |business: i64, system: i64| {
        let due: Result<_, StoreError> = database
            .store
            .write_global(move |tx| {
                Box::pin(async move {
                    let until = at(system + 60);
                    request_dates::lease_due(tx, at(business), at(system), until, 5).await
                })
            })
            .await;
        due.unwrap().len()
    };
    assert_eq!(lease(2, 100).await, 0, "not yet");
    assert_eq!(lease(3, 100).await, 1);
    assert_eq!(lease(3, 101).await, 0, "somebody else has it");
    assert_eq!(lease(3, 161).await, 1);
}

async fn what_somebody_bought_in_a_month_is_added_up(database: &Database) {
    database.with_people().await;
    database.add_order("o1").await;
    database.add_order("o2").await;
    let (ada, ben) = (user_id("ada"), user_id("ben"));
    let found: Result<_, StoreError> = database
        .store
        .read(
            &tenant_id("harbor"),
            unit!([ada, ben] tx => async {
                let all = orders::bought_by(tx, &ada, at(0), at(1_000_000)).await?;
                let later = orders::bought_by(tx, &ada, at(1_000_000), at(2_000_000)).await?;
                let other = orders::bought_by(tx, &ben, at(0), at(1_000_000)).await?;
                let one = orders::find(tx, &crate::fixtures::order_id("o1")).await?;
                Ok((all, later, other, one))
            }),
        )
        .await;
    let (all, later, other, one) = found.unwrap();
    let one = one.unwrap();
    let twice = (
        u64::from(one.quantity.get()) * 2,
        one.amounts.net.minor() * 2,
    );
    assert_eq!((all, later, other), (twice, (0, 0), (0, 0)));
}

async fn a_period_has_one_bill_of_its_own_and_one_for_each_addition(database: &Database) {
    database.with_people().await;
    database.add_order("o1").await;
    database.add_order("o2").await;
    database.add_subscription(&subscription("s1")).await;
    let issue = async |id: &str, order: &str, subject: Subject| {
        let bill = invoices::NewInvoice {
            subject,
            ..invoice(id, "s1", order, 0)
        };
        let issued: Result<_, StoreError> = database
            .store
            .write(
                &tenant_id("harbor"),
                unit!([bill] tx => invoices::issue(tx, "HARB", &bill)),
            )
            .await;
        issued
    };
    assert_eq!(
        issue("i1", "o1", Subject::Period).await.unwrap(),
        "HARB-000001"
    );
    assert_eq!(
        issue("i2", "o2", Subject::Addition).await.unwrap(),
        "HARB-000002"
    );
    for (id, subject) in [("i3", Subject::Period), ("i4", Subject::Addition)] {
        let again = issue(id, "o2", subject).await;
        assert!(matches!(again, Err(StoreError::Conflict { .. })), "{id}");
    }
    // What is given back of it can be several.
    for (id, number) in [("i5", "HARB-000003"), ("i6", "HARB-000004")] {
        assert_eq!(issue(id, "o1", Subject::Credit).await.unwrap(), number);
    }
}

async fn an_agreement_price_is_the_organizations_own(database: &Database) {
    database.with_people().await;
    let price = Money::new(790, Currency::parse("EUR").unwrap());
    let product = product_id(POWER_BI);
    let put: Result<(), StoreError> = database
        .store
        .write(
            &tenant_id("harbor"),
            unit!([product] tx => async {
                let other = Money::new(1, price.currency());
                agreement_prices::put(tx, &product, other).await?;
                agreement_prices::put(tx, &product, price).await
            }),
        )
        .await;
    put.unwrap();
    for (tenant, expected) in [("harbor", Some(price)), ("meadow", None)] {
        let found: Result<_, StoreError> = database
            .store
            .read(
                &tenant_id(tenant),
                unit!([product] tx => agreement_prices::find(tx, &product)),
            )
            .await;
        assert_eq!(found.unwrap(), expected);
    }
}
