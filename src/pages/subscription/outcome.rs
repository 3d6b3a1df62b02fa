//! What came of assigning licenses to several people.

use api::parts::Person;
use api::problem::ErrorCode;
use messages::Language;

use crate::backend::{CallError, notice};

/// Who has a license now, and who does not and why.
#[derive(Debug, Default)]
pub struct Outcome {
    /// People who have one.
    pub assigned: Vec<Person>,
    /// People who do not, with the reason.
    pub failed: Vec<(Person, CallError)>,
}

impl Outcome {
    /// What worked, in a sentence; `None` when nothing did.
    pub fn success_text(&self, language: Language) -> Option<String> {
        match self.assigned.as_slice() {
            [] => None,
            [person] => Some(language.admin_assign_done(&person.name)),
            people => {
                let count = i64::try_from(people.len()).unwrap_or(i64::MAX);
                Some(language.admin_assign_done_many(count))
            }
        }
    }

    /// Why it failed, a sentence for each person.
    pub fn reasons(&self, language: Language, quantity: u32) -> Vec<String> {
        let reason =
            |(person, error): &(Person, CallError)| reason(language, &person.name, quantity, error);
        self.failed.iter().map(reason).collect()
    }
}

fn reason(language: Language, name: &str, quantity: u32, error: &CallError) -> String {
    let code = match error {
        CallError::Problem(problem) => Some(problem.code),
        CallError::SignedOut | CallError::Offline | CallError::Decode => None,
    };
    match code {
        Some(ErrorCode::NotInOrganization) => language.admin_assign_not_in_organization(name),
        Some(ErrorCode::PersonDisabled) => language.admin_assign_person_disabled(name),
        Some(ErrorCode::GuestsRefused) => language.admin_assign_guests_refused(name),
        Some(ErrorCode::NotInChosenGroup) => language.admin_assign_not_in_chosen_group(name),
        Some(ErrorCode::NoLicenseLeft) => {
            let reason = language.admin_assign_no_license_left(i64::from(quantity));
            language.admin_assign_failed_line(name, &reason)
        }
        _ => language.admin_assign_failed_line(name, &notice(language, error).body),
    }
}

#[cfg(test)]
mod tests {
    use api::problem::Problem;

    use super::super::selection::person;
    use super::*;

    fn failed(name: &str, code: ErrorCode) -> (Person, CallError) {
        let problem = Problem::new(code, "detail");
        (person(name), CallError::Problem(Box::new(problem)))
    }

    #[test]
    fn every_failure_names_its_person_and_a_reason() {
        for language in Language::ALL {
            for &code in ErrorCode::ALL {
                let outcome = Outcome {
                    assigned: Vec::new(),
                    failed: vec![failed("Dora", code)],
                };
                let reasons = outcome.reasons(language, 3);
                assert!(reasons[0].contains("Dora"), "{code:?}: {reasons:?}");
                assert!(!reasons[0].contains("detail"), "{code:?}: {reasons:?}");
            }
        }
    }

    #[test]
    fn a_full_subscription_says_how_many_licenses_there_are() {
        let outcome = Outcome {
            assigned: vec![person("Ben")],
            failed: vec![failed("Cleo", ErrorCode::NoLicenseLeft)],
        };
        let reasons = outcome.reasons(Language::English, 3);
        assert!(reasons[0].contains("All 3 licenses"), "{reasons:?}");
    }

    #[test]
    fn one_person_is_named_and_several_are_counted() {
        let mut outcome = Outcome::default();
        assert_eq!(outcome.success_text(Language::English), None);
        outcome.assigned.push(person("Ben"));
        let text = outcome.success_text(Language::English).unwrap();
        assert!(text.contains("Ben"), "{text}");
        outcome.assigned.push(person("Cleo"));
        let text = outcome.success_text(Language::English).unwrap();
        assert_eq!(text, "2 licenses assigned");
    }
}
