//! All products, and what each market decides: currency and tax.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::billing::rules::BillingRules;
use crate::ids::ProductId;
use crate::market::{Market, MarketAvailability};
use crate::money::{Currency, TaxKind, TaxRate};
use crate::price_list::Sale;
use crate::product::Product;

/// What a market decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarketTerms {
    /// In what is paid.
    pub currency: Currency,
    /// What the tax is called, such as VAT.
    pub tax_label: String,
    /// Its rate.
    pub tax_rate: TaxRate,
    /// Whether prices hold it.
    pub tax_kind: TaxKind,
}

/// The vendor's products and markets, checked as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalog {
    products: Vec<Product>,
    closed_markets: Vec<Market>,
    terms: BTreeMap<Market, MarketTerms>,
    other_markets: MarketTerms,
    rules: BillingRules,
}

/// Why products and markets do not make a catalog.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CatalogError {
    /// Nothing to sell.
    #[error("the catalog has no products")]
    Empty,
    /// Two products share an id, an alias or a slug.
    #[error("product {product}: {value} belongs to another product already")]
    Duplicate {
        /// The slug of the later product.
        product: String,
        /// The id or slug that both have.
        value: String,
    },
    /// A market has a currency in which the product has no price.
    #[error("product {product}: no price in {currency}, the currency of market {market}")]
    MissingPrice {
        /// The product's slug.
        product: String,
        /// The currency of the market.
        currency: Currency,
        /// A market in which the product is sold.
        market: String,
    },
    /// A price that is no price.
    #[error("product {product}: a price is not above zero")]
    Price {
        /// The product's slug.
        product: String,
        /// Which of its prices, from 0.
        price: usize,
    },
    /// Two prices for the same market, currency, term and date.
    #[error(
        "product {product}: two prices hold for the same market, currency and term from the same \
         date on"
    )]
    TwoPrices {
        /// The product's slug.
        product: String,
        /// The earlier one's place among the prices.
        first: usize,
        /// The later one's.
        second: usize,
    },
    /// A slug that cannot stand in an address.
    #[error("product {product}: a slug has small letters, digits and hyphens")]
    Slug {
        /// The slug as written.
        product: String,
    },
}

impl Catalog {
    /// Checks that the parts fit together.
    ///
    /// # Errors
    /// A [`CatalogError`] that names the product.
    pub fn try_new(
        products: Vec<Product>,
        closed_markets: Vec<Market>,
        terms: BTreeMap<Market, MarketTerms>,
        other_markets: MarketTerms,
        rules: BillingRules,
    ) -> Result<Self, CatalogError> {
        if products.is_empty() {
            return Err(CatalogError::Empty);
        }
        let catalog = Self {
            products,
            closed_markets,
            terms,
            other_markets,
            rules,
        };
        catalog.check_names()?;
        catalog.check_prices()?;
        Ok(catalog)
    }

    /// Every product, in the order of the file.
    pub fn products(&self) -> &[Product] {
        &self.products
    }

    /// The product of an address.
    pub fn by_slug(&self, slug: &str) -> Option<&Product> {
        self.products.iter().find(|product| product.slug == slug)
    }

    /// The product of an id, old or new.
    pub fn by_id(&self, id: &ProductId) -> Option<&Product> {
        self.products.iter().find(|product| product.has_id(id))
    }

    /// Currency and tax of a market.
    pub fn market_terms(&self, market: Market) -> &MarketTerms {
        self.terms.get(&market).unwrap_or(&self.other_markets)
    }

    /// A sale in a market: its terms, and the prices of that time.
    pub fn sale(&self, market: Market, at: DateTime<Utc>) -> Sale<'_> {
        let terms = self.market_terms(market);
        Sale { market, terms, at }
    }

    /// What holds for every subscription.
    pub const fn rules(&self) -> &BillingRules {
        &self.rules
    }

    /// Markets in which nothing is sold.
    pub fn closed_markets(&self) -> &[Market] {
        &self.closed_markets
    }

    /// Where a product is not sold.
    pub fn availability(&self, product: &Product) -> MarketAvailability {
        MarketAvailability {
            closed: self.closed_markets.clone(),
            closed_for_product: product.closed_markets.clone(),
        }
    }

    fn check_names(&self) -> Result<(), CatalogError> {
        let mut seen = std::collections::BTreeSet::new();
        for product in &self.products {
            let is_slug = !product.slug.is_empty()
                && product
                    .slug
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
            if !is_slug {
                return Err(CatalogError::Slug {
                    product: product.slug.clone(),
                });
            }
            let ids = product
                .aliases
                .iter()
                .chain([&product.id])
                .map(ProductId::as_str);
            for value in ids.chain([product.slug.as_str()]) {
                if !seen.insert(value) {
                    return Err(CatalogError::Duplicate {
                        product: product.slug.clone(),
                        value: value.to_owned(),
                    });
                }
            }
        }
        Ok(())
    }

    fn check_prices(&self) -> Result<(), CatalogError> {
        let others = (None, &self.other_markets);
        let markets = self
            .terms
            .iter()
            .map(|(market, terms)| (Some(*market), terms));
        let markets: Vec<_> = markets.chain([others]).collect();
        for product in &self.products {
            let slug = || product.slug.clone();
            let prices = &product.prices;
            if let Some(at) = prices
                .prices()
                .iter()
                .position(|price| price.amount.minor() <= 0)
            {
                return Err(CatalogError::Price {
                    product: slug(),
                    price: at,
                });
            }
            if let Some((first, second)) = prices.overlap() {
                return Err(CatalogError::TwoPrices {
                    product: slug(),
                    first,
                    second,
                });
            }
            let missing = markets
                .iter()
                .find(|(market, terms)| !prices.always_covers(*market, terms.currency));
            if let Some((market, terms)) = missing {
                let market = market.map_or("others".to_owned(), |market| market.to_string());
                return Err(CatalogError::MissingPrice {
                    product: slug(),
                    currency: terms.currency,
                    market,
                });
            }
        }
        Ok(())
    }
}
