//! The kinds of trial as the address of a checkout says them.

use domain::trial::{PaymentMethodNeed, Trial};

/// The key in the query.
pub const TRIAL: &str = "trial";

/// A kind of trial as it stands in an address.
pub const fn trial_word(trial: Trial) -> &'static str {
    match trial.payment_method {
        PaymentMethodNeed::Required => "card",
        PaymentMethodNeed::NotRequired => "no-card",
    }
}

/// Reads it back; nothing for another word.
pub fn trial_named(word: &str) -> Option<Trial> {
    [Trial::WITH_CARD, Trial::WITHOUT_CARD]
        .into_iter()
        .find(|trial| trial_word(*trial) == word)
}
