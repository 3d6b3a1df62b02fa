//! Showing a second factor where the organization asks for one to buy.

use std::rc::Rc;

use api::problem::ErrorCode;
use api::second_factor::{SecondFactorBody, ShowSecondFactor};
use api::session::{ProveSecondFactor, ProveSecondFactorRequest};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::backend::{CallError, use_backend};
use crate::components::{
    ButtonKind, FieldError, async_content, button, error_of, error_summary, notice_alert,
    text_field,
};
use crate::pages::sign_in::use_leave;
use crate::router::use_router;
use crate::routes::Page;
use crate::state::preferences::use_language;
use crate::state::remote::use_remote;
use crate::state::session::{use_session, use_viewer};
use crate::view::view;

const FIELD: &str = "code";

/// What the person can do about it; `again` goes on with the purchase.
pub fn step_up(again: Callback<()>) -> AnyView {
    let factor = use_remote(|| Some(ShowSecondFactor));
    async_content(factor, move |factor: Rc<SecondFactorBody>| {
        match (factor.is_on, factor.is_available) {
            (true, _) => code_form(again),
            (false, true) => nothing_yet(),
            (false, false) => elsewhere(),
        }
    })
}

fn code_form(again: Callback<()>) -> AnyView {
    let (language, backend, session) = (use_language(), use_backend(), use_session());
    let router = use_router();
    let code = RwSignal::new(String::new());
    let errors = RwSignal::new(Vec::new());
    let failure = RwSignal::new(None::<CallError>);
    let is_busy = RwSignal::new(false);
    let submit = Callback::new(move |()| {
        if is_busy.get_untracked() {
            return;
        }
        failure.set(None);
        let typed = code.get_untracked();
        if typed.trim().is_empty() {
            let text = language.sign_in_code_empty();
            errors.set(vec![FieldError::new(FIELD, text)]);
            return;
        }
        errors.set(Vec::new());
        is_busy.set(true);
        let body = ProveSecondFactorRequest { code: typed };
        spawn_local(async move {
            let answer = backend.send(&ProveSecondFactor { body }).await;
            is_busy.set(false);
            match answer {
                Ok(body) => {
                    session.apply(body);
                    router.focus_next_heading();
                    again.run(());
                }
                Err(CallError::Problem(problem)) if problem.code == ErrorCode::WrongCode => {
                    errors.set(vec![FieldError::new(FIELD, language.sign_in_code_wrong())]);
                }
                Err(error) => failure.set(Some(error)),
            }
        });
    });
    let failed = move || Some(notice_alert(&failure.get()?, move || submit.run(())));
    view! {
        <p>{language.checkout_step_up_code()}</p>
        {error_summary(errors)}
        {failed}
        <form
            class="form"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                submit.run(());
            }
        >
            {text_field(FIELD, language.sign_in_code(), code)
                .hint(language.sign_in_code_hint())
                .autocomplete("one-time-code")
                .error(error_of(errors, FIELD))
                .view()}
            <div class="form-actions">
                {button(ButtonKind::Primary, language.checkout_step_up_button())
                    .busy(is_busy, language.checkout_step_up_checking())
                    .view()}
            </div>
        </form>
    }
    .into_any()
}

fn nothing_yet() -> AnyView {
    let language = use_language();
    view! {
        <p>{language.checkout_step_up_none()}</p>
        <div class="form-actions">
            <a class="button button-primary" href=Page::Account.address()>
                {language.checkout_step_up_set_up()}
            </a>
        </div>
    }
    .into_any()
}

/// Who signs in at an identity provider shows the second factor there.
fn elsewhere() -> AnyView {
    let language = use_language();
    let Some(viewer) = use_viewer() else {
        return ().into_any();
    };
    let email = RwSignal::new(viewer.person.email.as_str().to_owned());
    let failure = RwSignal::new(None::<CallError>);
    let is_busy = RwSignal::new(false);
    let leave = use_leave(email, true, is_busy, failure);
    let failed = move || Some(notice_alert(&failure.get()?, move || leave.run(())));
    view! {
        <p>{language.checkout_step_up_elsewhere(&viewer.organization)}</p>
        {failed}
        <div class="form-actions">
            {button(ButtonKind::Primary, language.checkout_step_up_elsewhere_button())
                .busy(is_busy, language.sign_in_own_leaving())
                .on_press(move || leave.run(()))
                .view()}
        </div>
    }
    .into_any()
}
