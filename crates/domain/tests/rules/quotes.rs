//! What every product costs in every market, against an oracle that computes
//! in another way: exact fractions, and the neighbor that lies nearest.

use domain::catalog::MarketTerms;
use domain::money::{Money, TaxKind, TaxRate};
use domain::quantity::{LicenseQuantity, QuantityError};
use domain::quote::{self, QuoteError, trial_price};
use domain::term::BillingTerm;
use domain::trial::Trial;

use crate::contract::{
    CURRENCIES, MARKETS, PRODUCTS, currency, market_terms, money, monthly, priced, product, sale,
};

const QUANTITIES: [u32; 9] = [1, 2, 3, 7, 25, 99, 100, 1_337, 10_000];

fn quantity(number: u32) -> LicenseQuantity {
    LicenseQuantity::try_new(number, 10_000).unwrap()
}

/// The minor units of a printed price; a year is ten months, so the digits of
/// the year's price are those of the month's with a zero behind.
fn printed_minor(printed: &str, term: BillingTerm) -> i128 {
    let digits = printed.replace('.', "");
    match term {
        BillingTerm::Monthly => digits.parse().unwrap(),
        BillingTerm::Annual => format!("{digits}0").parse().unwrap(),
    }
}

/// Of all whole amounts near `net × rate / 10000`, the nearest one; of two
/// that are as near, the even one.
fn oracle_tax(net: i128, rate: u32) -> i128 {
    let exact = net * i128::from(rate);
    let near = exact / 10_000;
    (near - 2..=near + 2)
        .min_by_key(|tax| ((tax * 10_000 - exact).abs(), tax % 2 != 0))
        .unwrap()
}

// R29, R30, R32
#[test]
fn every_product_costs_what_the_contract_says_in_every_market_and_term() {
    let mut rows = 0;
    for (slug, _, _, prices) in PRODUCTS {
        for (code, currency_code, label, rate) in MARKETS {
            let column = CURRENCIES
                .iter()
                .position(|known| *known == currency_code)
                .unwrap();
            for &term in BillingTerm::ALL {
                for number in QUANTITIES {
                    let unit = printed_minor(prices[column], term);
                    let net = unit * i128::from(number);
                    let tax = oracle_tax(net, rate);
                    let context = format!("{number} {slug} {term} in {code}");
                    let terms = market_terms(code);
                    let sale = sale(code, &terms);
                    let priced = quote::price(&product(slug), &sale, term, quantity(number));
                    rows += 1;
                    if (net + tax).to_string().len() > 8 {
                        assert_eq!(priced, Err(QuoteError::AboveCardLimit), "{context}");
                        continue;
                    }
                    let amounts = priced.unwrap();
                    let expected = [unit, net, tax, net + tax];
                    let quoted = [amounts.unit_price, amounts.net, amounts.tax, amounts.total];
                    assert_eq!(
                        quoted.map(|money| i128::from(money.minor())),
                        expected,
                        "{context}"
                    );
                    for money in quoted {
                        assert_eq!(money.currency(), currency(currency_code), "{context}");
                    }
                    assert_eq!(amounts.tax_label, label, "{context}");
                    assert_eq!(
                        amounts.tax_rate,
                        TaxRate::from_basis_points(rate),
                        "{context}"
                    );
                }
            }
        }
    }
    assert_eq!(rows, 9 * 5 * 2 * 9);
}

// R30: rows worked out on paper, as net, tax and total.
#[test]
fn amounts_agree_with_those_worked_out_on_paper() {
    for (number, slug, term, code, paper) in [
        // 3 × 9.40 = 28.20; 21 % is 5.922
        (
            3,
            "power-bi-pro",
            BillingTerm::Monthly,
            "NL",
            [2_820, 592, 3_412],
        ),
        // 94.00; 21 % is 19.74
        (
            1,
            "power-bi-pro",
            BillingTerm::Annual,
            "NL",
            [9_400, 1_974, 11_374],
        ),
        // 54.90; 5 % is 2.745: a half goes to the even 2.74
        (
            1,
            "power-bi-pro",
            BillingTerm::Monthly,
            "BR",
            [5_490, 274, 5_764],
        ),
        // 3 × 54.90 = 164.70; 5 % is 8.235: a half goes to the even 8.24
        (
            3,
            "power-bi-pro",
            BillingTerm::Monthly,
            "BR",
            [16_470, 824, 17_294],
        ),
        // 9.99; 16 % is 1.5984
        (
            1,
            "power-bi-pro",
            BillingTerm::Monthly,
            "CD",
            [999, 160, 1_159],
        ),
        // 9.99 in the United States, without tax
        (1, "power-bi-pro", BillingTerm::Monthly, "US", [999, 0, 999]),
        // 7 × 7.90 = 55.30; 20 % is 11.06
        (
            7,
            "power-bi-pro",
            BillingTerm::Monthly,
            "GB",
            [5_530, 1_106, 6_636],
        ),
        // 1,000 × 375.00 for a year; 21 % is 78,750.00
        (
            1_000,
            "power-automate-rpa",
            BillingTerm::Annual,
            "NL",
            [37_500_000, 7_875_000, 45_375_000],
        ),
    ] {
        let terms = market_terms(code);
        let sale = sale(code, &terms);
        let amounts = quote::price(&product(slug), &sale, term, quantity(number)).unwrap();
        let quoted = [amounts.net, amounts.tax, amounts.total].map(Money::minor);
        assert_eq!(quoted, paper, "{number} {slug} {term} in {code}");
    }
}

// A card processor carries eight digits of minor units, so 999,999.99.
#[test]
fn a_total_that_no_card_can_be_charged_is_not_quoted() {
    let total = |minor, number| {
        let price = monthly(Money::new(minor, currency("USD")));
        let penny = priced(product("power-apps"), [price]);
        let terms = market_terms("US");
        let priced = quote::price(
            &penny,
            &sale("US", &terms),
            BillingTerm::Monthly,
            quantity(number),
        );
        priced.map(|amounts| amounts.total.minor())
    };
    assert_eq!(total(99_999_999, 1), Ok(99_999_999));
    assert_eq!(total(100_000_000, 1), Err(QuoteError::AboveCardLimit));
    assert_eq!(total(10_000, 10_000), Err(QuoteError::AboveCardLimit));
}

#[test]
fn a_product_may_allow_fewer_licenses_than_the_program() {
    let mut small = product("power-apps");
    small.max_quantity = 50;
    let terms = market_terms("NL");
    let priced = |number| {
        quote::price(
            &small,
            &sale("NL", &terms),
            BillingTerm::Monthly,
            quantity(number),
        )
    };
    assert!(priced(50).is_ok());
    let error = QuoteError::Quantity(QuantityError::OutOfRange { maximum: 50 });
    assert_eq!(priced(51), Err(error));
}

#[test]
fn a_product_without_a_price_in_the_currency_is_not_quoted() {
    let dollars = [monthly(money("20.00", "USD"))];
    let priceless = priced(product("power-apps"), dollars);
    let terms = market_terms("NL");
    let priced = quote::price(
        &priceless,
        &sale("NL", &terms),
        BillingTerm::Monthly,
        quantity(1),
    );
    assert_eq!(priced, Err(QuoteError::NoPrice));
}

// R30: 3 × 9.40 = 28.20, of which 21 / 121 are 4.894.
#[test]
fn a_market_whose_prices_hold_the_tax_charges_the_price() {
    let terms = MarketTerms {
        tax_kind: TaxKind::Included,
        ..market_terms("NL")
    };
    let unit = money("9.40", "EUR");
    let amounts = quote::amounts(unit, &terms, quantity(3)).unwrap();
    assert_eq!(amounts.total, money("28.20", "EUR"));
    assert_eq!(
        (amounts.net, amounts.tax),
        (money("23.31", "EUR"), money("4.89", "EUR"))
    );
    assert_eq!(amounts.tax_kind, TaxKind::Included);
}

#[test]
fn a_purchase_renews_a_month_or_a_year_later() {
    let bought = "2027-01-31T08:30:00Z".parse().unwrap();
    for (term, renews) in [
        (BillingTerm::Monthly, "2027-02-28T08:30:00Z"),
        (BillingTerm::Annual, "2028-01-31T08:30:00Z"),
    ] {
        assert_eq!(
            quote::first_renewal(bought, term),
            Some(renews.parse().unwrap())
        );
    }
}

// B13: nothing without a card; with one what a purchase of today costs.
#[test]
fn a_trial_is_free_and_the_price_after_one_with_a_card_is_that_of_a_purchase() {
    let (visio, terms) = (product("visio-plan-1"), market_terms("NL"));
    let priced = |trial, count| {
        trial_price(
            &visio,
            &sale("NL", &terms),
            trial,
            BillingTerm::Monthly,
            quantity(count),
        )
    };
    let free = priced(Trial::WITHOUT_CARD, 25).unwrap();
    assert_eq!((free.net, free.tax, free.total), {
        let nothing = money("0.00", "EUR");
        (nothing, nothing, nothing)
    });
    // 3 licenses at 4.70 are 14.10, and 21 % of that 2.96.
    let later = priced(Trial::WITH_CARD, 3).unwrap();
    assert_eq!(later.total, money("17.06", "EUR"));
    for trial in [Trial::WITHOUT_CARD, Trial::WITH_CARD] {
        let too_many = QuoteError::Quantity(QuantityError::OutOfRange { maximum: 25 });
        assert_eq!(priced(trial, 26), Err(too_many));
    }
}
