//! The default catalog, the demo organizations and their people, written out
//! again by hand from the contract, so that the rules are held against it.

use std::collections::BTreeMap;

use domain::billing::rules::BillingRules;
use domain::catalog::{Catalog, MarketTerms};
use domain::ids::{ProductId, TenantId};
use domain::market::Market;
use domain::money::{Currency, Money, TaxRate};
use domain::price_list::{CatalogPrice, PriceList, Sale};
use domain::product::{Capacity, LocalizedText, Product};
use domain::tenant::{Management, OrganizationFacts, TenantKind};
use domain::trial::PaymentMethodNeed;

/// Slug, id, newer id and the prices in USD, EUR, GBP and BRL, as the contract
/// prints them.
pub const PRODUCTS: [(&str, &str, &str, [&str; 4]); 9] = [
    (
        "power-bi-pro",
        "CFQ7TTC0L3PB",
        "CFQ7TTC0H9MP",
        ["9.99", "9.40", "7.90", "54.90"],
    ),
    (
        "power-bi-premium",
        "CFQ7TTC0KXG7",
        "CFQ7TTC0H6RP",
        ["20.00", "18.70", "15.10", "109.00"],
    ),
    (
        "power-apps",
        "CFQ7TTC0KP0P",
        "CFQ7TTC0LH2H",
        ["20.00", "18.70", "15.10", "109.00"],
    ),
    (
        "power-automate",
        "CFQ7TTC0KP0N",
        "CFQ7TTC0LH3L",
        ["15.00", "14.00", "11.30", "82.00"],
    ),
    (
        "power-automate-rpa",
        "CFQ7TTC0KXG6",
        "CFQ7TTC0LSGZ",
        ["40.00", "37.50", "30.20", "218.00"],
    ),
    (
        "project-plan-1",
        "CFQ7TTC0KXND",
        "CFQ7TTC0HDB1",
        ["10.00", "9.40", "7.50", "54.50"],
    ),
    (
        "project-plan-3",
        "CFQ7TTC0KXNC",
        "CFQ7TTC0HDB0",
        ["30.00", "28.10", "22.60", "163.00"],
    ),
    (
        "visio-plan-1",
        "CFQ7TTC0KXN9",
        "CFQ7TTC0HD33",
        ["5.00", "4.70", "3.80", "27.00"],
    ),
    (
        "visio-plan-2",
        "CFQ7TTC0KXN8",
        "CFQ7TTC0HD32",
        ["15.00", "14.00", "11.30", "82.00"],
    ),
];

/// The currencies of the columns of [`PRODUCTS`].
pub const CURRENCIES: [&str; 4] = ["USD", "EUR", "GBP", "BRL"];

/// Market, currency, what the tax is called, and its rate in basis points.
pub const MARKETS: [(&str, &str, &str, u32); 5] = [
    ("NL", "EUR", "VAT", 2_100),
    ("GB", "GBP", "VAT", 2_000),
    ("BR", "BRL", "ISS", 500),
    ("CD", "USD", "VAT", 1_600),
    ("US", "USD", "Sales tax", 0),
];

/// Markets in which nothing is sold.
pub const CLOSED: [&str; 6] = ["IN", "CU", "IR", "KP", "SD", "SY"];

/// Email domain, kind, management and market of each demo organization.
pub const ORGANIZATIONS: [(&str, TenantKind, Management, &str); 10] = [
    (
        "harbor.example",
        TenantKind::Commercial,
        Management::Managed,
        "NL",
    ),
    (
        "meadow.example",
        TenantKind::Commercial,
        Management::Managed,
        "US",
    ),
    (
        "rivertown.example",
        TenantKind::Government,
        Management::Managed,
        "US",
    ),
    (
        "hillside.example",
        TenantKind::Education,
        Management::Managed,
        "GB",
    ),
    (
        "lotus.example",
        TenantKind::Commercial,
        Management::Managed,
        "IN",
    ),
    (
        "ipanema.example",
        TenantKind::Commercial,
        Management::Managed,
        "BR",
    ),
    (
        "congorail.example",
        TenantKind::Commercial,
        Management::Managed,
        "CD",
    ),
    (
        "sprout.example",
        TenantKind::Commercial,
        Management::Unmanaged,
        "US",
    ),
    (
        "northstar.example",
        TenantKind::Commercial,
        Management::Managed,
        "NL",
    ),
    (
        "vendor.example",
        TenantKind::Commercial,
        Management::Managed,
        "US",
    ),
];

pub fn market(code: &str) -> Market {
    Market::parse(code).unwrap()
}

pub fn currency(code: &str) -> Currency {
    Currency::parse(code).unwrap()
}

pub fn tenant(domain: &str) -> TenantId {
    TenantId::parse(domain.strip_suffix(".example").unwrap()).unwrap()
}

/// What the server would find for an email domain.
pub fn organization(domain: &str) -> Option<OrganizationFacts> {
    let row = ORGANIZATIONS.iter().find(|(known, ..)| *known == domain)?;
    let (_, kind, management, code) = *row;
    Some(OrganizationFacts {
        kind,
        management,
        market: market(code),
    })
}

pub fn product(slug: &str) -> Product {
    let (slug, id, newer, prices) = *PRODUCTS.iter().find(|row| row.0 == slug).unwrap();
    let is_office = slug.starts_with("project") || slug.starts_with("visio");
    let text = LocalizedText {
        en: slug.to_owned(),
        nl: slug.to_owned(),
    };
    let prices = CURRENCIES.iter().zip(prices);
    Product {
        id: ProductId::parse(id).unwrap(),
        aliases: vec![ProductId::parse(newer).unwrap()],
        slug: slug.to_owned(),
        name: slug.to_owned(),
        family: slug.to_owned(),
        summary: text,
        max_quantity: 10_000,
        // The column "trial without payment method (2024)" of `domain-facts.md` 1.2.
        trials: match slug {
            "project-plan-1" | "visio-plan-1" => PaymentMethodNeed::ALL.to_vec(),
            _ => vec![PaymentMethodNeed::Required],
        },
        closed_markets: if is_office {
            vec![market("BR"), market("CD")]
        } else {
            Vec::new()
        },
        prices: PriceList::new(
            prices
                .map(|(code, price)| monthly(money(price, code)))
                .collect(),
        ),
        capacity: Capacity::default(),
        training: Vec::new(),
    }
}

/// A price of a month, in every market with its currency, at any time.
pub const fn monthly(amount: Money) -> CatalogPrice {
    CatalogPrice {
        market: None,
        term: None,
        from: None,
        amount,
    }
}

/// The product at other prices.
pub fn priced(product: Product, prices: impl IntoIterator<Item = CatalogPrice>) -> Product {
    Product {
        prices: PriceList::new(prices.into_iter().collect()),
        ..product
    }
}

/// A sale on the first of January 2027.
pub fn sale<'a>(code: &str, terms: &'a MarketTerms) -> Sale<'a> {
    Sale {
        market: market(code),
        terms,
        at: "2027-01-01T10:00:00Z".parse().unwrap(),
    }
}

pub fn market_terms(code: &str) -> MarketTerms {
    let row = MARKETS.iter().find(|row| row.0 == code);
    let (_, currency_code, label, rate) = *row.unwrap_or(&(code, "USD", "Tax", 0));
    MarketTerms {
        currency: currency(currency_code),
        tax_label: label.to_owned(),
        tax_rate: TaxRate::from_basis_points(rate),
        tax_kind: domain::money::TaxKind::Added,
    }
}

pub fn catalog() -> Catalog {
    let products = PRODUCTS.iter().map(|row| product(row.0)).collect();
    let closed = CLOSED.map(market).to_vec();
    let terms = MARKETS
        .iter()
        .map(|row| (market(row.0), market_terms(row.0)));
    Catalog::try_new(
        products,
        closed,
        terms.collect::<BTreeMap<_, _>>(),
        market_terms("FR"),
        BillingRules::default(),
    )
    .unwrap()
}

/// An amount from its printed form: the point is dropped, nothing is computed.
pub fn money(printed: &str, code: &str) -> Money {
    Money::new(printed.replace('.', "").parse().unwrap(), currency(code))
}
