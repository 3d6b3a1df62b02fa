//! One of a few choices, all visible at once.

use leptos::prelude::*;

use crate::view::view;

use super::text_field::{described_by, field_error};

/// One choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RadioOption {
    /// What is chosen.
    pub value: &'static str,
    /// What it is called.
    pub label: String,
    /// What it means.
    pub hint: Option<String>,
}

/// The choices. The id is unique in the page.
pub struct RadioGroup {
    id: String,
    legend: String,
    options: Vec<RadioOption>,
    value: RwSignal<String>,
    error: Option<Signal<Option<String>>>,
    class: &'static str,
    is_disabled: bool,
}

/// A group with its name and what is chosen.
pub fn radio_group(
    id: impl Into<String>,
    legend: impl Into<String>,
    options: Vec<RadioOption>,
    value: RwSignal<String>,
) -> RadioGroup {
    RadioGroup {
        id: id.into(),
        legend: legend.into(),
        options,
        value,
        error: None,
        class: "radio-group",
        is_disabled: false,
    }
}

impl RadioGroup {
    /// What is wrong with the choice.
    #[must_use]
    pub fn error(mut self, error: impl Into<Signal<Option<String>>>) -> Self {
        self.error = Some(error.into());
        self
    }

    /// Side by side where there is room.
    #[must_use]
    pub const fn in_a_row(mut self) -> Self {
        self.class = "radio-group radio-group-row";
        self
    }

    /// Shown, and not to be changed.
    #[must_use]
    pub const fn disabled(mut self, is_disabled: bool) -> Self {
        self.is_disabled = is_disabled;
        self
    }

    /// Draws it.
    pub fn view(self) -> AnyView {
        let (id, value, is_disabled) = (self.id, self.value, self.is_disabled);
        let error = self.error.unwrap_or_else(|| Signal::stored(None));
        let error_id = format!("{id}-error");
        let described_by = described_by(None, error_id.clone(), error);
        let options: Vec<_> = self
            .options
            .into_iter()
            .enumerate()
            .map(|(place, option)| radio(&id, place, option, value, is_disabled))
            .collect();
        view! {
            <fieldset
                class=self.class
                aria-describedby=described_by
            >
                <legend class="field-label">{self.legend}</legend>
                {field_error(error_id, error)}
                <div class="radio-options">{options}</div>
            </fieldset>
        }
        .into_any()
    }
}

fn radio(
    group: &str,
    place: usize,
    option: RadioOption,
    value: RwSignal<String>,
    is_disabled: bool,
) -> AnyView {
    // The first has the group's own id, so that an error summary leads to it.
    let id = match place {
        0 => group.to_owned(),
        place => format!("{group}-{place}"),
    };
    let hint_id = option.hint.is_some().then(|| format!("{id}-hint"));
    let own = option.value;
    let hint = option
        .hint
        .map(|hint| view! { <span class="radio-hint" id=hint_id.clone()>{hint}</span> });
    view! {
        <div class="radio">
            <input
                type="radio"
                id=id.clone()
                name=group.to_owned()
                value=own
                disabled=is_disabled
                aria-describedby=hint_id
                prop:checked=move || value.with(|value| value == own)
                on:change=move |_| value.set(own.to_owned())
            />
            <label for=id>{option.label}</label>
            {hint}
        </div>
    }
    .into_any()
}
