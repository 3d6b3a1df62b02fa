//! One of several things that can be ticked.

use leptos::prelude::*;

use crate::view::view;

/// A tick with its label and what it means. The id is unique in the page.
pub fn checkbox(
    id: String,
    label: &'static str,
    hint: &'static str,
    is_on: impl Fn() -> bool + Send + Sync + 'static,
    is_disabled: bool,
    on_change: impl Fn(bool) + 'static,
) -> AnyView {
    let hint_id = format!("{id}-hint");
    view! {
        <div class="radio">
            <input
                type="checkbox"
                id=id.clone()
                disabled=is_disabled
                aria-describedby=hint_id.clone()
                prop:checked=is_on
                on:change=move |event| on_change(event_target_checked(&event))
            />
            <label for=id>{label}</label>
            <span class="radio-hint" id=hint_id>
                {hint}
            </span>
        </div>
    }
    .into_any()
}
