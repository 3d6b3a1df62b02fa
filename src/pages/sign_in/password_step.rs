//! The second step: the password of the built-in directory.

use api::problem::ErrorCode;
use api::session::{SignIn, SignInRequest};
use domain::email::EmailAddress;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::flow::password_error;
use crate::backend::{CallError, use_backend};
use crate::components::{
    ButtonKind, FieldError, FieldKind, Tone, alert, button, error_of, error_summary, notice_alert,
    page_header, submit_form, text_field,
};
use crate::eligibility_text::{About, eligibility_text};
use crate::pages::focus::focus_soon;
use crate::router::use_router;
use crate::state::preferences::use_language;
use crate::state::session::use_session;
use crate::view::view;

const FIELD: &str = "password";
const CODE_FIELD: &str = "code";

/// Asks for the password; `back` leads to the email.
pub fn password_step(address: EmailAddress, back: impl Fn() + Send + Sync + 'static) -> AnyView {
    let (language, backend) = (use_language(), use_backend());
    let (session, router) = (use_session(), use_router());
    let password = RwSignal::new(String::new());
    let (code, needs_code) = (RwSignal::new(String::new()), RwSignal::new(false));
    let errors = RwSignal::new(Vec::new());
    let failure = RwSignal::new(None::<CallError>);
    let is_busy = RwSignal::new(false);
    let shown_email = RwSignal::new(address.as_str().to_owned());
    let submit = Callback::new(move |()| {
        if is_busy.get_untracked() {
            return;
        }
        failure.set(None);
        if password.with_untracked(String::is_empty) {
            errors.set(vec![FieldError::new(
                FIELD,
                language.sign_in_password_empty(),
            )]);
            return;
        }
        if needs_code.get_untracked() && code.with_untracked(String::is_empty) {
            let text = language.sign_in_code_empty();
            errors.set(vec![FieldError::new(CODE_FIELD, text)]);
            return;
        }
        errors.set(Vec::new());
        is_busy.set(true);
        let body = SignInRequest {
            email: shown_email.get_untracked(),
            password: password.get_untracked(),
            code: needs_code.get_untracked().then(|| code.get_untracked()),
        };
        spawn_local(async move {
            let answer = backend.send(&SignIn { body }).await;
            is_busy.set(false);
            match answer {
                Ok(body) => {
                    router.focus_next_heading();
                    session.apply(body);
                }
                Err(CallError::Problem(problem))
                    if problem.code == ErrorCode::SecondFactorNeeded =>
                {
                    needs_code.set(true);
                    focus_soon(CODE_FIELD);
                }
                Err(CallError::Problem(problem)) => match password_error(language, &problem) {
                    Some(text) => {
                        let is_code = problem.code == ErrorCode::WrongCode;
                        let field = if is_code { CODE_FIELD } else { FIELD };
                        errors.set(vec![FieldError::new(field, text)]);
                    }
                    None => failure.set(Some(CallError::Problem(problem))),
                },
                Err(error) => failure.set(Some(error)),
            }
        });
    });
    let failed = move || failure.get().map(|error| failed_sign_in(&error, submit));
    let demo = move || session.demo_password().map(|password| demo_hint(&password));
    view! {
        {page_header(language.sign_in_heading()).view()}
        {error_summary(errors)}
        {failed}
        {demo}
        {submit_form(move || submit.run(()), view! {
            {text_field("email", language.sign_in_email(), shown_email)
                .kind(FieldKind::Email)
                .autocomplete("username")
                .readonly()
                .view()}
            <p class="field-below">
                {button(ButtonKind::Subtle, language.sign_in_change_email()).on_press(back).view()}
            </p>
            {text_field(FIELD, language.sign_in_password(), password)
                .kind(FieldKind::Password)
                .autocomplete("current-password")
                .error(error_of(errors, FIELD))
                .view()}
            {move || needs_code.get().then(|| code_field(code, errors))}
            <div class="form-actions">
                {button(ButtonKind::Primary, language.sign_in_button())
                    .busy(is_busy, language.sign_in_signing_in())
                    .view()}
            </div>
        }.into_any())}
    }
    .into_any()
}

/// The second factor, once it is asked for.
fn code_field(code: RwSignal<String>, errors: RwSignal<Vec<FieldError>>) -> AnyView {
    let language = use_language();
    text_field(CODE_FIELD, language.sign_in_code(), code)
        .hint(language.sign_in_code_hint())
        .autocomplete("one-time-code")
        .error(error_of(errors, CODE_FIELD))
        .view()
        .into_any()
}

/// A person whose account is turned off is told so once the password is right.
fn failed_sign_in(error: &CallError, submit: Callback<()>) -> AnyView {
    let language = use_language();
    if let CallError::Problem(problem) = error
        && let Some(reason) = problem.reason
    {
        let text = eligibility_text(language, reason, &About::default());
        return alert(Tone::Error, None, view! { <p>{text}</p> });
    }
    notice_alert(error, move || submit.run(()))
}

fn demo_hint(password: &str) -> AnyView {
    let language = use_language();
    let text = language.sign_in_demo_password(password);
    alert(
        Tone::Info,
        Some(language.sign_in_demo_heading()),
        view! { <p>{text}</p> },
    )
}
