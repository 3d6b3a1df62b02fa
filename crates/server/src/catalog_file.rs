//! The catalog file: TOML in, a checked [`Catalog`] or a line and a reason out.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::billing::rules::BillingRules;
use domain::catalog::{Catalog, CatalogError, MarketTerms};
use domain::ids::ProductId;
use domain::market::Market;
use domain::money::{Currency, Money, TaxKind, TaxRate};
use domain::price_list::{CatalogPrice, PriceList};
use domain::product::{Capacity, LocalizedText, Product, TrainingLink};
use domain::term::BillingTerm;
use domain::trial::PaymentMethodNeed;
use serde::Deserialize;
use toml::Spanned;

/// The catalog of the seed, used when no file is given.
pub const DEFAULT: &str = include_str!("../catalog/default.toml");

/// Why a file is no catalog.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct InvalidCatalog {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub reason: String,
}

/// Reads a catalog.
///
/// # Errors
/// [`InvalidCatalog`] with the line at fault.
pub fn parse(text: &str) -> Result<Catalog, InvalidCatalog> {
    let at = |offset: usize, reason: String| InvalidCatalog {
        line: line(text, offset),
        reason,
    };
    let file: File = toml::from_str(text).map_err(|error| {
        at(
            error.span().map_or(0, |span| span.start),
            error.message().to_owned(),
        )
    })?;
    let mut products = Vec::new();
    let mut offsets = BTreeMap::new();
    for entry in file.products {
        let slug = entry.slug.get_ref().clone();
        let place = entry.slug.span().start;
        let (product, prices) = entry.into_product(&at)?;
        offsets.insert(slug, Offsets { place, prices });
        products.push(product);
    }
    let terms = file
        .markets
        .into_iter()
        .map(|(market, terms)| Ok((market, terms.read(&at)?)));
    let terms = terms.collect::<Result<_, InvalidCatalog>>()?;
    let others = file.other_markets.read(&at)?;
    let rules = file.billing.unwrap_or_default();
    Catalog::try_new(products, file.closed_markets, terms, others, rules).map_err(|error| {
        let offset = slug(&error).and_then(|slug| offsets.get(slug)?.of(&error));
        at(offset.unwrap_or_default(), error.to_string())
    })
}

/// Where a product stands in the file, and each of its prices.
struct Offsets {
    place: usize,
    prices: Vec<usize>,
}

impl Offsets {
    fn of(&self, error: &CatalogError) -> Option<usize> {
        match error {
            CatalogError::Price { price: index, .. }
            | CatalogError::TwoPrices { second: index, .. } => self.prices.get(*index).copied(),
            _ => Some(self.place),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    closed_markets: Vec<Market>,
    other_markets: Terms,
    billing: Option<BillingRules>,
    #[serde(default)]
    markets: BTreeMap<Market, Terms>,
    #[serde(default)]
    products: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Terms {
    currency: Currency,
    tax_label: String,
    tax_rate: Spanned<String>,
    /// `added` where nothing is said.
    #[serde(default)]
    tax_kind: TaxKind,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: ProductId,
    #[serde(default)]
    aliases: Vec<ProductId>,
    slug: Spanned<String>,
    name: String,
    family: String,
    summary: LocalizedText,
    max_quantity: u32,
    #[serde(default)]
    trials: Vec<PaymentMethodNeed>,
    #[serde(default)]
    closed_markets: Vec<Market>,
    prices: BTreeMap<Currency, Spanned<String>>,
    #[serde(default)]
    other_prices: Vec<OtherPrices>,
    #[serde(default)]
    capacity: Capacity,
    training: Vec<TrainingLink>,
}

/// Prices that go before those of a month that hold everywhere and always.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OtherPrices {
    market: Option<Market>,
    term: Option<BillingTerm>,
    /// The first day, in UTC.
    from: Option<NaiveDate>,
    prices: BTreeMap<Currency, Spanned<String>>,
}

impl Terms {
    fn read(
        self,
        at: &impl Fn(usize, String) -> InvalidCatalog,
    ) -> Result<MarketTerms, InvalidCatalog> {
        let basis_points = decimal(self.tax_rate.get_ref(), 2)
            .and_then(|points| u32::try_from(points).ok())
            .ok_or_else(|| {
                at(
                    self.tax_rate.span().start,
                    "a tax rate is a percentage such as \"21\"".into(),
                )
            })?;
        let tax_rate = TaxRate::from_basis_points(basis_points);
        Ok(MarketTerms {
            currency: self.currency,
            tax_label: self.tax_label,
            tax_rate,
            tax_kind: self.tax_kind,
        })
    }
}

impl Entry {
    fn into_product(
        self,
        at: &impl Fn(usize, String) -> InvalidCatalog,
    ) -> Result<(Product, Vec<usize>), InvalidCatalog> {
        let always = OtherPrices {
            market: None,
            term: None,
            from: None,
            prices: self.prices,
        };
        let (mut prices, mut offsets) = (Vec::new(), Vec::new());
        for group in std::iter::once(always).chain(self.other_prices) {
            let from = group.from.and_then(|day| day.and_hms_opt(0, 0, 0));
            for (currency, text) in &group.prices {
                offsets.push(text.span().start);
                prices.push(CatalogPrice {
                    market: group.market,
                    term: group.term,
                    from: from.map(|midnight| midnight.and_utc()),
                    amount: amount(*currency, text, at)?,
                });
            }
        }
        let product = Product {
            id: self.id,
            aliases: self.aliases,
            slug: self.slug.into_inner(),
            name: self.name,
            family: self.family,
            summary: self.summary,
            max_quantity: self.max_quantity,
            trials: self.trials,
            closed_markets: self.closed_markets,
            prices: PriceList::new(prices),
            capacity: self.capacity,
            training: self.training,
        };
        Ok((product, offsets))
    }
}

fn amount(
    currency: Currency,
    text: &Spanned<String>,
    at: &impl Fn(usize, String) -> InvalidCatalog,
) -> Result<Money, InvalidCatalog> {
    let decimals = currency.exponent();
    let minor = decimal(text.get_ref(), decimals).ok_or_else(|| {
        let reason = format!("a price in {currency} has {decimals} decimals at most");
        at(text.span().start, reason)
    })?;
    Ok(Money::new(minor, currency))
}

/// Reads `12.5` as 1250 for two decimals; no sign, no exponent, no float.
fn decimal(text: &str, decimals: u32) -> Option<i64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let decimals = usize::try_from(decimals).ok()?;
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || fraction.len() > decimals || !is_digits(whole) || !is_digits(fraction) {
        return None;
    }
    format!("{whole}{fraction:0<decimals$}").parse().ok()
}

fn slug(error: &CatalogError) -> Option<&str> {
    match error {
        CatalogError::Empty => None,
        CatalogError::Duplicate { product, .. }
        | CatalogError::MissingPrice { product, .. }
        | CatalogError::Price { product, .. }
        | CatalogError::TwoPrices { product, .. }
        | CatalogError::Slug { product } => Some(product),
    }
}

fn line(text: &str, offset: usize) -> usize {
    text.bytes()
        .take(offset)
        .filter(|&byte| byte == b'\n')
        .count()
        + 1
}

#[cfg(test)]
mod tests {
    use domain::billing::rules::RefundRule;
    use domain::trial::Trial;

    use super::*;

    #[test]
    fn the_default_catalog_offers_the_five_families() {
        let catalog = parse(DEFAULT).unwrap();
        let mut families: Vec<_> = catalog
            .products()
            .iter()
            .map(|product| product.family.as_str())
            .collect();
        families.dedup();
        assert_eq!(
            families,
            [
                "Power BI",
                "Power Apps",
                "Power Automate",
                "Project",
                "Visio"
            ]
        );
    }

    // B13, `domain-facts.md` 1.2
    #[test]
    fn two_products_of_the_default_catalog_have_a_trial_without_a_card() {
        let catalog = parse(DEFAULT).unwrap();
        let with = |trial| {
            let products = catalog.products().iter();
            let offering = products.filter(move |product| product.offers(trial));
            offering.map(|product| product.slug.as_str())
        };
        let without_card: Vec<_> = with(Trial::WITHOUT_CARD).collect();
        assert_eq!(without_card, ["project-plan-1", "visio-plan-1"]);
        assert_eq!(with(Trial::WITH_CARD).count(), catalog.products().len());
    }

    #[test]
    fn names_the_line_of_a_price_that_is_no_price() {
        let broken = DEFAULT.replacen("USD = \"9.99\"", "USD = \"9.999\"", 1);
        let error = parse(&broken).unwrap_err();
        let line = broken
            .lines()
            .position(|line| line.contains("9.999"))
            .unwrap()
            + 1;
        assert_eq!(
            (error.line, error.reason.contains("USD")),
            (line, true),
            "{error}"
        );
    }

    #[test]
    fn names_the_line_of_the_second_of_two_prices_for_the_same_time() {
        let from = "from = \"2027-03-01\"\nprices = { EUR = \"9.90\" }";
        let change = |prices| format!("\n[[products.other_prices]]\n{prices}\n");
        let once = parse(&format!("{DEFAULT}{}", change(from)));
        assert!(once.is_ok(), "{once:?}");
        let twice = format!("{DEFAULT}{}{}", change(from), change(from));
        let error = parse(&twice).unwrap_err();
        assert_eq!(error.line, twice.lines().count(), "{error}");
        assert!(error.reason.contains("two prices"), "{error}");
        let free = change("term = \"annual\"\nprices = { EUR = \"0\" }");
        let error = parse(&format!("{DEFAULT}{free}")).unwrap_err();
        assert!(error.reason.contains("not above zero"), "{error}");
        assert_eq!(error.line, format!("{DEFAULT}{free}").lines().count());
    }

    #[test]
    fn reads_the_rules_of_the_vendor() {
        let rules = "expired_days = 10\ndisabled_days = 20\nrefunds = { within = { days = 7 } }";
        let text = format!("[billing]\n{rules}\n");
        let file = DEFAULT.replacen("[other_markets]", &format!("{text}\n[other_markets]"), 1);
        let catalog = parse(&file).unwrap();
        assert_eq!(catalog.rules().expired_days, 10);
        assert_eq!(catalog.rules().refunds, RefundRule::Within { days: 7 });
        assert_eq!(parse(DEFAULT).unwrap().rules(), &BillingRules::default());
    }

    #[test]
    fn names_the_line_of_a_product_that_stands_twice() {
        let again = DEFAULT.split("[[products]]").nth(1).unwrap();
        let error = parse(&format!("{DEFAULT}\n[[products]]{again}")).unwrap_err();
        assert!(error.line > DEFAULT.lines().count(), "{error}");
        assert!(
            error.reason.contains("belongs to another product"),
            "{error}"
        );
    }

    #[test]
    fn refuses_an_unknown_key_and_broken_syntax_with_their_line() {
        assert_eq!(
            parse("closed_markets = []\ncolor = 1\n").unwrap_err().line,
            2
        );
        assert_eq!(
            parse("closed_markets = []\n\nx = = 1\n").unwrap_err().line,
            3
        );
    }

    // R30.
    #[test]
    fn a_market_says_whether_its_prices_hold_the_tax() {
        let market = "[markets.NL]\ncurrency = \"EUR\"\n";
        let included = DEFAULT.replace(market, &format!("{market}tax_kind = \"included\"\n"));
        let catalog = parse(&included).unwrap();
        let kind = |market| {
            catalog
                .market_terms(Market::parse(market).unwrap())
                .tax_kind
        };
        assert_eq!(kind("NL"), TaxKind::Included);
        assert_eq!(kind("GB"), TaxKind::Added);
        let wrong = DEFAULT.replace(market, &format!("{market}tax_kind = \"both\"\n"));
        assert!(parse(&wrong).unwrap_err().reason.contains("both"));
    }

    #[test]
    fn reads_decimals_without_floats() {
        assert_eq!(decimal("9.4", 2), Some(940));
        assert_eq!(decimal("100", 0), Some(100));
        assert_eq!(decimal("1.5", 3), Some(1500));
        for text in ["", ".5", "-1", "1.234", "1e3", "1,5"] {
            assert_eq!(decimal(text, 2), None, "{text}");
        }
    }
}
