//! What stands on a bill: lines, each rounded once, and their sum.

use serde::{Deserialize, Serialize};

use super::schedule::{Part, Period};
use crate::money::{Currency, Money, MoneyError, TaxKind, TaxRate};
use crate::words::words;

words! {
    /// Which way the money of a line goes.
    pub enum LineKind {
        /// To be paid.
        Charge = "charge",
        /// Given back, or set against a charge.
        Credit = "credit",
    }
}

/// What a license costs in a period, and the tax on it. It stays what it was
/// when the period began, whatever the catalog says meanwhile (R32).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Price {
    /// One license for one period; with the tax where prices hold it.
    pub unit: Money,
    /// What the tax is called.
    pub tax_label: String,
    /// Its rate.
    pub tax_rate: TaxRate,
    /// Whether `unit` holds it.
    #[serde(default)]
    pub tax_kind: TaxKind,
}

/// A line of a bill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Which way the money goes.
    pub kind: LineKind,
    /// How many licenses.
    pub quantity: u32,
    /// What one costs for a whole period.
    pub price: Price,
    /// The period.
    pub period: Period,
    /// The days of it that the line is for, its last ones.
    pub part: Part,
    /// The amount without tax; below zero for a credit.
    pub net: Money,
    /// The tax on it, rounded once (`domain-facts.md` 8.2).
    pub tax: Money,
}

/// What lines come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Totals {
    /// Without tax.
    pub net: Money,
    /// The tax.
    pub tax: Money,
    /// With it.
    pub total: Money,
}

impl Line {
    /// What `quantity` licenses cost for a part of a period.
    ///
    /// # Errors
    /// [`MoneyError::TooLarge`].
    pub fn charge(
        quantity: u32,
        price: &Price,
        period: Period,
        part: Part,
    ) -> Result<Self, MoneyError> {
        let amount = price.unit.times(quantity)?.share(part.days, part.of)?;
        let (net, tax) = price.tax_kind.split(amount, price.tax_rate)?;
        Ok(Self {
            kind: LineKind::Charge,
            quantity,
            price: price.clone(),
            period,
            part,
            net,
            tax,
        })
    }

    /// The same given back: to the minor unit what the charge would be, so
    /// that a period costs what was used of it however often it was changed.
    ///
    /// # Errors
    /// [`MoneyError::TooLarge`].
    pub fn credit(
        quantity: u32,
        price: &Price,
        period: Period,
        part: Part,
    ) -> Result<Self, MoneyError> {
        let charge = Self::charge(quantity, price, period, part)?;
        Ok(Self {
            kind: LineKind::Credit,
            net: charge.net.negated()?,
            tax: charge.tax.negated()?,
            ..charge
        })
    }
}

impl Totals {
    /// The sum of lines.
    ///
    /// # Errors
    /// [`MoneyError`].
    pub fn of(currency: Currency, lines: &[Line]) -> Result<Self, MoneyError> {
        let nothing = Money::new(0, currency);
        let (mut net, mut tax) = (nothing, nothing);
        for line in lines {
            net = net.plus(line.net)?;
            tax = tax.plus(line.tax)?;
        }
        Ok(Self {
            net,
            tax,
            total: net.plus(tax)?,
        })
    }
}
