//! A day: the browser's own calendar.

use leptos::prelude::*;

use crate::view::view;

/// A field for a day as `2027-01-31`; empty for none. The id is unique in the
/// page.
pub fn date_field(
    id: &'static str,
    label: &'static str,
    value: Signal<String>,
    on_change: impl Fn(String) + 'static,
) -> AnyView {
    view! {
        <div class="field">
            <label class="field-label" for=id>
                {label}
            </label>
            <input
                class="input"
                id=id
                type="date"
                prop:value=move || value.get()
                on:change=move |event| on_change(event_target_value(&event))
            />
        </div>
    }
    .into_any()
}
