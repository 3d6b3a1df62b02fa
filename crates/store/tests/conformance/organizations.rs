//! Organizations and memberships.

use domain::ids::UserId;
use domain::user::UserKind;
use store::tenants::TenantRecord;
use store::{StoreError, memberships, tenants};

use crate::fixtures::{tenant, tenant_id, user_id};
use crate::harness::{Database, unit};

crate::conformance!(
    reads_an_organization_as_it_was_written,
    finds_an_organization_by_its_domain,
    counts_organizations,
    a_bill_code_belongs_to_one_organization,
    lists_the_home_organization_first_and_the_others_by_name,
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
        let (other, account) = (tenant_id(other), user_id(account));
        database
            .global(unit!([home, zoe, other, account] tx =>
                memberships::link_guest(tx, &home, &zoe, &other, &account)))
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
