//! What a license costs that is bought centrally (R31, R43b).

use chrono::{DateTime, Utc};
use domain::catalog::MarketTerms;
use domain::central_purchase::{Running, add_one, unit_price};
use domain::price_list::Sale;
use domain::product::Product;
use domain::quantity::LicenseQuantity;
use domain::term::BillingTerm;

use crate::contract::{market_terms, money, product, sale};

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

// R31: the organization's price is its own, and the catalog's where none was agreed.
#[test]
fn the_price_of_the_agreement_goes_before_that_of_the_catalog() {
    let (pro, dutch) = (product("power-bi-pro"), market_terms("NL"));
    let price = |agreement, term| unit_price(&pro, agreement, &sale("NL", &dutch), term).unwrap();
    let agreed = Some(money("7.90", "EUR"));
    assert_eq!(price(agreed, BillingTerm::Monthly), money("7.90", "EUR"));
    assert_eq!(price(agreed, BillingTerm::Annual), money("79.00", "EUR"));
    assert_eq!(price(None, BillingTerm::Monthly), money("9.40", "EUR"));
    let elsewhere = Some(money("7.90", "GBP"));
    assert_eq!(price(elsewhere, BillingTerm::Monthly), money("9.40", "EUR"));
}

// B4, R43b: worked out on paper.
#[test]
fn a_license_that_is_added_costs_the_days_that_are_left() {
    let (pro, dutch) = (product("power-bi-pro"), market_terms("NL"));
    let agreed = Some(money("7.90", "EUR"));
    let running = Running {
        quantity: LicenseQuantity::try_from(25).unwrap(),
        term: BillingTerm::Monthly,
        unit_price: money("7.90", "EUR"),
        anchor_at: at("2027-01-01T10:00:00Z"),
        ends_at: at("2027-04-01T10:00:00Z"),
        product: &pro,
    };
    // 9 days and 22 hours of 31 days: EUR 7.90 * 10 / 31 = 2.548, and 21 % of 2.55 = 0.5355.
    let added = add_one(&running, agreed, &on("2027-03-22T12:00:00Z", &dutch));
    let added = added.unwrap().unwrap();
    assert_eq!(added.now.net, money("2.55", "EUR"));
    assert_eq!(added.now.total, money("3.09", "EUR"));
    assert_eq!((added.quantity.get(), added.period_index), (26, 2));
    // 26 * 7.90 = 205.40, and 21 % of it = 43.134.
    assert_eq!(added.period.total, money("248.53", "EUR"));
    let first_day = add_one(&running, agreed, &on("2027-03-01T10:00:00Z", &dutch));
    assert_eq!(first_day.unwrap().unwrap().now.net, money("7.90", "EUR"));
}

#[test]
fn licenses_of_another_price_and_beyond_the_most_are_not_added() {
    let (pro, dutch) = (product("power-bi-pro"), market_terms("NL"));
    let now = on("2027-03-22T12:00:00Z", &dutch);
    assert_eq!(add_one(&running(&pro), None, &now), Ok(None));
    let agreed = Some(money("7.90", "EUR"));
    assert!(add_one(&running(&pro), agreed, &now).unwrap().is_some());
    let small = Product {
        max_quantity: 25,
        ..pro.clone()
    };
    assert_eq!(add_one(&running(&small), agreed, &now), Ok(None));
}

fn on<'a>(text: &str, terms: &'a MarketTerms) -> Sale<'a> {
    Sale {
        at: at(text),
        ..sale("NL", terms)
    }
}

fn running(product: &Product) -> Running<'_> {
    Running {
        quantity: LicenseQuantity::try_from(25).unwrap(),
        term: BillingTerm::Annual,
        unit_price: money("79.00", "EUR"),
        anchor_at: at("2027-01-01T10:00:00Z"),
        ends_at: at("2028-01-01T10:00:00Z"),
        product,
    }
}
