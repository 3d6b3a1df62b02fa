//! Buying a license centrally, on the organization's bill and at the price of
//! its agreement (R31, R43b).

use chrono::{DateTime, Utc};

use crate::billing::schedule::Schedule;
use crate::money::Money;
use crate::price_list::{Sale, price_of_period};
use crate::product::Product;
use crate::quantity::LicenseQuantity;
use crate::quote::{Amounts, QuoteError, sum};
use crate::term::BillingTerm;

/// A central subscription that goes on, to which licenses can be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Running<'a> {
    /// How many licenses it has.
    pub quantity: LicenseQuantity,
    /// Billed how often.
    pub term: BillingTerm,
    /// What a license costs there for a period.
    pub unit_price: Money,
    /// What its periods are counted from.
    pub anchor_at: DateTime<Utc>,
    /// When the period ends that runs.
    pub ends_at: DateTime<Utc>,
    /// What is sold.
    pub product: &'a Product,
}

/// One license more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addition {
    /// What is billed now: for the days of the period that are left, of which
    /// a day that has begun counts whole.
    pub now: Amounts,
    /// What every period costs from now on.
    pub period: Amounts,
    /// How many licenses there are then.
    pub quantity: LicenseQuantity,
    /// The period that runs, from 0.
    pub period_index: u32,
}

/// What a license costs for a period: the price of the agreement, where there
/// is one, or that of the catalog.
///
/// # Errors
/// [`QuoteError::NoPrice`], [`QuoteError::Money`].
pub fn unit_price(
    product: &Product,
    agreement: Option<Money>,
    sale: &Sale<'_>,
    term: BillingTerm,
) -> Result<Money, QuoteError> {
    match agreement.filter(|price| price.currency() == sale.terms.currency) {
        Some(monthly) => Ok(price_of_period(monthly, term)?),
        None => product.unit_price(term, sale)?.ok_or(QuoteError::NoPrice),
    }
}

/// A license more in a subscription. Nothing where it has another price than
/// today's, or as many licenses as it can have.
///
/// # Errors
/// [`QuoteError`].
pub fn add_one(
    running: &Running<'_>,
    agreement: Option<Money>,
    sale: &Sale<'_>,
) -> Result<Option<Addition>, QuoteError> {
    let today = unit_price(running.product, agreement, sale, running.term)?;
    let more = running.quantity.get().saturating_add(1);
    let quantity = LicenseQuantity::try_new(more, running.product.max_quantity);
    let (Ok(quantity), Some(schedule)) = (quantity, schedule(running)) else {
        return Ok(None);
    };
    let Some(period) = schedule.period() else {
        return Ok(None);
    };
    if today != running.unit_price {
        return Ok(None);
    }
    let rest = period.rest(sale.at);
    let rest = today.share(rest.days, rest.of)?;
    Ok(Some(Addition {
        now: sum(rest, sale.terms, LicenseQuantity::ONE)?,
        period: sum(today, sale.terms, quantity)?,
        quantity,
        period_index: schedule.index,
    }))
}

/// The period that runs.
fn schedule(running: &Running<'_>) -> Option<Schedule> {
    let mut schedule = Schedule::first(running.anchor_at, running.term);
    while schedule.period()?.ends_at < running.ends_at {
        schedule = schedule.next(running.term)?;
    }
    Some(schedule)
}
