//! One of several things that can be ticked.

use leptos::prelude::*;

use crate::view::view;

/// A tick with its label and what it means, where that needs saying. The id is unique in the page.
pub fn checkbox(
    id: String,
    label: &'static str,
    hint: &'static str,
    is_on: impl Fn() -> bool + Send + Sync + 'static,
    is_disabled: bool,
    on_change: impl Fn(bool) + 'static,
) -> AnyView {
    let hint_id = (!hint.is_empty()).then(|| format!("{id}-hint"));
    let hint = hint_id.clone().map(|id| {
        view! {
            <span class="radio-hint" id=id>
                {hint}
            </span>
        }
    });
    view! {
        <div class="radio">
            <input
                type="checkbox"
                id=id.clone()
                disabled=is_disabled
                aria-describedby=hint_id
                prop:checked=is_on
                on:change=move |event| on_change(event_target_checked(&event))
            />
            <label for=id>{label}</label>
            {hint}
        </div>
    }
    .into_any()
}
