//! What is said when a change was not made, and what helps.

use api::problem::{ErrorCode, Problem};
use domain::checkout::DeclineReason;
use leptos::prelude::*;

use super::Changes;
use crate::backend::{CallError, NextStep, notice};
use crate::components::{Tone, alert, notice_alert};
use crate::eligibility_text::{About, eligibility_text};
use crate::format;
use crate::pages::paying::decline_text;
use crate::routes::Page;
use crate::state::session::use_viewer;
use crate::view::{follow, view};

/// The place that takes the focus when what had it goes away.
pub const PLACE_ID: &str = "change-problem";

/// Why it was not made.
#[derive(Debug, Clone, PartialEq)]
pub enum Failure {
    /// The call says so.
    Call(CallError),
    /// The card was declined.
    Declined(DeclineReason),
    /// It comes to something else than was shown.
    AmountChanged,
}

/// The place of the message, which stays when the message goes.
pub fn failure_place(changes: Changes) -> AnyView {
    let message = follow(move || changes.failure.get().map(|failure| said(changes, &failure)));
    view! {
        <div id=PLACE_ID class="dialog-problem" tabindex="-1">
            {message}
        </div>
    }
    .into_any()
}

fn said(changes: Changes, failure: &Failure) -> AnyView {
    let language = changes.language;
    let cards = || (Page::PaymentMethods, language.billing_to_payment_methods());
    match failure {
        Failure::AmountChanged => error(
            language.checkout_quote_changed_heading(),
            language.billing_amount_changed().to_owned(),
            None,
        ),
        Failure::Declined(reason) => error(
            language.checkout_declined_heading(),
            decline_text(language, *reason).to_owned(),
            Some(cards()),
        ),
        Failure::Call(CallError::Problem(problem)) => match problem.code {
            ErrorCode::InProgress | ErrorCode::OrderInProgress => error(
                language.checkout_checking_heading(),
                language.billing_in_progress().to_owned(),
                None,
            ),
            ErrorCode::NotEligible => error(
                language.eligibility_heading(),
                why_not(changes, problem),
                None,
            ),
            ErrorCode::CardExpired => error(
                language.common_problem_heading(),
                language.billing_card_expired().to_owned(),
                Some(cards()),
            ),
            ErrorCode::BillUnpaid => error(
                language.common_problem_heading(),
                language.billing_bill_unpaid().to_owned(),
                unpaid_bill(changes).map(|page| (page, language.billing_pay_now())),
            ),
            _ => of_call(changes, &CallError::Problem(problem.clone())),
        },
        Failure::Call(error) => of_call(changes, error),
    }
}

fn error(heading: &'static str, body: String, link: Option<(Page, &'static str)>) -> AnyView {
    let link = link.map(|(page, text)| view! { <a href=page.address()>{text}</a> });
    alert(Tone::Error, Some(heading), view! { <p>{body}</p> {link} })
}

fn of_call(changes: Changes, error: &CallError) -> AnyView {
    let next = notice(changes.language, error).next;
    notice_alert(error, move || match next {
        NextStep::Retry => changes.again(),
        _ => changes.look_anew(),
    })
}

fn why_not(changes: Changes, problem: &Problem) -> String {
    let language = changes.language;
    let Some(reason) = problem.reason else {
        return language.eligibility_other().to_owned();
    };
    let product = changes
        .detail
        .with_value(|detail| detail.subscription.product.name.clone());
    let Some(viewer) = use_viewer() else {
        return language.eligibility_other().to_owned();
    };
    let about = About {
        product,
        market: format::market_name(language, viewer.market),
        organization: viewer.organization.clone(),
        domain: viewer.person.email.domain().to_owned(),
    };
    eligibility_text(language, reason, &about)
}

fn unpaid_bill(changes: Changes) -> Option<Page> {
    let bill = changes
        .detail
        .with_value(|detail| detail.unpaid.as_ref()?.bill.clone());
    bill.map(|id| Page::Bill { id })
}
