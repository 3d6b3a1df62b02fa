//! A form for one code of the second factor: to turn it on or off, or to show it.

use api::problem::ErrorCode;
use leptos::prelude::*;
use messages::Language;

use super::ask::ask;
use crate::backend::{CallError, Request, use_backend};
use crate::components::{
    ButtonKind, FieldError, FieldKind, button, error_of, error_summary, notice_alert, submit_form,
    text_field,
};
use crate::state::preferences::use_language;
use crate::state::title::use_title;
use crate::view::view;

pub const FIELD: &str = "code";

/// What the form says.
pub struct Words {
    /// Only digits are typed, or recovery codes too.
    pub kind: FieldKind,
    /// Below the label.
    pub hint: &'static str,
    /// On the button.
    pub action: &'static str,
    /// How much the button stands out.
    pub button: ButtonKind,
}

/// The form. `request` makes a call of the code, `done` reads its answer; what
/// was typed stays until then. Without `cancel` there is no way but on.
pub fn code_form(
    words: &Words,
    request: fn(String) -> Request,
    done: Callback<String, Result<(), CallError>>,
    cancel: Option<Callback<()>>,
) -> AnyView {
    let (language, backend, title) = (use_language(), use_backend(), use_title());
    let typed = RwSignal::new(String::new());
    let errors = RwSignal::new(Vec::new());
    let failure = RwSignal::new(None::<CallError>);
    let is_busy = RwSignal::new(false);
    let refused = move |error: CallError| match code_error(language, &error) {
        Some(text) => errors.set(vec![FieldError::new(FIELD, text)]),
        None => failure.set(Some(error)),
    };
    let submit = Callback::new(move |()| {
        failure.set(None);
        let code = typed.get_untracked();
        if code.trim().is_empty() {
            let text = language.sign_in_code_empty();
            errors.set(vec![FieldError::new(FIELD, text)]);
            return;
        }
        errors.set(Vec::new());
        let then =
            move |answer: Result<String, CallError>| match answer.and_then(|text| done.run(text)) {
                Ok(()) | Err(CallError::SignedOut) => {}
                Err(error) => refused(error),
            };
        ask(backend, is_busy, request(code), Box::new(then));
    });
    let cancel = cancel.map(|cancel| {
        let press = move || {
            title.set_problem(false);
            cancel.run(());
        };
        button(ButtonKind::Secondary, language.common_cancel())
            .on_press(press)
            .view()
    });
    let failed = move || Some(notice_alert(&failure.get()?, move || submit.run(())));
    view! {
        {error_summary(errors)}
        {failed}
        {submit_form(move || submit.run(()), view! {
            {text_field(FIELD, language.sign_in_code(), typed)
                .kind(words.kind)
                .hint(words.hint)
                .autocomplete("one-time-code")
                .error(error_of(errors, FIELD))
                .view()}
            <div class="form-actions">
                {button(words.button, words.action)
                    .busy(is_busy, language.account_factor_checking())
                    .view()}
                {cancel}
            </div>
        }.into_any())}
    }
    .into_any()
}

/// What stands at the field of a code that was refused; everything else is for
/// a notice.
fn code_error(language: Language, error: &CallError) -> Option<&'static str> {
    let CallError::Problem(problem) = error else {
        return None;
    };
    match problem.code {
        ErrorCode::WrongCode => Some(language.sign_in_code_wrong()),
        ErrorCode::TooManyRequests => Some(language.sign_in_throttled_later()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use api::problem::Problem;

    use super::*;

    #[test]
    fn a_wrong_code_is_said_at_the_field_and_a_fault_is_not() {
        for language in Language::ALL {
            let said = |code| {
                let problem = Problem::new(code, "");
                code_error(language, &CallError::Problem(Box::new(problem)))
            };
            assert!(said(ErrorCode::WrongCode).is_some());
            assert!(said(ErrorCode::TooManyRequests).is_some());
            assert_eq!(said(ErrorCode::Stale), None);
            assert_eq!(code_error(language, &CallError::Offline), None);
        }
    }
}
