//! What a catalog may be, and what markets decide.

use std::collections::BTreeMap;

use domain::billing::rules::BillingRules;
use domain::catalog::{Catalog, CatalogError};
use domain::ids::ProductId;
use domain::price_list::{CatalogPrice, Sale};
use domain::product::Product;
use domain::term::BillingTerm;

use crate::contract::{
    CLOSED, MARKETS, PRODUCTS, catalog, currency, market, market_terms, money, monthly, priced,
    product, sale,
};

fn with(products: Vec<Product>) -> Result<Catalog, CatalogError> {
    let terms = MARKETS
        .iter()
        .map(|row| (market(row.0), market_terms(row.0)));
    let (others, rules) = (market_terms("FR"), BillingRules::default());
    Catalog::try_new(products, Vec::new(), terms.collect(), others, rules)
}

// R5
#[test]
fn the_catalog_of_the_contract_is_a_catalog() {
    let catalog = catalog();
    let slugs: Vec<&str> = catalog
        .products()
        .iter()
        .map(|product| product.slug.as_str())
        .collect();
    assert_eq!(slugs, PRODUCTS.map(|row| row.0));
}

#[test]
fn a_product_is_found_by_its_old_and_by_its_new_id() {
    let catalog = catalog();
    for (slug, old, new, _) in PRODUCTS {
        for id in [old, new] {
            let found = catalog.by_id(&ProductId::parse(id).unwrap()).unwrap();
            assert_eq!(found.slug, slug, "{id}");
        }
    }
    assert_eq!(
        catalog.by_id(&ProductId::parse("CFQ7TTC00000").unwrap()),
        None
    );
    assert_eq!(catalog.by_slug("power-bi"), None);
}

#[test]
fn the_market_decides_currency_and_tax() {
    let catalog = catalog();
    for (code, currency_code, label, rate) in MARKETS {
        let terms = catalog.market_terms(market(code));
        assert_eq!(terms.currency, currency(currency_code), "{code}");
        assert_eq!(
            (terms.tax_label.as_str(), terms.tax_rate.basis_points()),
            (label, rate)
        );
    }
    let elsewhere = catalog.market_terms(market("FR"));
    assert_eq!(
        (elsewhere.currency, elsewhere.tax_rate.basis_points()),
        (currency("USD"), 0)
    );
}

// R6a, R7
#[test]
fn closed_markets_are_closed_for_every_product() {
    let catalog = catalog();
    assert_eq!(catalog.closed_markets(), CLOSED.map(market));
    for product in catalog.products() {
        assert_eq!(
            catalog.availability(product).closed,
            CLOSED.map(market),
            "{}",
            product.slug
        );
    }
}

#[test]
fn an_empty_catalog_is_refused() {
    let (others, rules) = (market_terms("US"), BillingRules::default());
    let empty = Catalog::try_new(Vec::new(), Vec::new(), BTreeMap::new(), others, rules);
    assert_eq!(empty, Err(CatalogError::Empty));
}

#[test]
fn two_products_do_not_share_a_slug_an_id_or_an_alias() {
    let apps = product("power-apps");
    let taken = |later: Product, value: &str| {
        let duplicate = CatalogError::Duplicate {
            product: later.slug.clone(),
            value: value.to_owned(),
        };
        assert_eq!(with(vec![apps.clone(), later]), Err(duplicate));
    };
    let visio = product("visio-plan-1");
    taken(
        Product {
            slug: apps.slug.clone(),
            ..visio.clone()
        },
        "power-apps",
    );
    taken(
        Product {
            id: apps.id.clone(),
            ..visio.clone()
        },
        "CFQ7TTC0KP0P",
    );
    taken(
        Product {
            aliases: apps.aliases.clone(),
            ..visio.clone()
        },
        "CFQ7TTC0LH2H",
    );
    taken(
        Product {
            aliases: vec![apps.id.clone()],
            ..visio
        },
        "CFQ7TTC0KP0P",
    );
}

#[test]
fn a_slug_can_stand_in_an_address() {
    for slug in ["", "Power-Apps", "power apps", "power/apps", "pöwer"] {
        let odd = Product {
            slug: slug.to_owned(),
            ..product("power-apps")
        };
        assert_eq!(
            with(vec![odd]),
            Err(CatalogError::Slug {
                product: slug.to_owned()
            })
        );
    }
}

#[test]
fn a_product_has_a_price_above_zero_in_the_currency_of_every_market() {
    let of = |prices: &[(&str, &str)]| {
        let prices = prices
            .iter()
            .map(|(code, amount)| monthly(money(amount, code)));
        with(vec![priced(product("power-apps"), prices)])
    };
    let all = [
        ("USD", "20.00"),
        ("EUR", "18.70"),
        ("GBP", "15.10"),
        ("BRL", "109.00"),
    ];
    assert!(of(&all).is_ok());
    let expected = CatalogError::Price {
        product: "power-apps".into(),
        price: 1,
    };
    assert_eq!(
        of(&[all[0], ("EUR", "0.00"), all[2], all[3]]),
        Err(expected)
    );
    let expected = CatalogError::MissingPrice {
        product: "power-apps".into(),
        currency: currency("GBP"),
        market: "GB".into(),
    };
    assert_eq!(of(&[all[0], all[1], all[3]]), Err(expected));
    let Err(CatalogError::MissingPrice {
        currency: missing, ..
    }) = of(&all[1..])
    else {
        panic!("a product without the currency of all other markets was taken");
    };
    assert_eq!(missing, currency("USD"));
}

// R29: by market, currency, term and date.
#[test]
fn the_nearest_and_latest_price_holds() {
    let from = |text: &str| Some(text.parse().unwrap());
    let base = monthly(money("10.00", "EUR"));
    let spring = CatalogPrice {
        from: from("2027-03-01T00:00:00Z"),
        amount: money("11.00", "EUR"),
        ..base
    };
    let yearly = CatalogPrice {
        term: Some(BillingTerm::Annual),
        amount: money("99.00", "EUR"),
        ..base
    };
    let dutch = CatalogPrice {
        market: Some(market("NL")),
        from: from("2027-06-01T00:00:00Z"),
        amount: money("12.00", "EUR"),
        ..base
    };
    let product = priced(product("power-apps"), [spring, dutch, yearly, base]);
    let terms = market_terms("NL");
    let price = |code: &str, term, day: &str| {
        let at = format!("{day}T00:00:00Z").parse().unwrap();
        let sale = Sale {
            at,
            ..sale(code, &terms)
        };
        product.unit_price(term, &sale).unwrap().unwrap()
    };
    let month = BillingTerm::Monthly;
    assert_eq!(price("NL", month, "2027-02-28"), money("10.00", "EUR"));
    assert_eq!(price("NL", month, "2027-03-01"), money("11.00", "EUR"));
    assert_eq!(price("NL", month, "2027-06-01"), money("12.00", "EUR"));
    assert_eq!(price("BE", month, "2027-06-01"), money("11.00", "EUR"));
    let year = BillingTerm::Annual;
    assert_eq!(price("BE", year, "2027-06-01"), money("99.00", "EUR"));
    // The price of the market goes before that of the term.
    assert_eq!(price("NL", year, "2027-06-01"), money("120.00", "EUR"));
}

#[test]
fn two_prices_never_hold_from_the_same_date_on() {
    let twice = product("power-apps").prices.prices().to_vec();
    let again = monthly(money("19.00", "EUR"));
    let (first, second) = (
        twice
            .iter()
            .position(|price| price.amount.currency() == currency("EUR")),
        twice.len(),
    );
    let product = priced(product("power-apps"), twice.into_iter().chain([again]));
    let expected = CatalogError::TwoPrices {
        product: "power-apps".into(),
        first: first.unwrap(),
        second,
    };
    assert_eq!(with(vec![product]), Err(expected));
}
