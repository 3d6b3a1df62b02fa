//! Addresses hold fast, and lead nowhere else.

use super::part::part_of_address;
use super::*;

fn every_page() -> Vec<(Page, &'static str)> {
    let id = SubscriptionId::parse("sub_1").unwrap();
    let bill = InvoiceId::parse("inv_1").unwrap();
    let person = UserId::parse("usr_1").unwrap();
    let query = String::new();
    vec![
        (Page::Products, "/"),
        (Page::product("power-bi-pro"), "/products/power-bi-pro"),
        (Page::Help, "/help"),
        (Page::Apps, "/apps"),
        (
            Page::App {
                slug: "power-apps".to_owned(),
            },
            "/apps/power-apps",
        ),
        (Page::Account, "/account"),
        (Page::SignIn { query }, "/sign-in"),
        (
            Page::sign_in_then("/apps?x=1"),
            "/sign-in?return=%2Fapps%3Fx%3D1",
        ),
        (Page::buy("power-bi-pro"), "/buy/power-bi-pro"),
        (
            Page::Buy {
                slug: "a".to_owned(),
                query: "quote=q1".to_owned(),
            },
            "/buy/a?quote=q1",
        ),
        (Page::AdminHome, "/admin"),
        (Page::your_products(), "/admin/billing/your-products"),
        (
            Page::YourProducts {
                query: "channel=central".to_owned(),
            },
            "/admin/billing/your-products?channel=central",
        ),
        (Page::subscription(id), "/admin/billing/your-products/sub_1"),
        (Page::bills(), "/admin/billing/bills"),
        (
            Page::bills_of(&SubscriptionId::parse("sub_1").unwrap()),
            "/admin/billing/bills?subscription=sub_1",
        ),
        (Page::bill(bill), "/admin/billing/bills/inv_1"),
        (Page::PaymentMethods, "/admin/billing/payment-methods"),
        (Page::users(), "/admin/users"),
        (
            Page::Users {
                query: "role=global_admin".to_owned(),
            },
            "/admin/users?role=global_admin",
        ),
        (Page::User { id: person }, "/admin/users/usr_1"),
        (Page::SelfServicePolicy, "/admin/settings/self-service"),
        (Page::SignInSettings, "/admin/settings/sign-in"),
        (Page::AccessPolicy, "/admin/settings/access"),
        (Page::DirectorySettings, "/admin/settings/directory"),
        (Page::audit_log(), "/admin/audit-log"),
        (Page::requests(), "/admin/billing/requests"),
        (Page::Partners, "/admin/partners"),
        (Page::ServiceAccounts, "/admin/settings/service-accounts"),
        (Page::DemoClock, "/dev/clock"),
        (Page::not_found("/nowhere"), "/nowhere"),
    ]
}

#[test]
fn every_page_keeps_its_address_and_is_found_by_it() {
    for (page, address) in every_page() {
        assert_eq!(page.address(), address);
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        assert_eq!(Page::parse(path, query), page, "{address}");
    }
}

#[test]
fn the_server_and_the_pages_agree_on_which_program_shows_an_address() {
    for (page, address) in every_page() {
        let path = address.split('?').next().unwrap();
        assert_eq!(page.part(), part_of_address(path), "{address}");
    }
    assert_eq!(part_of_address("/admin/settings/x"), Part::Settings);
    assert_eq!(part_of_address("/dev/clock"), Part::Settings);
    assert_eq!(part_of_address("/admin/billing/bills/x/y"), Part::Billing);
    assert_eq!(part_of_address("/admin/billing/billsx"), Part::AdminCenter);
    assert_eq!(part_of_address("/admin"), Part::AdminCenter);
    assert_eq!(Page::not_found("/admin/x").part(), Part::AdminCenter);
    assert_eq!(Page::not_found("/administer").part(), Part::Shop);
}

#[test]
fn a_slash_at_the_end_is_harmless() {
    assert_eq!(Page::parse("/apps/", ""), Page::Apps);
    assert_eq!(Page::parse("/products/visio/", ""), Page::product("visio"));
}

#[test]
fn a_strange_slug_survives_its_address() {
    let page = Page::product("a b/ü+?");
    let address = page.address();
    assert_eq!(address, "/products/a%20b%2F%C3%BC%2B%3F");
    assert_eq!(Page::parse(&address, ""), page);
}

#[test]
fn what_is_no_page_is_not_found() {
    for path in [
        "/products",
        "/products//",
        "/buy",
        "/admin/nowhere",
        "/admin/billing/your-products/a%20b",
        "/admin/billing/bills/a%20b",
        "/%FF",
        "/embed.js",
    ] {
        assert_eq!(Page::parse(path, ""), Page::not_found(path), "{path}");
    }
}

#[test]
fn sign_in_returns_to_a_page_of_ours_and_nowhere_else() {
    for (wanted, page) in [
        ("/admin/billing/your-products?q=a%26b", "q=a%26b"),
        ("/admin/billing/your-products?q=a#top", "q=a"),
    ] {
        let query = page.to_owned();
        let sign_in = format!("return={}", percent_encode(wanted));
        assert_eq!(Page::after_sign_in(&sign_in), Page::YourProducts { query });
    }
    for foreign in [
        "https://evil.example/",
        "//evil.example/apps",
        "/\\evil.example",
        "javascript:alert(1)",
        "/sign-in?return=/apps",
        "/nowhere",
        "",
    ] {
        let sign_in = format!("return={}", percent_encode(foreign));
        assert_eq!(Page::after_sign_in(&sign_in), Page::Apps, "{foreign}");
    }
}

#[test]
fn a_change_of_the_query_alone_is_the_same_page() {
    let filtered = Page::YourProducts {
        query: "q=ada".to_owned(),
    };
    assert_eq!(filtered.without_query(), Page::your_products());
}
