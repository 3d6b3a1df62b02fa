//! Where the email step leads: pure, so that every way is tested.

use api::problem::{ErrorCode, Problem};
use domain::eligibility::Ineligible;
use domain::email::{EmailAddress, EmailError, MAX_LENGTH};
use domain::market::{Market, MarketAvailability};
use domain::sign_in::{self, NextStep, SignInProblem};
use domain::tenant::OrganizationFacts;
use messages::Language;

/// What the person signs in for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// To see what is his or hers.
    See,
    /// To buy a product; what cannot be bought is said at the email step.
    Buy {
        /// The product's name.
        product: String,
        /// Where it is not sold.
        availability: MarketAvailability,
    },
}

/// What is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// The email is asked for.
    Email,
    /// The email leads nowhere.
    Refused(Refusal),
    /// The password of this address is asked for.
    Password(EmailAddress),
    /// The organization has a sign-in of its own, and this name.
    Elsewhere(EmailAddress, String),
}

/// Why an email leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The address.
    pub email: EmailAddress,
    /// Why.
    pub reason: Ineligible,
    /// The organization's market, where there is an organization.
    pub market: Option<Market>,
}

/// Where an address leads, from what its domain tells: `provider` names an
/// organization with a sign-in of its own.
pub fn after_lookup(
    purpose: &Purpose,
    email: EmailAddress,
    organization: Option<OrganizationFacts>,
    provider: Option<String>,
) -> Step {
    let reason = match (purpose, organization) {
        (Purpose::See, Some(_)) => None,
        (Purpose::See, None) => Some(Ineligible::UnknownOrganization),
        (Purpose::Buy { availability, .. }, organization) => {
            match sign_in::next_step(organization, availability) {
                NextStep::SignIn => None,
                NextStep::NotEligible(reason) => Some(reason),
            }
        }
    };
    match (reason, provider) {
        (None, None) => Step::Password(email),
        (None, Some(organization)) => Step::Elsewhere(email, organization),
        (Some(reason), _) => Step::Refused(Refusal {
            email,
            reason,
            market: organization.map(|organization| organization.market),
        }),
    }
}

/// What to change in a text that is no email address.
pub fn email_error(language: Language, error: EmailError) -> String {
    let text = match error {
        EmailError::Empty => language.sign_in_email_empty(),
        EmailError::At => language.sign_in_email_at(),
        EmailError::LocalPart => language.sign_in_email_local_part(),
        EmailError::Domain => language.sign_in_email_domain(),
        EmailError::Character => language.sign_in_email_character(),
        EmailError::TooLong => {
            let longest = i64::try_from(MAX_LENGTH).unwrap_or(i64::MAX);
            return language.sign_in_email_too_long(longest);
        }
    };
    text.to_owned()
}

/// What the password step says itself of a refused sign-in; everything else
/// is for a notice.
pub fn password_error(language: Language, problem: &Problem) -> Option<&'static str> {
    match problem.code {
        ErrorCode::WrongCredentials => Some(language.sign_in_wrong_credentials()),
        ErrorCode::WrongCode => Some(language.sign_in_code_wrong()),
        ErrorCode::TooManyRequests => Some(language.sign_in_throttled_later()),
        _ => None,
    }
}

/// Why somebody came back from the organization's sign-in without being
/// signed in, and what to do.
pub fn problem_text(language: Language, problem: SignInProblem) -> &'static str {
    match problem {
        SignInProblem::ProviderDown => language.sign_in_problem_provider_down(),
        SignInProblem::Declined => language.sign_in_problem_declined(),
        SignInProblem::Expired => language.sign_in_problem_expired(),
        SignInProblem::Refused => language.sign_in_problem_refused(),
        SignInProblem::Disabled => language.sign_in_problem_disabled(),
        SignInProblem::UnknownAddress => language.sign_in_problem_unknown_address(),
        SignInProblem::AddressTaken => language.sign_in_problem_address_taken(),
    }
}

#[cfg(test)]
mod tests {
    use domain::tenant::{Management, TenantKind};

    use super::*;

    fn ada() -> EmailAddress {
        EmailAddress::parse("ada@harbor.example").unwrap()
    }

    fn organization(kind: TenantKind, market: &str) -> OrganizationFacts {
        OrganizationFacts {
            kind,
            management: Management::Managed,
            market: Market::parse(market).unwrap(),
        }
    }

    fn to_buy_visio() -> Purpose {
        Purpose::Buy {
            product: "Visio Plan 1".to_owned(),
            availability: MarketAvailability {
                closed: vec![Market::parse("IN").unwrap()],
                closed_for_product: vec![Market::parse("BR").unwrap()],
            },
        }
    }

    fn reason(step: Step) -> Option<Ineligible> {
        match step {
            Step::Refused(refusal) => Some(refusal.reason),
            Step::Email | Step::Password(_) | Step::Elsewhere(..) => None,
        }
    }

    #[test]
    fn a_commercial_organization_leads_to_the_password() {
        let harbor = organization(TenantKind::Commercial, "NL");
        let step = after_lookup(&to_buy_visio(), ada(), Some(harbor), None);
        assert_eq!(step, Step::Password(ada()));
    }

    #[test]
    fn a_buyer_is_told_at_the_email_step_what_the_domain_tells() {
        let buy = to_buy_visio();
        for (facts, expected) in [
            (None, Ineligible::UnknownOrganization),
            (
                Some(organization(TenantKind::Government, "US")),
                Ineligible::GovernmentOrganization,
            ),
            (
                Some(organization(TenantKind::Education, "GB")),
                Ineligible::EducationOrganization,
            ),
            (
                Some(organization(TenantKind::Commercial, "IN")),
                Ineligible::MarketClosed,
            ),
            (
                Some(organization(TenantKind::Commercial, "BR")),
                Ineligible::ProductNotSoldInMarket,
            ),
        ] {
            assert_eq!(
                reason(after_lookup(&buy, ada(), facts, None)),
                Some(expected)
            );
        }
    }

    #[test]
    fn who_does_not_buy_signs_in_from_any_known_organization() {
        let city = organization(TenantKind::Government, "US");
        let step = after_lookup(&Purpose::See, ada(), Some(city), None);
        assert_eq!(step, Step::Password(ada()));
        let unknown = after_lookup(&Purpose::See, ada(), None, None);
        assert_eq!(reason(unknown), Some(Ineligible::UnknownOrganization));
    }

    // R9, R10
    #[test]
    fn an_organization_with_a_sign_in_of_its_own_leads_there_if_its_people_may_buy() {
        let name = || Some("Harbor Logistics".to_owned());
        let harbor = organization(TenantKind::Commercial, "NL");
        let step = after_lookup(&to_buy_visio(), ada(), Some(harbor), name());
        assert_eq!(step, Step::Elsewhere(ada(), "Harbor Logistics".to_owned()));
        let city = organization(TenantKind::Government, "US");
        let step = after_lookup(&to_buy_visio(), ada(), Some(city), name());
        assert_eq!(reason(step), Some(Ineligible::GovernmentOrganization));
    }

    #[test]
    fn every_way_to_come_back_without_a_session_is_explained_in_both_languages() {
        for language in Language::ALL {
            for &problem in SignInProblem::ALL {
                assert!(!problem_text(language, problem).is_empty(), "{problem:?}");
            }
        }
    }

    #[test]
    fn every_bad_address_is_told_what_to_change_in_both_languages() {
        for language in Language::ALL {
            for error in [
                EmailError::Empty,
                EmailError::TooLong,
                EmailError::At,
                EmailError::LocalPart,
                EmailError::Domain,
                EmailError::Character,
            ] {
                assert!(!email_error(language, error).is_empty(), "{error:?}");
            }
        }
        let too_long = email_error(Language::English, EmailError::TooLong);
        assert!(too_long.contains("254"), "{too_long}");
    }

    #[test]
    fn a_wrong_password_is_said_at_the_field_and_a_fault_is_not() {
        let said = |code| password_error(Language::English, &Problem::new(code, ""));
        assert!(said(ErrorCode::WrongCredentials).is_some());
        assert!(said(ErrorCode::TooManyRequests).is_some());
        assert_eq!(said(ErrorCode::Internal), None);
    }
}
