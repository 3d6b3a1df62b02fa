//! What goes wrong with a card, in words.

use domain::checkout::DeclineReason;
use messages::Language;

use super::words::decline_text;

/// What is wrong with a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardProblem {
    /// A charge failed.
    NotCharged(DeclineReason),
    /// The bank said no when it was typed.
    Declined(DeclineReason),
    /// The number is wrong.
    WrongNumber,
    /// The form was used already, or the gateway no longer knows the card; it
    /// has to be typed again.
    TypeAgain,
    /// The gateway did not answer.
    Unreachable,
}

/// Reads the frame's code.
pub fn frame_problem(code: &str) -> CardProblem {
    match code {
        "card_declined" => CardProblem::Declined(DeclineReason::CardDeclined),
        "insufficient_funds" => CardProblem::Declined(DeclineReason::InsufficientFunds),
        "expired_card" => CardProblem::Declined(DeclineReason::ExpiredCard),
        "incorrect_cvc" | "invalid_cvc" => {
            CardProblem::Declined(DeclineReason::IncorrectSecurityCode)
        }
        "processing_error" => CardProblem::Declined(DeclineReason::ProcessingError),
        "incorrect_number" | "invalid_number" => CardProblem::WrongNumber,
        "setup_intent_unexpected_state" => CardProblem::TypeAgain,
        _ => CardProblem::Unreachable,
    }
}

/// A few words of what happened.
pub fn problem_heading(language: Language, problem: CardProblem) -> &'static str {
    match problem {
        CardProblem::NotCharged(_) => language.checkout_declined_heading(),
        _ => language.common_problem_heading(),
    }
}

/// What happened and what to do.
pub fn problem_text(language: Language, problem: CardProblem) -> &'static str {
    match problem {
        CardProblem::NotCharged(reason) | CardProblem::Declined(reason) => {
            decline_text(language, reason)
        }
        CardProblem::WrongNumber => language.checkout_incorrect_number(),
        CardProblem::TypeAgain => language.checkout_card_again(),
        CardProblem::Unreachable => language.checkout_processor_unavailable(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_codes_of_the_frame_have_their_own_words() {
        let english = |code| problem_text(Language::English, frame_problem(code));
        assert!(english("card_declined").contains("declined"));
        assert!(english("insufficient_funds").contains("not enough money"));
        assert!(english("expired_card").contains("expired"));
        assert!(english("incorrect_cvc").contains("security code"));
        assert!(english("incorrect_number").contains("card number"));
        assert!(english("network_error").contains("cannot reach the payment processor"));
        assert!(english("setup_intent_unexpected_state").contains("again"));
    }
}
