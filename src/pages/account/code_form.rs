//! A form for one code, to turn the second factor on or off.

use leptos::prelude::*;

use super::ask::ask;
use super::flow::code_error;
use crate::backend::{CallError, Request, use_backend};
use crate::components::{
    ButtonKind, FieldError, FieldKind, button, error_of, error_summary, notice_alert, text_field,
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
/// was typed stays until then.
pub fn code_form(
    words: &Words,
    request: fn(String) -> Request,
    done: Callback<String, Result<(), CallError>>,
    cancel: Callback<()>,
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
    let cancel = move || {
        title.set_problem(false);
        cancel.run(());
    };
    let failed = move || Some(notice_alert(&failure.get()?, move || submit.run(())));
    view! {
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
                {button(ButtonKind::Secondary, language.common_cancel()).on_press(cancel).view()}
            </div>
        </form>
    }
    .into_any()
}
