//! The demo people as a table: who may buy what, and what the others are told.

use domain::access_policy::AccessPolicy;
use domain::eligibility::{self, Facts, Ineligible, LimitFacts, PersonFacts, Purpose};
use domain::email::EmailAddress;
use domain::policy::{Availability, ProductPolicy, SelfServicePolicy};
use domain::purchase_limit::{PurchaseLimit, Purchases};
use domain::user::{AccountStatus, UserKind};

use crate::contract::{catalog, money, organization};

const MEMBER: PersonFacts = PersonFacts {
    kind: UserKind::Member,
    status: AccountStatus::Active,
};
const GUEST: PersonFacts = PersonFacts {
    kind: UserKind::Guest,
    ..MEMBER
};
const DISABLED: PersonFacts = PersonFacts {
    status: AccountStatus::Disabled,
    ..MEMBER
};

/// The person acts in the organization of the address, unless `acting_in`
/// names another, as after **Switch organization**.
struct Buyer {
    email: &'static str,
    acting_in: Option<&'static str>,
    person: PersonFacts,
}

const fn member(email: &'static str) -> Buyer {
    Buyer {
        email,
        acting_in: None,
        person: MEMBER,
    }
}

fn refusal(buyer: &Buyer, slug: &str) -> Option<Ineligible> {
    let email = EmailAddress::parse(buyer.email).unwrap();
    let catalog = catalog();
    let product = catalog.by_slug(slug).unwrap();
    let nothing = Purchases {
        licenses: 0,
        net: money("0.00", "EUR"),
    };
    let eligibility = eligibility::check(&Facts {
        purpose: Purpose::Purchase,
        organization: organization(buyer.acting_in.unwrap_or(email.domain())),
        availability: &catalog.availability(product),
        person: Some(buyer.person),
        policy: Some(ProductPolicy {
            default: SelfServicePolicy::Allow,
            set: None,
            availability: Availability::Available,
        }),
        limit: Some(LimitFacts {
            limit: PurchaseLimit::default(),
            so_far: nothing,
            wanted: nothing,
        }),
        is_let_buy: false,
        access: Some(&AccessPolicy::default()),
        session: None,
    });
    assert_eq!(
        eligibility.is_eligible(),
        eligibility.refusal().is_none(),
        "{}",
        buyer.email
    );
    eligibility.refusal()
}

fn assert_every_product(buyer: &Buyer, expected: Option<Ineligible>) {
    for product in catalog().products() {
        let refusal = refusal(buyer, &product.slug);
        assert_eq!(refusal, expected, "{} buys {}", buyer.email, product.slug);
    }
}

// R1, R16
#[test]
fn members_of_managed_organizations_may_buy_every_product() {
    for email in [
        "ada@harbor.example",
        "ben@harbor.example",
        "amir@meadow.example",
    ] {
        assert_every_product(&member(email), None);
    }
}

// R21: where the account is kept is no fact that the rules look at.
#[test]
fn cleo_who_is_synced_from_on_premises_may_buy() {
    assert_every_product(&member("cleo@harbor.example"), None);
}

// R21
#[test]
fn dora_whose_account_is_disabled_may_not_buy() {
    let dora = Buyer {
        person: DISABLED,
        ..member("dora@harbor.example")
    };
    assert_every_product(&dora, Some(Ineligible::AccountDisabled));
}

// R6b, R17, R18
#[test]
fn rita_of_a_government_may_not_buy() {
    let reason = Ineligible::GovernmentOrganization;
    assert_every_product(&member("rita@rivertown.example"), Some(reason));
}

// R6c, R17, R18
#[test]
fn hugo_of_a_college_may_not_buy() {
    let reason = Ineligible::EducationOrganization;
    assert_every_product(&member("hugo@hillside.example"), Some(reason));
}

// R6a
#[test]
fn leela_in_india_may_not_buy() {
    assert_every_product(
        &member("leela@lotus.example"),
        Some(Ineligible::MarketClosed),
    );
}

// R16
#[test]
fn sam_of_an_unmanaged_organization_may_not_buy() {
    let reason = Ineligible::UnmanagedOrganization;
    assert_every_product(&member("sam@sprout.example"), Some(reason));
}

// R9
#[test]
fn somebody_of_an_unknown_domain_may_not_buy() {
    let reason = Ineligible::UnknownOrganization;
    assert_every_product(&member("sam@nowhere.example"), Some(reason));
}

// R7
#[test]
fn ines_in_brazil_and_cyril_in_congo_may_buy_the_power_platform_but_not_project_or_visio() {
    let not_sold = Some(Ineligible::ProductNotSoldInMarket);
    for email in ["ines@ipanema.example", "cyril@congorail.example"] {
        for (slug, expected) in [
            ("power-bi-pro", None),
            ("power-bi-premium", None),
            ("power-apps", None),
            ("power-automate", None),
            ("power-automate-rpa", None),
            ("project-plan-1", not_sold),
            ("project-plan-3", not_sold),
            ("visio-plan-1", not_sold),
            ("visio-plan-2", not_sold),
        ] {
            assert_eq!(
                refusal(&member(email), slug),
                expected,
                "{email} buys {slug}"
            );
        }
    }
}

// R7: the neighbors, Congo (CG) above all, are not the country that is meant.
#[test]
fn project_and_visio_are_sold_next_door() {
    let catalog = catalog();
    for slug in [
        "project-plan-1",
        "project-plan-3",
        "visio-plan-1",
        "visio-plan-2",
    ] {
        let availability = catalog.availability(catalog.by_slug(slug).unwrap());
        for code in ["CG", "AR", "PT", "NL", "US"] {
            let market = crate::contract::market(code);
            assert!(
                !availability.closed_for_product.contains(&market),
                "{slug} in {code}"
            );
        }
    }
}

// R20
#[test]
fn zoe_may_buy_at_home_and_not_where_she_is_a_guest() {
    let zoe = "zoe@meadow.example";
    assert_every_product(&member(zoe), None);
    let guest = Buyer {
        acting_in: Some("harbor.example"),
        person: GUEST,
        ..member(zoe)
    };
    assert_every_product(&guest, Some(Ineligible::Guest));
}
