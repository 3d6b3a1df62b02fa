//! How many licenses somebody buys.

use serde::{Deserialize, Serialize};

/// A number of licenses, at least one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct LicenseQuantity(u32);

/// The largest number of licenses one subscription may have of any product.
pub const MAXIMUM: u32 = 10_000;

/// Why a number of licenses was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum QuantityError {
    /// Nothing was typed.
    #[error("the number of licenses is empty")]
    Empty,
    /// Not a whole number written in digits.
    #[error("the number of licenses is not a whole number")]
    NotAWholeNumber,
    /// Below 1 or above the maximum.
    #[error("the number of licenses is not between 1 and {maximum}")]
    OutOfRange {
        /// The largest number that is allowed.
        maximum: u32,
    },
}

impl LicenseQuantity {
    /// A single license.
    pub const ONE: Self = Self(1);

    /// Reads what a person typed.
    ///
    /// # Errors
    /// A [`QuantityError`] that names what to change.
    pub fn parse(typed: &str, maximum: u32) -> Result<Self, QuantityError> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(QuantityError::Empty);
        }
        let digits = typed.strip_prefix('-').unwrap_or(typed);
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(QuantityError::NotAWholeNumber);
        }
        let number = typed
            .parse()
            .map_err(|_| QuantityError::OutOfRange { maximum })?;
        Self::try_new(number, maximum)
    }

    /// Checks a number against the largest that the product allows.
    ///
    /// # Errors
    /// [`QuantityError::OutOfRange`].
    pub fn try_new(number: u32, maximum: u32) -> Result<Self, QuantityError> {
        let maximum = maximum.min(MAXIMUM);
        if (1..=maximum).contains(&number) {
            Ok(Self(number))
        } else {
            Err(QuantityError::OutOfRange { maximum })
        }
    }

    /// The number.
    pub const fn get(self) -> u32 {
        self.0
    }
}

impl TryFrom<u32> for LicenseQuantity {
    type Error = QuantityError;

    fn try_from(number: u32) -> Result<Self, QuantityError> {
        Self::try_new(number, MAXIMUM)
    }
}

impl From<LicenseQuantity> for u32 {
    fn from(quantity: LicenseQuantity) -> Self {
        quantity.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_number_with_spaces_around_it() {
        assert_eq!(LicenseQuantity::parse(" 3 ", MAXIMUM).unwrap().get(), 3);
    }

    #[test]
    fn says_the_range_for_numbers_outside_it() {
        for typed in ["0", "-1", "10001", "99999999999999999999"] {
            let error = LicenseQuantity::parse(typed, MAXIMUM).unwrap_err();
            assert_eq!(
                error,
                QuantityError::OutOfRange { maximum: 10_000 },
                "{typed}"
            );
        }
    }

    #[test]
    fn refuses_what_is_no_whole_number() {
        for typed in ["1.5", "ten", "1e3", "+", "-", "٣"] {
            let error = LicenseQuantity::parse(typed, MAXIMUM).unwrap_err();
            assert_eq!(error, QuantityError::NotAWholeNumber, "{typed}");
        }
        assert_eq!(
            LicenseQuantity::parse("  ", MAXIMUM),
            Err(QuantityError::Empty)
        );
    }
}
