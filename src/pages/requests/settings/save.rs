//! Saving the settings.

use api::problem::ErrorCode;
use api::request_settings::{RequestSettingsBody, SetRequestSettings, ShowRequestSettings};
use leptos::prelude::*;
use messages::Language;

use super::HEADING;
use super::draft::Wrong;
use super::form::{Form, LINK, MESSAGE};
use super::limits::{LICENSES, MONEY};
use crate::backend::{Backend, CallError, Request, decode, use_backend};
use crate::components::FieldError;
use crate::pages::ask::ask;
use crate::pages::focus::focus_soon;
use crate::state::preferences::use_language;
use crate::state::remote::Remote;
use crate::state::toasts::use_toasts;

/// Sends what is in the form. Where somebody else was quicker that is said, and
/// what was typed stays.
pub fn use_save(settings: Remote<RequestSettingsBody>, form: Form) -> Callback<()> {
    let (language, backend, toasts) = (use_language(), use_backend(), use_toasts());
    Callback::new(move |()| {
        form.failure.set(None);
        form.is_stale.set(false);
        let version = form.version.get_untracked();
        let body = match form.draft.with_untracked(|draft| draft.request(version)) {
            Ok(body) => body,
            Err(wrong) => {
                let errors = wrong.into_iter().map(|one| wrong_text(language, one));
                form.errors.set(errors.collect());
                return;
            }
        };
        form.errors.set(Vec::new());
        let then = move |answer: Result<String, CallError>| match answer
            .and_then(|text| decode::<RequestSettingsBody>(&text))
        {
            Ok(saved) => {
                toasts.success(language.requests_settings_saved());
                settings.set(saved);
                // The form is drawn anew.
                focus_soon(HEADING);
            }
            Err(CallError::SignedOut) => {}
            Err(CallError::Problem(problem)) if problem.code == ErrorCode::Stale => {
                look_again(backend, form);
            }
            Err(error) => form.failure.set(Some(error)),
        };
        let request = Request::of(&SetRequestSettings { body });
        ask(backend, form.is_busy, request, Box::new(then));
    })
}

/// Takes over the version of somebody else, and keeps what was typed.
fn look_again(backend: Backend, form: Form) {
    let then = move |answer: Result<String, CallError>| match answer
        .and_then(|text| decode::<RequestSettingsBody>(&text))
    {
        Ok(theirs) => {
            form.version.set(theirs.version);
            form.is_stale.set(true);
        }
        Err(CallError::SignedOut) => {}
        Err(error) => form.failure.set(Some(error)),
    };
    let request = Request::of(&ShowRequestSettings);
    ask(backend, form.is_busy, request, Box::new(then));
}

fn wrong_text(language: Language, wrong: Wrong) -> FieldError {
    match wrong {
        Wrong::Message => FieldError::new(MESSAGE, language.requests_settings_message_wrong()),
        Wrong::Link => FieldError::new(LINK, language.requests_settings_link_wrong()),
        Wrong::Licenses => FieldError::new(LICENSES, language.requests_settings_licenses_wrong()),
        Wrong::Money => FieldError::new(MONEY, language.requests_settings_money_wrong()),
    }
}
