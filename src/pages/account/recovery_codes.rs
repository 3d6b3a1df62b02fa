//! The recovery codes, which are shown once, and a word that they were kept.

use leptos::prelude::*;

use super::flow::{codes_text, file_address};
use super::second_factor::Factor;
use crate::components::{ButtonKind, FieldError, button, copy_button, error_of, field_error};
use crate::pages::focus::focus_soon;
use crate::state::preferences::use_language;
use crate::state::session::use_viewer;
use crate::view::view;

pub const CODES_ID: &str = "recovery-codes";
const KEPT: &str = "recovery-codes-kept";
const FILE: &str = "selfserve-recovery-codes.txt";

/// The codes; only who has kept them goes on.
pub fn recovery_codes(factor: Factor, codes: &[String]) -> AnyView {
    let language = use_language();
    let email = use_viewer().map(|viewer| viewer.person.email.to_string());
    let text = codes_text(language, &email.unwrap_or_default(), codes);
    let items: Vec<_> = codes
        .iter()
        .map(|code| view! { <li><code>{code.clone()}</code></li> }.into_any())
        .collect();
    view! {
        <div class="section-parts card stage">
            <h3 id=CODES_ID tabindex="-1">
                {language.account_factor_codes_heading()}
            </h3>
            <p class="prose">{language.account_factor_codes_body()}</p>
            <ul class="recovery-codes" aria-label=language.account_factor_codes()>
                {items}
            </ul>
            <div class="action-row">
                {copy_button(language.account_factor_codes_copy(), codes.join("\n"))}
                <a
                    class="button"
                    href=file_address(&text)
                    download=FILE
                    aria-label=language.account_factor_codes_download()
                >
                    {language.common_download()}
                </a>
            </div>
            {confirmation(factor)}
        </div>
    }
    .into_any()
}

fn confirmation(factor: Factor) -> AnyView {
    let language = use_language();
    let is_kept = RwSignal::new(false);
    let errors = RwSignal::new(Vec::new());
    let error = error_of(errors, KEPT);
    let error_id = format!("{KEPT}-error");
    let described_by = error_id.clone();
    let done = move || {
        if is_kept.get_untracked() {
            factor.back();
        } else {
            let text = language.account_factor_codes_kept_error();
            errors.set(vec![FieldError::new(KEPT, text)]);
            focus_soon(KEPT);
        }
    };
    view! {
        <div class="form">
            <div class="field" class:has-error=move || error.with(Option::is_some)>
                {field_error(error_id, error)}
                <div class="check">
                    <input
                        type="checkbox"
                        id=KEPT
                        aria-invalid=move || error.with(Option::is_some).then_some("true")
                        aria-describedby=move || {
                            error.with(Option::is_some).then(|| described_by.clone())
                        }
                        on:change=move |event| {
                            is_kept.set(event_target_checked(&event));
                            errors.set(Vec::new());
                        }
                    />
                    <label for=KEPT>{language.account_factor_codes_kept()}</label>
                </div>
            </div>
            <div class="form-actions">
                {button(ButtonKind::Primary, language.common_done()).on_press(done).view()}
            </div>
        </div>
    }
    .into_any()
}
