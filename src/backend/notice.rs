//! What a person reads, and can do next, when a call failed.

use api::problem::{ErrorCode, Problem};
use messages::Language;

use super::CallError;

/// What a failed call means to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What happened, in a few words.
    pub heading: &'static str,
    /// What happened and what to do, in full sentences.
    pub body: String,
    /// What the program can do about it.
    pub next: NextStep,
}

/// What helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NextStep {
    /// To send the same call again.
    Retry,
    /// To load the program anew.
    Reload,
    /// To load the data anew.
    LoadLatest,
    /// To sign in.
    SignIn,
    /// Nothing that the program could do.
    Nothing,
}

/// Puts a failed call into words. What needs the name of a product, a person
/// or a field to be said well is said by the page, before it asks here.
pub fn notice(language: Language, error: &CallError) -> Notice {
    match error {
        CallError::Problem(problem) => of_problem(language, problem),
        CallError::SignedOut => signed_out(language),
        CallError::Offline => Notice {
            heading: language.common_offline_heading(),
            body: language.common_offline_body().to_owned(),
            next: NextStep::Retry,
        },
        CallError::Decode => Notice {
            heading: language.common_unexpected_answer_heading(),
            body: language.common_unexpected_answer_body().to_owned(),
            next: NextStep::Reload,
        },
    }
}

#[expect(clippy::too_many_lines, reason = "it is a table")]
fn of_problem(language: Language, problem: &Problem) -> Notice {
    let nothing_helps = |body| (language.common_problem_heading(), body, NextStep::Nothing);
    let changed = |body| {
        let heading = language.common_conflict_heading();
        (heading, body, NextStep::LoadLatest)
    };
    let (heading, body, next) = match problem.code {
        ErrorCode::NotSignedIn => return signed_out(language),
        ErrorCode::Internal | ErrorCode::Unknown => return fault(language, problem),
        ErrorCode::WrongCredentials => nothing_helps(language.sign_in_wrong_credentials()),
        ErrorCode::SecondFactorNeeded | ErrorCode::WrongCode => {
            nothing_helps(language.sign_in_code_wrong())
        }
        ErrorCode::ProviderDown => (
            language.sign_in_provider_down_heading(),
            language.sign_in_problem_provider_down(),
            NextStep::Retry,
        ),
        ErrorCode::NotAllowed => (
            language.common_not_allowed_heading(),
            language.common_not_allowed_body(),
            NextStep::Nothing,
        ),
        ErrorCode::PurchaserOnly => (
            language.common_not_allowed_heading(),
            language.admin_purchaser_only_changes(),
            NextStep::Nothing,
        ),
        ErrorCode::NotEligible => (
            language.eligibility_heading(),
            language.eligibility_other(),
            NextStep::Nothing,
        ),
        ErrorCode::NotFound => (
            language.common_not_found_heading(),
            language.common_not_found_body(),
            NextStep::Nothing,
        ),
        ErrorCode::QuoteExpired => (
            language.checkout_quote_expired_heading(),
            language.checkout_quote_expired(),
            NextStep::LoadLatest,
        ),
        ErrorCode::OrderInProgress => (
            language.checkout_checking_heading(),
            language.checkout_checking_body(),
            NextStep::LoadLatest,
        ),
        ErrorCode::NotInOrganization => {
            nothing_helps(language.admin_assign_not_in_organization_unnamed())
        }
        ErrorCode::LastGlobalAdmin => (
            language.common_problem_heading(),
            language.people_last_global_admin(),
            NextStep::LoadLatest,
        ),
        ErrorCode::TrialNotCancelable => changed(language.trials_not_cancelable()),
        ErrorCode::PreviewChanged => changed(language.billing_amount_changed()),
        ErrorCode::NothingChanges => changed(language.billing_nothing_changes()),
        ErrorCode::LicensesInUse => nothing_helps(language.billing_licenses_in_use()),
        ErrorCode::BillUnpaid => nothing_helps(language.billing_bill_unpaid()),
        ErrorCode::BillNotOpen => changed(language.billing_bill_not_open()),
        ErrorCode::SubscriptionCanceled => changed(language.billing_subscription_canceled()),
        ErrorCode::DoesNotRenew => nothing_helps(language.billing_does_not_renew()),
        ErrorCode::NotSold => nothing_helps(language.billing_not_sold()),
        ErrorCode::CardInUse => nothing_helps(language.billing_card_in_use()),
        ErrorCode::CardExpired => nothing_helps(language.billing_card_expired()),
        ErrorCode::SubscriptionNotActive => changed(language.billing_subscription_not_active()),
        ErrorCode::CardDeclined
        | ErrorCode::QuoteChanged
        | ErrorCode::GuestHoldsNoRole
        | ErrorCode::RoleNotGivenHere
        | ErrorCode::NoLicenseLeft
        | ErrorCode::TooManyTokens
        | ErrorCode::RequestOpen
        | ErrorCode::GuestsRefused
        | ErrorCode::NotInChosenGroup
        | ErrorCode::PersonDisabled
        | ErrorCode::DomainTaken
        | ErrorCode::DomainNotProven
        | ErrorCode::DomainNeeded
        | ErrorCode::Stale => changed(language.common_conflict_body()),
        ErrorCode::TooManyRequests => (
            language.common_too_many_requests_heading(),
            language.common_too_many_requests_body_later(),
            NextStep::Retry,
        ),
        ErrorCode::Unavailable | ErrorCode::InProgress => (
            language.common_unavailable_heading(),
            language.common_unavailable_body(),
            NextStep::Retry,
        ),
        ErrorCode::PaymentsClosed => (
            language.checkout_payments_closed_heading(),
            language.checkout_payments_closed(),
            NextStep::Retry,
        ),
        // Only a portal and a server of different versions, or a page left
        // open for long, send what the other refuses.
        ErrorCode::MalformedBody
        | ErrorCode::InvalidField
        | ErrorCode::IdempotencyKeyMissing
        | ErrorCode::IdempotencyKeyReused
        | ErrorCode::CrossSite
        | ErrorCode::MethodNotAllowed
        | ErrorCode::BodyTooLarge
        | ErrorCode::UnsupportedMediaType => (
            language.common_problem_heading(),
            language.common_bad_request_body(),
            NextStep::Reload,
        ),
    };
    let body = body.to_owned();
    Notice {
        heading,
        body,
        next,
    }
}

fn signed_out(language: Language) -> Notice {
    Notice {
        heading: language.common_signed_out_heading(),
        body: language.common_signed_out_body().to_owned(),
        next: NextStep::SignIn,
    }
}

fn fault(language: Language, problem: &Problem) -> Notice {
    let body = match &problem.request_id {
        Some(request_id) => language.common_server_error_body(request_id),
        None => language
            .common_server_error_body_without_request()
            .to_owned(),
    };
    Notice {
        heading: language.common_server_error_heading(),
        body,
        next: NextStep::Retry,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(code: ErrorCode) -> CallError {
        CallError::Problem(Box::new(Problem::new(code, "detail")))
    }

    #[test]
    fn every_code_is_put_into_words_in_both_languages() {
        for language in Language::ALL {
            for &code in ErrorCode::ALL {
                let notice = notice(language, &problem(code));
                assert!(!notice.heading.is_empty(), "{code:?}");
                assert!(!notice.body.is_empty(), "{code:?}");
                assert!(!notice.body.contains("detail"), "{code:?}");
            }
        }
    }

    #[test]
    fn a_fault_of_ours_names_the_request() {
        let mut fault = Problem::new(ErrorCode::Internal, "");
        fault.request_id = Some("req-7".to_owned());
        let notice = notice(Language::English, &CallError::Problem(Box::new(fault)));
        assert!(notice.body.contains("req-7"));
        assert_eq!(notice.next, NextStep::Retry);
    }

    #[test]
    fn what_helps_depends_on_what_happened() {
        for (error, next) in [
            (CallError::Offline, NextStep::Retry),
            (CallError::Decode, NextStep::Reload),
            (CallError::SignedOut, NextStep::SignIn),
            (problem(ErrorCode::Stale), NextStep::LoadLatest),
            (problem(ErrorCode::NotAllowed), NextStep::Nothing),
        ] {
            assert_eq!(notice(Language::Dutch, &error).next, next, "{error:?}");
        }
    }
}
