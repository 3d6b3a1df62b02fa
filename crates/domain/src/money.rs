//! Amounts in whole minor units, and tax on them.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::words::words;

/// An ISO 4217 currency code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

/// An amount: `minor` units of `currency`, so EUR 9.40 is 940.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Money {
    minor: i64,
    currency: Currency,
}

words! {
    /// Whether the prices of a market hold the tax.
    pub enum TaxKind {
        /// It is added to them.
        Added = "added",
        /// They hold it.
        Included = "included",
    }
}

/// A tax rate in basis points: 2100 is 21 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TaxRate(u32);

/// Why amounts cannot be put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// The text is not three capital letters.
    #[error("a currency is three capital letters such as EUR")]
    Currency,
    /// Amounts of two currencies are never added.
    #[error("amounts of two currencies cannot be added")]
    TwoCurrencies,
    /// The amount does not fit.
    #[error("the amount is too large")]
    TooLarge,
}

impl Currency {
    /// Reads a code of three capital letters.
    ///
    /// # Errors
    /// [`MoneyError::Currency`] for anything else.
    pub fn parse(code: &str) -> Result<Self, MoneyError> {
        match code.as_bytes() {
            &[a, b, c] if [a, b, c].iter().all(u8::is_ascii_uppercase) => Ok(Self([a, b, c])),
            _ => Err(MoneyError::Currency),
        }
    }

    /// The code, such as `EUR`.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// How many decimals the currency has (ISO 4217): 2, but 0 or 3 for some.
    pub fn exponent(self) -> u32 {
        match self.as_str() {
            "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF"
            | "UGX" | "UYI" | "VND" | "VUV" | "XAF" | "XOF" | "XPF" => 0,
            "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
            _ => 2,
        }
    }
}

impl Money {
    /// An amount of `minor` units.
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// The whole minor units.
    pub const fn minor(self) -> i64 {
        self.minor
    }

    /// The currency.
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// The sum.
    ///
    /// # Errors
    /// [`MoneyError::TwoCurrencies`], or [`MoneyError::TooLarge`] on overflow.
    pub fn plus(self, other: Self) -> Result<Self, MoneyError> {
        if self.currency != other.currency {
            return Err(MoneyError::TwoCurrencies);
        }
        let minor = self
            .minor
            .checked_add(other.minor)
            .ok_or(MoneyError::TooLarge)?;
        Ok(Self { minor, ..self })
    }

    /// The same the other way: what was charged is given back.
    ///
    /// # Errors
    /// [`MoneyError::TooLarge`] on overflow.
    pub fn negated(self) -> Result<Self, MoneyError> {
        let minor = self.minor.checked_neg().ok_or(MoneyError::TooLarge)?;
        Ok(Self { minor, ..self })
    }

    /// The amount `count` times.
    ///
    /// # Errors
    /// [`MoneyError::TooLarge`] on overflow.
    pub fn times(self, count: u32) -> Result<Self, MoneyError> {
        let minor = self
            .minor
            .checked_mul(i64::from(count))
            .ok_or(MoneyError::TooLarge)?;
        Ok(Self { minor, ..self })
    }

    /// The part of the amount that falls on `part` of `whole`, rounded half to
    /// even to the minor unit.
    ///
    /// # Errors
    /// [`MoneyError::TooLarge`] on overflow, and for a part of nothing.
    pub fn share(self, part: u32, whole: u32) -> Result<Self, MoneyError> {
        if whole == 0 {
            return Err(MoneyError::TooLarge);
        }
        let minor = divide_half_to_even(i128::from(self.minor) * i128::from(part), whole.into());
        let minor = i64::try_from(minor).map_err(|_| MoneyError::TooLarge)?;
        Ok(Self { minor, ..self })
    }

    /// The tax on this amount before tax, rounded half to even to the minor
    /// unit, once per line (`interface-contract.md`, default catalog).
    ///
    /// # Errors
    /// [`MoneyError::TooLarge`] on overflow.
    pub fn tax(self, rate: TaxRate) -> Result<Self, MoneyError> {
        let minor = divide_half_to_even(i128::from(self.minor) * i128::from(rate.0), 10_000);
        let minor = i64::try_from(minor).map_err(|_| MoneyError::TooLarge)?;
        Ok(Self { minor, ..self })
    }
}

impl Default for TaxKind {
    /// What is said nothing of, as the bills from before there were two kinds.
    fn default() -> Self {
        Self::Added
    }
}

impl TaxKind {
    /// What an amount of the catalog is without tax, and the tax on it. Their
    /// sum is exact: only the tax is rounded, half to even.
    ///
    /// # Errors
    /// [`MoneyError::TooLarge`] on overflow.
    pub fn split(self, amount: Money, rate: TaxRate) -> Result<(Money, Money), MoneyError> {
        match self {
            Self::Added => Ok((amount, amount.tax(rate)?)),
            Self::Included => {
                let part = i128::from(amount.minor) * i128::from(rate.0);
                let minor = divide_half_to_even(part, 10_000 + i128::from(rate.0));
                let minor = i64::try_from(minor).map_err(|_| MoneyError::TooLarge)?;
                let tax = Money { minor, ..amount };
                Ok((amount.plus(tax.negated()?)?, tax))
            }
        }
    }
}

impl TaxRate {
    /// A rate in basis points.
    pub const fn from_basis_points(basis_points: u32) -> Self {
        Self(basis_points)
    }

    /// The rate in basis points.
    pub const fn basis_points(self) -> u32 {
        self.0
    }
}

/// Divides by a positive number; a half goes to the even neighbor.
fn divide_half_to_even(numerator: i128, denominator: i128) -> i128 {
    let floor = numerator.div_euclid(denominator);
    let twice = numerator.rem_euclid(denominator) * 2;
    if twice > denominator || (twice == denominator && floor % 2 != 0) {
        floor + 1
    } else {
        floor
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl TryFrom<String> for Currency {
    type Error = MoneyError;

    fn try_from(code: String) -> Result<Self, MoneyError> {
        Self::parse(&code)
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.as_str().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn euros(minor: i64) -> Money {
        Money::new(minor, Currency::parse("EUR").unwrap())
    }

    #[test]
    fn stands_on_the_wire_as_minor_units_and_currency() {
        assert_eq!(
            serde_json::to_string(&euros(999)).unwrap(),
            r#"{"minor":999,"currency":"EUR"}"#
        );
    }

    #[test]
    fn a_half_cent_of_tax_goes_to_the_even_cent() {
        let half = TaxRate::from_basis_points(5_000);
        let taxes: Vec<_> = [1, 3, 5, -1, -3]
            .map(|minor| euros(minor).tax(half).unwrap().minor())
            .into();
        assert_eq!(taxes, [0, 2, 2, 0, -2]);
    }

    #[test]
    fn three_power_bi_pro_in_the_netherlands_carry_21_percent() {
        let net = euros(940).times(3).unwrap();
        assert_eq!(
            net.tax(TaxRate::from_basis_points(2_100)).unwrap(),
            euros(592)
        );
    }

    #[test]
    fn two_currencies_are_never_added() {
        let dollars = Money::new(1, Currency::parse("USD").unwrap());
        assert_eq!(euros(1).plus(dollars), Err(MoneyError::TwoCurrencies));
    }

    #[test]
    fn overflow_is_an_error_and_not_a_wrong_amount() {
        assert_eq!(euros(i64::MAX).times(2), Err(MoneyError::TooLarge));
        assert_eq!(euros(i64::MAX).plus(euros(1)), Err(MoneyError::TooLarge));
    }
}
