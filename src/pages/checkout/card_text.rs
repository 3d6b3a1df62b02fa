//! Cards and what goes wrong with them, in words.

use domain::card::CardSummary;
use domain::checkout::DeclineReason;
use messages::Language;

use super::flow::CardTrouble;

/// What the frame's refusal of a card means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FrameFailure {
    /// The bank said no.
    Declined(DeclineReason),
    /// The number is wrong.
    WrongNumber,
    /// The form was used already; a new one is needed.
    FormUsed,
    /// The gateway did not answer.
    Unreachable,
}

/// What is wrong with the card that was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardProblem {
    /// The order says so.
    Order(CardTrouble),
    /// The form says so.
    Form(FrameFailure),
}

/// Reads the frame's code.
pub fn frame_failure(code: &str) -> FrameFailure {
    match code {
        "card_declined" => FrameFailure::Declined(DeclineReason::CardDeclined),
        "insufficient_funds" => FrameFailure::Declined(DeclineReason::InsufficientFunds),
        "expired_card" => FrameFailure::Declined(DeclineReason::ExpiredCard),
        "incorrect_cvc" | "invalid_cvc" => {
            FrameFailure::Declined(DeclineReason::IncorrectSecurityCode)
        }
        "processing_error" => FrameFailure::Declined(DeclineReason::ProcessingError),
        "incorrect_number" | "invalid_number" => FrameFailure::WrongNumber,
        "setup_intent_unexpected_state" => FrameFailure::FormUsed,
        _ => FrameFailure::Unreachable,
    }
}

/// A few words of what happened.
pub fn problem_heading(language: Language, problem: CardProblem) -> &'static str {
    match problem {
        CardProblem::Order(CardTrouble::Declined(_)) => language.checkout_declined_heading(),
        CardProblem::Order(CardTrouble::TypeAgain) | CardProblem::Form(_) => {
            language.common_problem_heading()
        }
    }
}

/// What happened and what to do.
pub fn problem_text(language: Language, problem: CardProblem) -> &'static str {
    match problem {
        CardProblem::Order(CardTrouble::Declined(reason))
        | CardProblem::Form(FrameFailure::Declined(reason)) => decline_text(language, reason),
        CardProblem::Form(FrameFailure::WrongNumber) => language.checkout_incorrect_number(),
        CardProblem::Order(CardTrouble::TypeAgain) | CardProblem::Form(FrameFailure::FormUsed) => {
            language.checkout_card_again()
        }
        CardProblem::Form(FrameFailure::Unreachable) => language.checkout_processor_unavailable(),
    }
}

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
    fn the_codes_of_the_frame_have_their_own_words() {
        let english =
            |code| problem_text(Language::English, CardProblem::Form(frame_failure(code)));
        assert!(english("card_declined").contains("declined"));
        assert!(english("insufficient_funds").contains("not enough money"));
        assert!(english("expired_card").contains("expired"));
        assert!(english("incorrect_cvc").contains("security code"));
        assert!(english("incorrect_number").contains("card number"));
        assert!(english("network_error").contains("cannot reach the payment processor"));
        assert!(english("setup_intent_unexpected_state").contains("again"));
    }

    #[test]
    fn a_card_is_known_by_its_brand_and_last_digits() {
        let card = CardSummary::try_new("visa", "4242", 9, 2030).unwrap();
        assert_eq!(card_text(Language::English, &card), "Visa ending in 4242");
        assert_eq!(expiry_text(Language::English, &card), "Expires 09/2030");
    }
}
