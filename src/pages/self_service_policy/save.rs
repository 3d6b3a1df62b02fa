//! Saving what was changed, one product after the other.

use api::policies::{ListPolicies, PolicyList};
use api::problem::ErrorCode;
use domain::policy::SelfServicePolicy;
use leptos::prelude::*;
use messages::Language;

use super::changes::policy_text;
use super::default::DEFAULT_ID;
use super::entry::{Conflict, Entry};
use super::form::Form;
use crate::backend::{Backend, CallError};

/// What came of it.
#[derive(Debug, Default)]
pub struct Report {
    /// Products and what holds for them now.
    pub saved: Vec<(String, SelfServicePolicy)>,
    /// Products that somebody else changed meanwhile: id of the group, name.
    pub undecided: Vec<(String, String)>,
    /// What ended the saving early.
    pub failure: Option<CallError>,
    /// Everything as it holds under another default.
    pub list: Option<PolicyList>,
}

impl Report {
    /// What worked, in a sentence; `None` when nothing did.
    pub fn success_text(&self, language: Language) -> Option<String> {
        match self.saved.as_slice() {
            [] => None,
            [(product, policy)] => {
                Some(language.policy_saved(product, policy_text(language, *policy)))
            }
            saved => {
                let count = i64::try_from(saved.len()).unwrap_or(i64::MAX);
                Some(language.policy_saved_many(count))
            }
        }
    }
}

/// Saves every change, the default last. What somebody else changed meanwhile
/// is fetched and left to the person to decide.
pub async fn save(backend: Backend, language: Language, form: Form) -> Report {
    let mut report = Report::default();
    let mut stale = Vec::new();
    for entry in form.entries.get_value() {
        let Some(call) = untrack(move || entry.change()) else {
            continue;
        };
        match backend.send(&call).await {
            Ok(row) => {
                report.saved.push((entry.name(), row.effective));
                entry.accept(row);
            }
            Err(CallError::Problem(problem)) if problem.code == ErrorCode::Stale => {
                stale.push(entry);
            }
            Err(error) => {
                report.failure = Some(error);
                break;
            }
        }
    }
    if report.failure.is_none() {
        save_default(backend, language, form, &mut report).await;
    }
    if !stale.is_empty() {
        resolve(backend, language, stale, &mut report).await;
    }
    report
}

async fn save_default(backend: Backend, language: Language, form: Form, report: &mut Report) {
    let Some(call) = untrack(move || form.default.change()) else {
        return;
    };
    let name = language.policy_default_heading().to_owned();
    match backend.send(&call).await {
        Ok(list) => {
            report.saved.push((name, list.default));
            form.default.accept(&list);
            report.list = Some(list);
        }
        Err(CallError::Problem(problem)) if problem.code == ErrorCode::Stale => {
            match backend.send(&ListPolicies).await {
                Ok(list) => match form.default.meet(&list, language) {
                    Conflict::Agreed => {
                        report.saved.push((name, list.default));
                        report.list = Some(list);
                    }
                    Conflict::Undecided => report.undecided.push((DEFAULT_ID.to_owned(), name)),
                },
                Err(error) => report.failure = Some(error),
            }
        }
        Err(error) => report.failure = Some(error),
    }
}

async fn resolve(backend: Backend, language: Language, stale: Vec<Entry>, report: &mut Report) {
    let list = match backend.send(&ListPolicies).await {
        Ok(list) => list,
        Err(error) => {
            report.failure = Some(error);
            return;
        }
    };
    for entry in stale {
        let Some(row) = list.items.iter().find(|row| entry.is_of(row)) else {
            continue;
        };
        match entry.meet(row.clone(), list.default, language) {
            Conflict::Agreed => report.saved.push((entry.name(), row.effective)),
            Conflict::Undecided => report.undecided.push((entry.id(), entry.name())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_product_is_named_and_several_are_counted() {
        let mut report = Report::default();
        assert_eq!(report.success_text(Language::English), None);
        let saved = ("Visio Plan 1".to_owned(), SelfServicePolicy::DoNotAllow);
        report.saved.push(saved.clone());
        assert_eq!(
            report.success_text(Language::English).as_deref(),
            Some("Saved: Visio Plan 1 is now \"Do not allow\".")
        );
        report.saved.push(saved);
        let text = report.success_text(Language::Dutch).unwrap();
        assert!(text.contains('2'), "{text}");
    }
}
