//! A labeled choice from a list: the browser's own, on every device.

use leptos::prelude::*;

use crate::view::view;

use super::text_field::{described_by, field_error};

/// One choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelectOption {
    /// What is chosen.
    pub value: String,
    /// What it is called.
    pub label: String,
    /// The language of the label, where it is not that of the page.
    pub lang: Option<&'static str>,
}

/// A list of choices. The id is unique in the page.
pub struct Select {
    id: &'static str,
    label: String,
    options: Vec<SelectOption>,
    value: Signal<String>,
    on_change: Callback<String>,
    error: Option<Signal<Option<String>>>,
    class: &'static str,
}

/// A list with its label, what is chosen, and what happens on a choice.
pub fn select(
    id: &'static str,
    label: impl Into<String>,
    options: Vec<SelectOption>,
    value: impl Into<Signal<String>>,
    on_change: impl Fn(String) + Send + Sync + 'static,
) -> Select {
    Select {
        id,
        label: label.into(),
        options,
        value: value.into(),
        on_change: Callback::new(on_change),
        error: None,
        class: "field",
    }
}

impl SelectOption {
    /// A choice.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            lang: None,
        }
    }
}

impl Select {
    /// Label and list side by side and small, for bars.
    #[must_use]
    pub const fn inline(mut self) -> Self {
        self.class = "field field-inline";
        self
    }

    /// What is wrong with the choice.
    #[must_use]
    pub fn error(mut self, error: impl Into<Signal<Option<String>>>) -> Self {
        self.error = Some(error.into());
        self
    }

    /// Draws it.
    pub fn view(self) -> AnyView {
        let (value, on_change) = (self.value, self.on_change);
        let error = self.error.unwrap_or_else(|| Signal::stored(None));
        let error_id = format!("{}-error", self.id);
        let described_by = described_by(None, error_id.clone(), error);
        let options: Vec<_> = self
            .options
            .into_iter()
            .map(|option| {
                let own = option.value.clone();
                view! {
                    <option
                        value=option.value
                        lang=option.lang
                        selected=move || value.with(|value| *value == own)
                    >
                        {option.label}
                    </option>
                }
                .into_any()
            })
            .collect();
        view! {
            <div class=self.class class:has-error=move || error.with(Option::is_some)>
                <label class="field-label" for=self.id>
                    {self.label}
                </label>
                {field_error(error_id, error)}
                <select
                    class="select"
                    id=self.id
                    name=self.id
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    aria-describedby=described_by
                    prop:value=move || value.get()
                    on:change=move |event| on_change.run(event_target_value(&event))
                >
                    {options}
                </select>
            </div>
        }
        .into_any()
    }
}
