//! Checking a typed card, and what the sentinel cards make the bank answer.

use chrono::{DateTime, Datelike};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// What remains of a card after it was checked. The number is gone.
pub struct Card {
    pub brand: &'static str,
    pub last4: String,
    pub exp_month: u32,
    pub exp_year: i32,
    pub behavior: Behavior,
}

/// A card as it was typed. There is no `Debug`, so that it cannot be logged.
pub struct TypedCard<'a> {
    pub number: &'a str,
    pub exp_month: &'a str,
    pub exp_year: &'a str,
    pub cvc: &'a str,
}

/// What the bank of a card does, decided once from the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Behavior {
    Succeeds,
    Declined,
    InsufficientFunds,
    /// The payment succeeds, and the merchant's server waits for the answer.
    SlowAnswer30s,
    FailsAtRenewal,
    NeedsConfirmation,
    ExpiredCard,
    IncorrectCvc,
}

/// Why a card was refused, in Stripe's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardError {
    pub code: &'static str,
    pub decline_code: Option<&'static str>,
    pub param: Option<&'static str>,
    pub message: &'static str,
}

/// What the bank answers to an attempt to charge a card.
#[derive(Debug, PartialEq, Eq)]
pub enum Verdict {
    Approved,
    Refused(CardError),
    AsksForConfirmation,
}

impl Card {
    /// Checks a card at the instant `now`, in seconds since 1970.
    pub fn check(typed: &TypedCard<'_>, now: i64) -> Result<Self, CardError> {
        let number = digits_of(typed.number)
            .filter(|digits| (12..=19).contains(&digits.len()) && passes_luhn(digits))
            .ok_or(INCORRECT_NUMBER)?;
        let brand = brand_of(&number);
        let (exp_month, exp_year) = expiry_of(typed.exp_month, typed.exp_year, now)?;
        let cvc_length = if brand == "amex" { 4 } else { 3 };
        let cvc = typed.cvc.trim();
        if cvc.len() != cvc_length || !cvc.bytes().all(|b| b.is_ascii_digit()) {
            return Err(INVALID_CVC);
        }
        Ok(Self {
            brand,
            last4: number.chars().skip(number.len() - 4).collect(),
            exp_month,
            exp_year,
            behavior: Behavior::of(&number),
        })
    }
}

impl Behavior {
    fn of(number: &str) -> Self {
        match number {
            "4000000000000002" => Self::Declined,
            "4000000000009995" => Self::InsufficientFunds,
            "4000000000000119" => Self::SlowAnswer30s,
            "4000000000000341" => Self::FailsAtRenewal,
            "4000002500003155" => Self::NeedsConfirmation,
            "4000000000000069" => Self::ExpiredCard,
            "4000000000000127" => Self::IncorrectCvc,
            _ => Self::Succeeds,
        }
    }

    /// What the bank says when the card is saved, before there is an amount. It knows a wrong
    /// security code or an ended card by then; an order's refusal comes with the order.
    pub fn refusal_when_saved(self) -> Option<CardError> {
        match self {
            Self::ExpiredCard => Some(EXPIRED_CARD),
            Self::IncorrectCvc => Some(INCORRECT_CVC),
            _ => None,
        }
    }

    /// What the bank says to a charge. `is_off_session` is a renewal; a card once confirmed
    /// by its owner is not asked for again while the owner is away.
    pub fn verdict(self, is_off_session: bool, was_confirmed_before: bool) -> Verdict {
        match self {
            Self::Declined => Verdict::Refused(CARD_DECLINED),
            Self::InsufficientFunds => Verdict::Refused(INSUFFICIENT_FUNDS),
            Self::FailsAtRenewal if is_off_session => Verdict::Refused(CARD_DECLINED),
            Self::Succeeds | Self::SlowAnswer30s | Self::FailsAtRenewal => Verdict::Approved,
            Self::NeedsConfirmation if !is_off_session => Verdict::AsksForConfirmation,
            Self::NeedsConfirmation if was_confirmed_before => Verdict::Approved,
            Self::NeedsConfirmation => Verdict::Refused(AUTHENTICATION_REQUIRED),
            Self::ExpiredCard => Verdict::Refused(EXPIRED_CARD),
            Self::IncorrectCvc => Verdict::Refused(INCORRECT_CVC),
        }
    }
}

impl CardError {
    /// The error object of Stripe, without the objects it happened to.
    pub fn to_json(&self) -> Value {
        let mut error = json!({
            "type": "card_error",
            "code": self.code,
            "message": self.message,
        });
        if let Some(fields) = error.as_object_mut() {
            if let Some(decline_code) = self.decline_code {
                fields.insert("decline_code".to_owned(), decline_code.into());
            }
            if let Some(param) = self.param {
                fields.insert("param".to_owned(), param.into());
            }
        }
        error
    }
}

const fn card_error(
    code: &'static str,
    decline_code: Option<&'static str>,
    param: Option<&'static str>,
    message: &'static str,
) -> CardError {
    CardError {
        code,
        decline_code,
        param,
        message,
    }
}

const INCORRECT_NUMBER: CardError = card_error(
    "incorrect_number",
    None,
    Some("number"),
    "Your card number is incorrect.",
);
const INVALID_MONTH: CardError = card_error(
    "invalid_expiry_month",
    None,
    Some("exp_month"),
    "Your card's expiration month is invalid.",
);
const INVALID_YEAR: CardError = card_error(
    "invalid_expiry_year",
    None,
    Some("exp_year"),
    "Your card's expiration year is invalid.",
);
const INVALID_CVC: CardError = card_error(
    "invalid_cvc",
    None,
    Some("cvc"),
    "Your card's security code is invalid.",
);
const EXPIRED_CARD: CardError = card_error(
    "expired_card",
    Some("expired_card"),
    Some("exp_month"),
    "Your card has expired.",
);
const INCORRECT_CVC: CardError = card_error(
    "incorrect_cvc",
    Some("incorrect_cvc"),
    Some("cvc"),
    "Your card's security code is incorrect.",
);
const CARD_DECLINED: CardError = card_error(
    "card_declined",
    Some("generic_decline"),
    None,
    "Your card was declined.",
);
const INSUFFICIENT_FUNDS: CardError = card_error(
    "card_declined",
    Some("insufficient_funds"),
    None,
    "Your card has insufficient funds.",
);
const AUTHENTICATION_REQUIRED: CardError = card_error(
    "authentication_required",
    Some("authentication_required"),
    None,
    "Your card was declined. This transaction requires authentication.",
);
/// The owner of the card refused on the bank's page.
pub const AUTHENTICATION_FAILURE: CardError = card_error(
    "payment_intent_authentication_failure",
    None,
    None,
    "The provided payment method has failed authentication. You can provide payment_method_data \
     or a new payment_method to attempt to fulfill this payment intent again.",
);

/// The digits of a number typed with any spacing, or nothing if it holds anything else.
fn digits_of(text: &str) -> Option<String> {
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(|c| c.is_ascii_digit().then_some(c))
        .collect()
}

fn passes_luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| {
            let digit = u32::from(byte - b'0');
            match (place % 2, digit) {
                (0, _) => digit,
                (_, 0..=4) => digit * 2,
                _ => digit * 2 - 9,
            }
        })
        .sum();
    sum.is_multiple_of(10)
}

fn brand_of(digits: &str) -> &'static str {
    let prefix = |length: usize| -> u32 {
        digits
            .get(..length)
            .and_then(|p| p.parse().ok())
            .unwrap_or(0)
    };
    match (prefix(2), prefix(4)) {
        (40..=49, _) => "visa",
        (51..=55, _) | (_, 2221..=2720) => "mastercard",
        (34 | 37, _) => "amex",
        (65, _) | (_, 6011 | 6440..=6499) => "discover",
        (36 | 38 | 39, _) | (_, 3000..=3059) => "diners",
        (_, 3528..=3589) => "jcb",
        (62, _) => "unionpay",
        _ => "unknown",
    }
}

/// The month and the year of four digits. A card is good through the last day of its month.
fn expiry_of(month: &str, year: &str, now: i64) -> Result<(u32, i32), CardError> {
    let today = DateTime::from_timestamp(now, 0).unwrap_or_default();
    let exp_month: u32 = month.trim().parse().map_err(|_| INVALID_MONTH)?;
    if !(1..=12).contains(&exp_month) {
        return Err(INVALID_MONTH);
    }
    let year = year.trim();
    let typed: i32 = year.parse().map_err(|_| INVALID_YEAR)?;
    let exp_year = match year.len() {
        2 => today.year() / 100 * 100 + typed,
        4 => typed,
        _ => return Err(INVALID_YEAR),
    };
    if exp_year > today.year() + 50 {
        return Err(INVALID_YEAR);
    }
    if (exp_year, exp_month) < (today.year(), today.month()) {
        return Err(EXPIRED_CARD);
    }
    Ok((exp_month, exp_year))
}

#[cfg(test)]
mod tests;
