//! What we may know of a card. Its number stays with the gateway.

use chrono::{DateTime, Datelike, Utc};
use serde::{Deserialize, Serialize};

/// Brand, last four digits and expiry: enough for a person to recognize a
/// card by, and too little to pay with.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardSummary {
    brand: String,
    last4: String,
    exp_month: u8,
    exp_year: u16,
}

/// Why these are no facts of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a card is known by brand, last four digits and expiry only")]
pub struct InvalidCardSummary;

impl CardSummary {
    /// Checks the four facts that the gateway tells of a card.
    ///
    /// # Errors
    /// [`InvalidCardSummary`], above all for more than four digits.
    pub fn try_new(
        brand: &str,
        last4: &str,
        exp_month: u8,
        exp_year: u16,
    ) -> Result<Self, InvalidCardSummary> {
        let is_brand = (1..=20).contains(&brand.len())
            && brand
                .bytes()
                .all(|byte| byte.is_ascii_alphabetic() || byte == b'_' || byte == b' ');
        let is_last4 = last4.len() == 4 && last4.bytes().all(|byte| byte.is_ascii_digit());
        let is_expiry = (1..=12).contains(&exp_month) && (2000..=2200).contains(&exp_year);
        if !(is_brand && is_last4 && is_expiry) {
            return Err(InvalidCardSummary);
        }
        Ok(Self {
            brand: brand.to_owned(),
            last4: last4.to_owned(),
            exp_month,
            exp_year,
        })
    }

    /// The network, such as `visa`.
    pub fn brand(&self) -> &str {
        &self.brand
    }

    /// The last four digits.
    pub fn last4(&self) -> &str {
        &self.last4
    }

    /// Whether the card cannot be charged at `at` any more: it is good until
    /// the end of its month.
    pub fn has_expired(&self, at: DateTime<Utc>) -> bool {
        (i32::from(self.exp_year), u32::from(self.exp_month)) < (at.year(), at.month())
    }

    /// The month and the year on the card.
    pub fn expiry(&self) -> (u8, u16) {
        (self.exp_month, self.exp_year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_good_until_the_end_of_its_month() {
        let card = CardSummary::try_new("visa", "4242", 4, 2027).unwrap();
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        assert!(!card.has_expired(at("2027-04-30T23:59:59Z")));
        assert!(card.has_expired(at("2027-05-01T00:00:00Z")));
        assert!(!card.has_expired(at("2026-12-31T00:00:00Z")));
    }

    #[test]
    fn a_whole_card_number_does_not_fit() {
        assert!(CardSummary::try_new("visa", "4242", 12, 2030).is_ok());
        assert!(CardSummary::try_new("visa", "4242424242424242", 12, 2030).is_err());
        assert!(CardSummary::try_new("4242424242424242", "4242", 12, 2030).is_err());
    }
}
