//! What helps when the server did not take an order.

use api::problem::{ErrorCode, Problem};
use domain::eligibility::Ineligible;

/// What to do when the server did not take an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remedy {
    /// Ask for the amount of today and show it.
    QuoteAnew,
    /// The person may not buy it.
    Refuse(Ineligible),
    /// Have the card typed again.
    TypeCardAgain,
    /// Look at what the quote has become.
    LookAgain,
    /// Say it, and let the person try again under the same key.
    Say,
}

/// What to do when the server did not take an order. Nothing that may have
/// charged the card is answered by a new order.
pub fn remedy(problem: &Problem) -> Remedy {
    match problem.code {
        ErrorCode::QuoteChanged | ErrorCode::QuoteExpired => Remedy::QuoteAnew,
        ErrorCode::NotEligible => problem.reason.map_or(Remedy::Say, Remedy::Refuse),
        ErrorCode::InvalidField
            if problem
                .fields
                .iter()
                .any(|field| field.field == "payment_method") =>
        {
            Remedy::TypeCardAgain
        }
        ErrorCode::OrderInProgress | ErrorCode::IdempotencyKeyReused => Remedy::LookAgain,
        _ => Remedy::Say,
    }
}
