//! Buying a license centrally, on the organization's bill and at the price of
//! its agreement (R31, R43b).

use chrono::{DateTime, TimeDelta, Utc};

use crate::catalog::MarketTerms;
use crate::money::Money;
use crate::product::{Product, price_of_period};
use crate::quantity::LicenseQuantity;
use crate::quote::{Amounts, QuoteError, sum};
use crate::term::{BillingTerm, period_end};

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
    market: &MarketTerms,
    term: BillingTerm,
) -> Result<Money, QuoteError> {
    match agreement.filter(|price| price.currency() == market.currency) {
        Some(monthly) => Ok(price_of_period(monthly, term)?),
        None => product
            .unit_price(term, market.currency)?
            .ok_or(QuoteError::NoPrice),
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
    market: &MarketTerms,
    now: DateTime<Utc>,
) -> Result<Option<Addition>, QuoteError> {
    let today = unit_price(running.product, agreement, market, running.term)?;
    let more = running.quantity.get().saturating_add(1);
    let quantity = LicenseQuantity::try_new(more, running.product.max_quantity);
    let (Ok(quantity), Some(period)) = (quantity, Period::of(running)) else {
        return Ok(None);
    };
    if today != running.unit_price {
        return Ok(None);
    }
    let rest = today.share(period.days_left(now), period.days())?;
    Ok(Some(Addition {
        now: sum(rest, market, LicenseQuantity::ONE)?,
        period: sum(today, market, quantity)?,
        quantity,
        period_index: period.index,
    }))
}

/// The period that runs.
struct Period {
    index: u32,
    begins_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
}

impl Period {
    fn of(running: &Running<'_>) -> Option<Self> {
        let mut begins_at = running.anchor_at;
        for index in 0.. {
            let ends_at = period_end(running.anchor_at, running.term, index)?;
            if ends_at >= running.ends_at {
                return Some(Self {
                    index,
                    begins_at,
                    ends_at: running.ends_at,
                });
            }
            begins_at = ends_at;
        }
        None
    }

    fn days(&self) -> u32 {
        begun_days(self.ends_at - self.begins_at)
    }

    fn days_left(&self, now: DateTime<Utc>) -> u32 {
        begun_days(self.ends_at - now).min(self.days())
    }
}

fn begun_days(time: TimeDelta) -> u32 {
    let whole = time.num_days();
    let begun = whole + i64::from(time > TimeDelta::days(whole));
    u32::try_from(begun).unwrap_or_default()
}
