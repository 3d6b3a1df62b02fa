//! All products, and what each market decides: currency and tax.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::ids::ProductId;
use crate::market::{Market, MarketAvailability};
use crate::money::{Currency, TaxRate};
use crate::product::Product;

/// What a market decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarketTerms {
    /// In what is paid.
    pub currency: Currency,
    /// What the tax is called, such as VAT.
    pub tax_label: String,
    /// How much of it is added.
    pub tax_rate: TaxRate,
}

/// The vendor's products and markets, checked as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalog {
    products: Vec<Product>,
    closed_markets: Vec<Market>,
    terms: BTreeMap<Market, MarketTerms>,
    other_markets: MarketTerms,
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
    #[error("product {product}: the price in {currency} is not above zero")]
    Price {
        /// The product's slug.
        product: String,
        /// The currency of the price.
        currency: Currency,
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
    ) -> Result<Self, CatalogError> {
        if products.is_empty() {
            return Err(CatalogError::Empty);
        }
        let catalog = Self {
            products,
            closed_markets,
            terms,
            other_markets,
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
        let others = ("others".to_owned(), &self.other_markets);
        let markets = self
            .terms
            .iter()
            .map(|(market, terms)| (market.to_string(), terms));
        let markets: Vec<_> = markets.chain([others]).collect();
        for product in &self.products {
            if let Some(price) = product
                .monthly_prices
                .iter()
                .find(|price| price.minor() <= 0)
            {
                let currency = price.currency();
                return Err(CatalogError::Price {
                    product: product.slug.clone(),
                    currency,
                });
            }
            let missing = markets.iter().find(|(_, terms)| {
                !product
                    .monthly_prices
                    .iter()
                    .any(|price| price.currency() == terms.currency)
            });
            if let Some((market, terms)) = missing {
                return Err(CatalogError::MissingPrice {
                    product: product.slug.clone(),
                    currency: terms.currency,
                    market: market.clone(),
                });
            }
        }
        Ok(())
    }
}
