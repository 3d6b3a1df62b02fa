//! What to change in a number of licenses that cannot be bought.

use domain::quantity::{MAXIMUM, QuantityError};
use messages::Language;

/// The message at the field; it always says the range.
pub fn quantity_text(language: Language, error: QuantityError, maximum: u32) -> String {
    let range_end = i64::from(match error {
        QuantityError::OutOfRange { maximum } => maximum,
        QuantityError::Empty | QuantityError::NotAWholeNumber => maximum.min(MAXIMUM),
    });
    match error {
        QuantityError::Empty => language.checkout_quantity_empty(1, range_end),
        QuantityError::NotAWholeNumber => {
            language.checkout_quantity_not_a_whole_number(1, range_end)
        }
        QuantityError::OutOfRange { .. } => language.checkout_quantity_out_of_range(1, range_end),
    }
}

#[cfg(test)]
mod tests {
    use domain::quantity::LicenseQuantity;

    use super::*;

    #[test]
    fn every_bad_number_of_licenses_is_told_the_range() {
        for language in Language::ALL {
            for typed in ["0", "-1", "1.5", "10001", "ten", ""] {
                let error = LicenseQuantity::parse(typed, MAXIMUM).unwrap_err();
                let text = quantity_text(language, error, MAXIMUM);
                assert!(text.contains("10000"), "{typed}: {text}");
            }
        }
    }

    #[test]
    fn a_smaller_range_of_the_product_is_the_one_that_is_told() {
        let error = LicenseQuantity::parse("301", 300).unwrap_err();
        let text = quantity_text(Language::English, error, 300);
        assert!(text.contains("from 1 to 300"), "{text}");
    }
}
