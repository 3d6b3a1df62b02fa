//! What a product costs, by market, currency, term and date.

use chrono::{DateTime, Utc};

use crate::catalog::MarketTerms;
use crate::market::Market;
use crate::money::{Currency, Money, MoneyError};
use crate::term::BillingTerm;

/// A year is billed as this many months where it has no price of its own
/// (`interface-contract.md`, default catalog).
pub const MONTHS_BILLED_PER_YEAR: u32 = 10;

/// A price of the catalog, for one license and without tax.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CatalogPrice {
    /// The market that it is for; every market with its currency without one.
    pub market: Option<Market>,
    /// The term that it is for, of which it is the whole price. Without one it
    /// is the price of a month, from which that of a year follows.
    pub term: Option<BillingTerm>,
    /// From when on it holds; always without a date.
    pub from: Option<DateTime<Utc>>,
    /// How much it is.
    pub amount: Money,
}

/// Where and when something is sold: what its price depends on.
#[derive(Debug, Clone, Copy)]
pub struct Sale<'a> {
    /// The buyer's market.
    pub market: Market,
    /// What the market decides.
    pub terms: &'a MarketTerms,
    /// When.
    pub at: DateTime<Utc>,
}

/// The prices of a product.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PriceList(Vec<CatalogPrice>);

impl PriceList {
    /// A list of these prices.
    pub const fn new(prices: Vec<CatalogPrice>) -> Self {
        Self(prices)
    }

    /// Every price, in the order of the file.
    pub fn prices(&self) -> &[CatalogPrice] {
        &self.0
    }

    /// What a license costs for a period. A price for the market goes before
    /// one for all, one for the term before one for both, and a later one
    /// before an earlier one.
    ///
    /// # Errors
    /// [`MoneyError::TooLarge`].
    pub fn unit_price(
        &self,
        term: BillingTerm,
        sale: &Sale<'_>,
    ) -> Result<Option<Money>, MoneyError> {
        let holds = |price: &&CatalogPrice| {
            price.amount.currency() == sale.terms.currency
                && price.market.is_none_or(|market| market == sale.market)
                && price.term.is_none_or(|of| of == term)
                && price.from.is_none_or(|from| from <= sale.at)
        };
        let rank =
            |price: &&CatalogPrice| (price.market.is_some(), price.term.is_some(), price.from);
        let price = self.0.iter().filter(holds).max_by_key(rank);
        price.map(|price| price.of_period(term)).transpose()
    }

    /// Two prices that hold for the same market, currency and term from the
    /// same date on, by their places in the list.
    pub fn overlap(&self) -> Option<(usize, usize)> {
        let key = |price: &CatalogPrice| {
            (
                price.market,
                price.amount.currency(),
                price.term,
                price.from,
            )
        };
        self.0.iter().enumerate().find_map(|(index, price)| {
            let mut before = self.0.iter().take(index);
            let first = before.position(|other| key(other) == key(price))?;
            Some((first, index))
        })
    }

    /// Whether there is a price in the currency for the market, whatever the
    /// term and the date.
    pub fn always_covers(&self, market: Option<Market>, currency: Currency) -> bool {
        let of = |term: Option<BillingTerm>| {
            self.0.iter().any(|price| {
                price.amount.currency() == currency
                    && price.from.is_none()
                    && price.term == term
                    && (price.market.is_none() || price.market == market)
            })
        };
        of(None) || BillingTerm::ALL.iter().all(|term| of(Some(*term)))
    }
}

impl CatalogPrice {
    fn of_period(&self, term: BillingTerm) -> Result<Money, MoneyError> {
        match self.term {
            Some(_) => Ok(self.amount),
            None => price_of_period(self.amount, term),
        }
    }
}

/// What a period costs at a price per month.
///
/// # Errors
/// [`MoneyError::TooLarge`].
pub fn price_of_period(monthly: Money, term: BillingTerm) -> Result<Money, MoneyError> {
    match term {
        BillingTerm::Monthly => Ok(monthly),
        BillingTerm::Annual => monthly.times(MONTHS_BILLED_PER_YEAR),
    }
}
