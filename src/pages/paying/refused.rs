//! What is said when a payment, or a change of a card, was refused.

use api::problem::{ErrorCode, Problem};
use domain::checkout::DeclineReason;
use leptos::prelude::*;

use super::card_fields::card_problem;
use super::card_problem::CardProblem;
use crate::backend::{CallError, NextStep, notice};
use crate::components::{Tone, alert, notice_alert};
use crate::state::preferences::use_language;
use crate::view::view;

/// The refusal with what helps: to send the same `again`, or to look `anew`.
pub fn refused(
    error: &CallError,
    again: impl Fn() + Send + Sync + 'static,
    anew: impl Fn() + Send + Sync + 'static,
) -> AnyView {
    let language = use_language();
    if let CallError::Problem(problem) = error {
        if let Some(problem) = about_the_card(problem) {
            return card_problem(problem);
        }
        if is_under_way(problem) {
            let text = language.billing_in_progress();
            return alert(
                Tone::Warning,
                Some(language.checkout_checking_heading()),
                view! { <p>{text}</p> },
            );
        }
    }
    let next = notice(language, error).next;
    notice_alert(error, move || match next {
        NextStep::Retry => again(),
        _ => anew(),
    })
}

const fn is_under_way(problem: &Problem) -> bool {
    matches!(
        problem.code,
        ErrorCode::InProgress | ErrorCode::OrderInProgress
    )
}

/// The bank declined it, or the gateway no longer knows it.
fn about_the_card(problem: &Problem) -> Option<CardProblem> {
    let names_card = |field: &str| matches!(field, "payment_method" | "by");
    match problem.code {
        ErrorCode::CardDeclined => Some(CardProblem::Declined(DeclineReason::CardDeclined)),
        ErrorCode::InvalidField if problem.fields.iter().any(|it| names_card(&it.field)) => {
            Some(CardProblem::TypeAgain)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_that_the_gateway_does_not_know_is_typed_again() {
        for field in ["payment_method", "by"] {
            let problem = Problem::invalid_field(field, "unknown");
            assert_eq!(about_the_card(&problem), Some(CardProblem::TypeAgain));
        }
        let problem = Problem::invalid_field("accepted_total", "another");
        assert_eq!(about_the_card(&problem), None);
    }
}
