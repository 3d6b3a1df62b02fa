//! What a purchase costs, to the minor unit.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::catalog::MarketTerms;
use crate::money::{Money, MoneyError, TaxKind, TaxRate};
use crate::price_list::Sale;
use crate::product::Product;
use crate::quantity::{LicenseQuantity, QuantityError};
use crate::term::{self, BillingTerm};
use crate::trial::{self, Trial};

/// How long a quote can be ordered.
pub const VALID_FOR: TimeDelta = TimeDelta::hours(24);

/// The amounts of a quote. Two quotes cost the same when these are equal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amounts {
    /// One license for one period; with the tax where prices hold it.
    pub unit_price: Money,
    /// All licenses, without tax.
    pub net: Money,
    /// What the tax is called.
    pub tax_label: String,
    /// Its rate.
    pub tax_rate: TaxRate,
    /// Whether `unit_price` holds it.
    pub tax_kind: TaxKind,
    /// The tax, rounded once.
    pub tax: Money,
    /// What the card is charged.
    pub total: Money,
}

/// The largest total that a card is charged at once, in minor units: what the
/// processor's protocol can carry.
pub const LARGEST_CHARGE: i64 = 99_999_999;

/// Why nothing can be quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum QuoteError {
    /// More than the product allows.
    #[error(transparent)]
    Quantity(#[from] QuantityError),
    /// The total is above [`LARGEST_CHARGE`].
    #[error("the total is more than a card can be charged at once; take fewer licenses")]
    AboveCardLimit,
    /// The product has no price in the market's currency.
    #[error("the product has no price in this market")]
    NoPrice,
    /// The amount does not fit.
    #[error(transparent)]
    Money(#[from] MoneyError),
}

/// Prices `quantity` licenses of a product for one period.
///
/// # Errors
/// A [`QuoteError`].
pub fn price(
    product: &Product,
    sale: &Sale<'_>,
    term: BillingTerm,
    quantity: LicenseQuantity,
) -> Result<Amounts, QuoteError> {
    LicenseQuantity::try_new(quantity.get(), product.max_quantity)?;
    let unit_price = product.unit_price(term, sale)?.ok_or(QuoteError::NoPrice)?;
    amounts(unit_price, sale.terms, quantity)
}

/// What a trial costs: nothing without a card; with one what the product
/// costs from its end on, as a purchase would today (B13).
///
/// # Errors
/// A [`QuoteError`].
pub fn trial_price(
    product: &Product,
    sale: &Sale<'_>,
    trial: Trial,
    term: BillingTerm,
    quantity: LicenseQuantity,
) -> Result<Amounts, QuoteError> {
    LicenseQuantity::try_new(quantity.get(), trial::most_licenses(product.max_quantity))?;
    if trial.needs_card() {
        price(product, sale, term, quantity)
    } else {
        amounts(Money::new(0, sale.terms.currency), sale.terms, quantity)
    }
}

/// What `quantity` licenses cost at a unit price: the browser's order summary
/// computes with it what the server's quote then says.
///
/// # Errors
/// [`QuoteError::Money`], [`QuoteError::AboveCardLimit`].
pub fn amounts(
    unit_price: Money,
    market: &MarketTerms,
    quantity: LicenseQuantity,
) -> Result<Amounts, QuoteError> {
    let amounts = sum(unit_price, market, quantity)?;
    if amounts.total.minor() > LARGEST_CHARGE {
        return Err(QuoteError::AboveCardLimit);
    }
    Ok(amounts)
}

/// The same where no card is charged.
///
/// # Errors
/// [`QuoteError::Money`].
pub fn sum(
    unit_price: Money,
    market: &MarketTerms,
    quantity: LicenseQuantity,
) -> Result<Amounts, QuoteError> {
    let amount = unit_price.times(quantity.get())?;
    let (net, tax) = market.tax_kind.split(amount, market.tax_rate)?;
    let total = net.plus(tax)?;
    let tax_label = market.tax_label.clone();
    Ok(Amounts {
        unit_price,
        net,
        tax_label,
        tax_rate: market.tax_rate,
        tax_kind: market.tax_kind,
        tax,
        total,
    })
}

/// When a purchase made now renews for the first time.
pub fn first_renewal(now: DateTime<Utc>, term: BillingTerm) -> Option<DateTime<Utc>> {
    term::period_end(now, term, 0)
}
