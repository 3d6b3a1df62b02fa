//! The form with every topic.

use api::notices::{NoticeSettingsBody, SetNoticeSettings, SetNoticeSettingsRequest};
use api::problem::ErrorCode;
use domain::notices::MailLanguage;
use leptos::prelude::*;
use messages::Language;

use super::topic::Topic;
use crate::backend::{CallError, Request, decode, notice, use_backend};
use crate::components::{
    ButtonKind, FieldError, SelectOption, button, error_summary, notice_alert, select, submit_form,
};
use crate::pages::ask::ask;
use crate::state::preferences::use_language;
use crate::state::remote::Remote;
use crate::state::toasts::use_toasts;
use crate::view::view;

/// The form; who may not change it sees what holds.
pub fn form(
    shown: Remote<NoticeSettingsBody>,
    settings: &NoticeSettingsBody,
    may_change: bool,
) -> AnyView {
    let (language, backend, toasts) = (use_language(), use_backend(), use_toasts());
    let version = settings.version;
    let chosen = RwSignal::new(settings.language.to_string());
    let topics: Vec<Topic> = settings.topics.iter().map(Topic::of).collect();
    let errors = RwSignal::new(Vec::<FieldError>::new());
    let failure = RwSignal::new(None::<CallError>);
    let is_busy = RwSignal::new(false);
    let sections: Vec<_> = topics.iter().map(|topic| topic.view(errors)).collect();
    let submit = Callback::new(move |()| {
        failure.set(None);
        let read = topics.iter().map(|topic| topic.read(language));
        let (read, wrong): (Vec<_>, Vec<_>) = read.partition(Result::is_ok);
        let wrong: Vec<_> = wrong.into_iter().filter_map(Result::err).collect();
        let is_wrong = !wrong.is_empty();
        errors.set(wrong);
        if is_wrong {
            return;
        }
        let chosen = chosen.get_untracked();
        let body = SetNoticeSettingsRequest {
            language: MailLanguage::parse(&chosen).unwrap_or(MailLanguage::English),
            topics: read.into_iter().filter_map(Result::ok).collect(),
            version,
        };
        let then = move |answer: Result<String, CallError>| match answer
            .and_then(|text| decode::<NoticeSettingsBody>(&text))
        {
            Ok(saved) => {
                shown.set(saved);
                toasts.success(language.notices_saved());
            }
            Err(CallError::SignedOut) => {}
            // Somebody else was quicker: what holds now is shown.
            Err(error) if is_stale(&error) => {
                toasts.error(notice(language, &error).body);
                shown.reload();
            }
            Err(error) => failure.set(Some(error)),
        };
        let request = Request::of(&SetNoticeSettings { body });
        ask(backend, is_busy, request, Box::new(then));
    });
    let failed = move || Some(notice_alert(&failure.get()?, move || submit.run(())));
    let save = may_change.then(|| {
        view! {
            <div class="form-actions">
                {button(ButtonKind::Primary, language.common_save())
                    .busy(is_busy, language.common_saving())
                    .view()}
            </div>
        }
    });
    let content = view! {
        {language_choice(language, chosen)}
        <div class="topics">{sections}</div>
        {save}
    };
    view! {
        {error_summary(errors)}
        {failed}
        {submit_form(move || submit.run(()), content.into_any())}
    }
    .into_any()
}

fn is_stale(error: &CallError) -> bool {
    matches!(error, CallError::Problem(problem) if problem.code == ErrorCode::Stale)
}

fn language_choice(language: Language, chosen: RwSignal<String>) -> AnyView {
    let options = Language::ALL.map(|language| SelectOption {
        value: language.code().to_owned(),
        label: language.own_name().to_owned(),
        lang: Some(language.code()),
    });
    let label = language.notices_language();
    select(
        "mail-language",
        label,
        options.to_vec(),
        chosen,
        move |code| chosen.set(code),
    )
    .view()
}
