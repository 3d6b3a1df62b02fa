//! A labeled text field with hint and error, tied together for screen readers.

use leptos::prelude::*;

use crate::state::preferences::use_language;
use crate::view::view;

/// What is typed into the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// Anything.
    Text,
    /// An email address.
    Email,
    /// A password.
    Password,
    /// A whole number; spinning by the mouse wheel changes it too easily, so
    /// it is text with a keyboard of digits.
    Number,
    /// Words to look for.
    Search,
}

/// A field. The id is unique in the page.
pub struct TextField {
    id: &'static str,
    label: String,
    value: RwSignal<String>,
    kind: FieldKind,
    hint: Option<String>,
    error: Option<Signal<Option<String>>>,
    autocomplete: &'static str,
    is_readonly: bool,
}

/// A field with its label and what is typed into it.
pub fn text_field(
    id: &'static str,
    label: impl Into<String>,
    value: RwSignal<String>,
) -> TextField {
    TextField {
        id,
        label: label.into(),
        value,
        kind: FieldKind::Text,
        hint: None,
        error: None,
        autocomplete: "off",
        is_readonly: false,
    }
}

impl TextField {
    /// What is typed into it.
    #[must_use]
    pub const fn kind(mut self, kind: FieldKind) -> Self {
        self.kind = kind;
        self
    }

    /// A hint below the label.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// What is wrong with it.
    #[must_use]
    pub fn error(mut self, error: impl Into<Signal<Option<String>>>) -> Self {
        self.error = Some(error.into());
        self
    }

    /// What the browser may fill in.
    #[must_use]
    pub const fn autocomplete(mut self, autocomplete: &'static str) -> Self {
        self.autocomplete = autocomplete;
        self
    }

    /// Shown, and not to be changed here.
    #[must_use]
    pub const fn readonly(mut self) -> Self {
        self.is_readonly = true;
        self
    }

    /// Draws it.
    pub fn view(self) -> AnyView {
        let (id, value) = (self.id, self.value);
        let error = self.error.unwrap_or_else(|| Signal::stored(None));
        let (kind, inputmode) = match self.kind {
            FieldKind::Text => ("text", None),
            FieldKind::Email => ("email", Some("email")),
            FieldKind::Password => ("password", None),
            FieldKind::Number => ("text", Some("numeric")),
            FieldKind::Search => ("search", None),
        };
        let hint_id = self.hint.is_some().then(|| format!("{id}-hint"));
        let error_id = format!("{id}-error");
        let described_by = described_by(hint_id.clone(), error_id.clone(), error);
        let hint = self
            .hint
            .map(|hint| view! { <p class="field-hint" id=hint_id>{hint}</p> });
        view! {
            <div class="field" class:has-error=move || error.with(Option::is_some)>
                <label class="field-label" for=id>
                    {self.label}
                </label>
                {hint}
                {field_error(error_id, error)}
                <input
                    class="input"
                    class:input-short=self.kind == FieldKind::Number
                    id=id
                    name=id
                    type=kind
                    inputmode=inputmode
                    autocomplete=self.autocomplete
                    autocapitalize="off"
                    spellcheck="false"
                    readonly=self.is_readonly
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    aria-describedby=described_by
                    prop:value=move || value.get()
                    on:input=move |event| value.set(event_target_value(&event))
                />
            </div>
        }
        .into_any()
    }
}

/// The error's place, between hint and field.
pub fn field_error(id: String, error: Signal<Option<String>>) -> AnyView {
    let language = use_language();
    view! {
        <p class="field-error" id=id hidden=move || error.with(Option::is_none)>
            <span class="visually-hidden">{language.common_error_prefix()} " "</span>
            {move || error.get()}
        </p>
    }
    .into_any()
}

/// Names the hint, and the error while there is one.
pub(super) fn described_by(
    hint_id: Option<String>,
    error_id: String,
    error: Signal<Option<String>>,
) -> impl Fn() -> Option<String> + Send + Clone + 'static {
    move || {
        let has_error = error.with(Option::is_some);
        match (&hint_id, has_error) {
            (Some(hint), true) => Some(format!("{hint} {error_id}")),
            (Some(hint), false) => Some(hint.clone()),
            (None, true) => Some(error_id.clone()),
            (None, false) => None,
        }
    }
}
