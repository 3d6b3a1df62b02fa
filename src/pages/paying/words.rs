//! Cards, and why a charge failed, in words.

use domain::card::CardSummary;
use domain::checkout::DeclineReason;
use messages::Language;

/// Why a charge failed, and what to do.
pub fn decline_text(language: Language, reason: DeclineReason) -> &'static str {
    match reason {
        DeclineReason::CardDeclined => language.checkout_card_declined(),
        DeclineReason::InsufficientFunds => language.checkout_insufficient_funds(),
        DeclineReason::ExpiredCard => language.checkout_expired_card(),
        DeclineReason::IncorrectSecurityCode => language.checkout_incorrect_security_code(),
        DeclineReason::ConfirmationFailed => language.checkout_confirmation_failed(),
        DeclineReason::ProcessingError => language.checkout_processing_error(),
    }
}

/// The card as its owner knows it.
pub fn card_text(language: Language, card: &CardSummary) -> String {
    let brand = match card.brand() {
        "visa" => "Visa",
        "mastercard" => "Mastercard",
        "amex" => "American Express",
        "discover" => "Discover",
        "diners" => "Diners Club",
        "jcb" => "JCB",
        "unionpay" => "UnionPay",
        _ => language.checkout_review_card(),
    };
    language.checkout_card_summary(brand, card.last4())
}

/// When the card expires, as it stands on it.
pub fn expiry_text(language: Language, card: &CardSummary) -> String {
    let (month, year) = card.expiry();
    language.checkout_card_expires(&format!("{month:02}/{year}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `quality.md` T10: plain words, what to do next.
    #[test]
    fn every_refusal_of_a_card_says_what_happened_and_that_nothing_was_charged() {
        for &reason in DeclineReason::ALL {
            let english = decline_text(Language::English, reason);
            assert!(english.contains("Nothing was charged"), "{reason}");
            let dutch = decline_text(Language::Dutch, reason);
            assert!(dutch.contains("niets afgeschreven"), "{reason}");
        }
    }

    #[test]
    fn a_card_is_known_by_its_brand_and_last_digits() {
        let card = CardSummary::try_new("visa", "4242", 9, 2030).unwrap();
        assert_eq!(card_text(Language::English, &card), "Visa ending in 4242");
        assert_eq!(expiry_text(Language::English, &card), "Expires 09/2030");
    }
}
