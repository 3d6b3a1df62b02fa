//! Organizations and memberships.

use domain::ids::UserId;
use domain::user::{User, UserKind};
use store::partnerships::{self, CustomerRow};
use store::tenants::TenantRecord;
use store::{StoreError, memberships, tenants};

use crate::fixtures::{at, tenant, tenant_id, user, user_id};
use crate::harness::{Database, unit};

crate::conformance!(
    reads_an_organization_as_it_was_written,
    finds_an_organization_by_its_domain,
    counts_organizations,
    a_bill_code_belongs_to_one_organization,
    lists_the_home_organization_first_and_the_others_by_name,
    somebody_of_a_partner_can_become_a_guest_and_not_the_other_way_round,
    a_partner_finds_its_customers_until_its_time_is_over,
);

async fn reads_an_organization_as_it_was_written(database: &Database) {
    database.add_tenant("harbor").await;
    let id = tenant_id("harbor");
    let found = database
        .global(unit!([id] tx => tenants::find(tx, &id)))
        .await;
    assert_eq!(found, Some(tenant("harbor")));
    let id = tenant_id("nowhere");
    let found = database
        .global(unit!([id] tx => tenants::find(tx, &id)))
        .await;
    assert_eq!(found, None);
}

async fn finds_an_organization_by_its_domain(database: &Database) {
    database.add_tenant("harbor").await;
    let of = async |domain: &'static str| {
        database
            .global(unit!(tx => tenants::find_by_domain(tx, domain)))
            .await
    };
    assert_eq!(of("harbor.example").await, Some(tenant("harbor")));
    assert_eq!(of("meadow.example").await, None);
}

async fn counts_organizations(database: &Database) {
    assert_eq!(database.global(unit!(tx => tenants::count(tx))).await, 0);
    database.add_tenant("harbor").await;
    database.add_tenant("meadow").await;
    assert_eq!(database.global(unit!(tx => tenants::count(tx))).await, 2);
}

async fn a_bill_code_belongs_to_one_organization(database: &Database) {
    database.add_tenant("harbor").await;
    let other = TenantRecord {
        code: tenant("harbor").code,
        ..tenant("meadow")
    };
    let result: Result<(), StoreError> = database
        .store
        .write_global(unit!([other] tx => tenants::insert(tx, &other, "meadow.example")))
        .await;
    assert!(
        matches!(&result, Err(StoreError::Conflict { constraint }) if constraint == "tenants_code_key"),
        "{result:?}"
    );
}

async fn lists_the_home_organization_first_and_the_others_by_name(database: &Database) {
    for id in ["yard", "meadow", "harbor"] {
        database.add_tenant(id).await;
    }
    let (home, zoe) = (tenant_id("yard"), user_id("zoe"));
    for (other, account) in [
        ("meadow", "zoe_m"),
        ("harbor", "zoe_h"),
        ("harbor", "zoe_h"),
    ] {
        let account = account_of(other, account, UserKind::Guest);
        database
            .global(unit!([home, zoe, account] tx =>
                memberships::link(tx, &home, &zoe, &account)))
            .await;
    }
    let listed = database
        .global(unit!([home, zoe] tx => memberships::list(tx, &home, &zoe)))
        .await;
    let listed: Vec<_> = listed
        .iter()
        .map(|row| {
            (
                row.tenant.as_str(),
                UserId::as_str(&row.user),
                row.kind,
                row.domain.as_str(),
            )
        })
        .collect();
    assert_eq!(
        listed,
        [
            ("yard", "zoe", UserKind::Member, "yard.example"),
            ("harbor", "zoe_h", UserKind::Guest, "harbor.example"),
            ("meadow", "zoe_m", UserKind::Guest, "meadow.example"),
        ]
    );
}

async fn somebody_of_a_partner_can_become_a_guest_and_not_the_other_way_round(database: &Database) {
    database.add_tenant("yard").await;
    database.add_tenant("harbor").await;
    let (home, pat) = (tenant_id("yard"), user_id("pat"));
    for (kind, expected) in [
        (UserKind::Partner, UserKind::Partner),
        (UserKind::Guest, UserKind::Guest),
        (UserKind::Partner, UserKind::Guest),
    ] {
        let account = account_of("harbor", "pat_h", kind);
        database
            .global(unit!([home, pat, account] tx => memberships::link(tx, &home, &pat, &account)))
            .await;
        let listed = database
            .global(unit!([home, pat] tx => memberships::list(tx, &home, &pat)))
            .await;
        assert_eq!(listed[1].kind, expected);
    }
}

async fn a_partner_finds_its_customers_until_its_time_is_over(database: &Database) {
    for id in ["northstar", "meadow", "harbor"] {
        database.add_tenant(id).await;
    }
    let partner = tenant_id("northstar");
    let set = async |customer: &str, ends_at| {
        let customer = tenant_id(customer);
        database
            .global(unit!([partner, customer] tx =>
                partnerships::set(tx, &partner, &customer, ends_at)))
            .await;
    };
    let customers = async |now| {
        let found: Vec<CustomerRow> = database
            .global(unit!([partner] tx => partnerships::customers(tx, &partner, at(now))))
            .await;
        let found = found.into_iter().map(|row| row.domain);
        found.collect::<Vec<_>>()
    };
    set("meadow", Some(at(5))).await;
    set("meadow", Some(at(9))).await;
    set("harbor", Some(at(7))).await;
    assert_eq!(customers(6).await, ["harbor.example", "meadow.example"]);
    assert_eq!(customers(7).await, ["meadow.example"]);
    set("meadow", None).await;
    assert!(customers(6).await == ["harbor.example"]);
}

fn account_of(tenant: &str, id: &str, kind: UserKind) -> User {
    User {
        kind,
        ..user(tenant, id, id)
    }
}
