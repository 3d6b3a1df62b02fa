//! A labeled field for a few sentences.

use leptos::prelude::*;

use super::text_field::{described_by, field_error};
use crate::view::view;

/// The field with its label, a hint below it, and what is wrong with what was
/// typed. The id is unique in the page.
pub fn text_area(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    value: RwSignal<String>,
    error: Signal<Option<String>>,
) -> AnyView {
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let described_by = described_by(Some(hint_id.clone()), error_id.clone(), error);
    view! {
        <div class="field" class:has-error=move || error.with(Option::is_some)>
            <label class="field-label" for=id>
                {label}
            </label>
            <p class="field-hint" id=hint_id>
                {hint}
            </p>
            {field_error(error_id, error)}
            <textarea
                class="input"
                id=id
                rows="3"
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=described_by
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            ></textarea>
        </div>
    }
    .into_any()
}
