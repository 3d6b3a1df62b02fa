//! What a catalog may be, and what markets decide.

use std::collections::BTreeMap;

use domain::catalog::{Catalog, CatalogError};
use domain::ids::ProductId;
use domain::product::Product;

use crate::contract::{
    CLOSED, MARKETS, PRODUCTS, catalog, currency, market, market_terms, money, product,
};

fn with(products: Vec<Product>) -> Result<Catalog, CatalogError> {
    let terms = MARKETS
        .iter()
        .map(|row| (market(row.0), market_terms(row.0)));
    Catalog::try_new(products, Vec::new(), terms.collect(), market_terms("FR"))
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
    let empty = Catalog::try_new(Vec::new(), Vec::new(), BTreeMap::new(), market_terms("US"));
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
    let mut free = product("power-apps");
    free.monthly_prices = vec![money("0.00", "USD")];
    let expected = CatalogError::Price {
        product: "power-apps".into(),
        currency: currency("USD"),
    };
    assert_eq!(with(vec![free]), Err(expected));

    let mut without_pounds = product("power-apps");
    without_pounds
        .monthly_prices
        .retain(|price| price.currency() != currency("GBP"));
    let expected = CatalogError::MissingPrice {
        product: "power-apps".into(),
        currency: currency("GBP"),
        market: "GB".into(),
    };
    assert_eq!(with(vec![without_pounds]), Err(expected));

    let mut euros_only = product("power-apps");
    euros_only
        .monthly_prices
        .retain(|price| price.currency() != currency("USD"));
    let Err(CatalogError::MissingPrice {
        currency: missing, ..
    }) = with(vec![euros_only])
    else {
        panic!("a product without the currency of all other markets was taken");
    };
    assert_eq!(missing, currency("USD"));
}
