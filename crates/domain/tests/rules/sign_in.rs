//! Where the email step leads, by the domain of the address alone.

use domain::eligibility::Ineligible;
use domain::email::EmailAddress;
use domain::sign_in::{NextStep, is_multi_factor, may_return_to, next_step};

use crate::contract::{catalog, organization};

fn step(email: &str, slug: &str) -> NextStep {
    let catalog = catalog();
    let availability = catalog.availability(catalog.by_slug(slug).unwrap());
    let email = EmailAddress::parse(email).unwrap();
    next_step(organization(email.domain()), &availability)
}

// R9, R10
#[test]
fn an_address_of_an_eligible_organization_leads_to_its_sign_in() {
    for email in [
        "ada@harbor.example",
        " Zoe@Meadow.Example ",
        "pat@northstar.example",
    ] {
        assert_eq!(step(email, "power-bi-pro"), NextStep::SignIn, "{email}");
    }
}

// R6, R9, R16, R17, R19
#[test]
fn an_address_of_another_organization_is_told_why_it_leads_nowhere() {
    for (email, reason) in [
        ("somebody@nowhere.example", Ineligible::UnknownOrganization),
        ("sam@sprout.example", Ineligible::UnmanagedOrganization),
        ("rita@rivertown.example", Ineligible::GovernmentOrganization),
        ("hugo@hillside.example", Ineligible::EducationOrganization),
        ("leela@lotus.example", Ineligible::MarketClosed),
    ] {
        assert_eq!(
            step(email, "power-bi-pro"),
            NextStep::NotEligible(reason),
            "{email}"
        );
    }
}

// R7, R19
#[test]
fn project_and_visio_are_refused_at_the_email_step_in_brazil_and_congo() {
    let not_sold = NextStep::NotEligible(Ineligible::ProductNotSoldInMarket);
    for email in ["ines@ipanema.example", "cyril@congorail.example"] {
        assert_eq!(step(email, "power-bi-pro"), NextStep::SignIn, "{email}");
        for slug in [
            "project-plan-1",
            "project-plan-3",
            "visio-plan-1",
            "visio-plan-2",
        ] {
            assert_eq!(step(email, slug), not_sold, "{email} {slug}");
        }
    }
}

// The step takes nothing of the person, so Dora, whose account is disabled,
// and somebody who does not exist get what Ada gets.
#[test]
fn the_email_step_tells_nothing_of_the_person() {
    for email in [
        "ada@harbor.example",
        "dora@harbor.example",
        "nobody@harbor.example",
    ] {
        assert_eq!(step(email, "visio-plan-2"), NextStep::SignIn, "{email}");
    }
}

// quality.md B2: no open redirect.
#[test]
fn a_sign_in_comes_back_to_pages_of_ours_and_nowhere_else() {
    for address in [
        "/",
        "/?market=NL",
        "/apps",
        "/buy/visio-plan-1?quote=q#card",
        "/admin",
        "/admin/",
        "/admin/billing/your-products/sub_1?q=caf%C3%A9&next=..%2f",
        "/admin/users/usr_harb_ada",
    ] {
        assert!(may_return_to(address), "{address}");
    }
    let long = format!("/apps?{}", "a".repeat(2000));
    for address in [
        "",
        "apps",
        "//",
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "javascript:alert(1)",
        "/apps/..//evil.example",
        "/apps//evil.example",
        "/api/v1/session",
        "/sign-in",
        "/nowhere",
        "/apps\r\nset-cookie: a",
        "/apps\u{0}",
        "/apps\u{202e}",
        "/apps/%2e%2e/api/v1/session",
        "/apps/%2E./sign-in",
        "/apps/%252e%252e/sign-in",
        "/apps/..%2fsign-in",
        "/apps/%5c%5cevil.example",
        "/%61pps",
        "/apps/./x",
        "/apps/x//",
        "/apps;/evil.example",
        "/products/x:443",
        "/products/@evil.example",
        long.as_str(),
    ] {
        assert!(!may_return_to(address), "{address:?}");
    }
}

// R37: what an organization asks of buyers, shown at its own provider.
#[test]
fn a_second_factor_is_one_that_the_provider_speaks_of() {
    for (methods, class, expected) in [
        (&["pwd", "mfa"] as &[&str], None, true),
        (&["mfa", "otp", "pwd"], None, true),
        (&["pwd"], None, false),
        (&["pwd", "otp"], None, false),
        (&[], Some("phr"), true),
        (&[], Some("https://refeds.org/profile/mfa"), true),
        (&["pwd"], Some("0"), false),
        (&[], None, false),
    ] {
        let found = is_multi_factor(methods.iter().copied(), class);
        assert_eq!(found, expected, "{methods:?} {class:?}");
    }
}
