//! "There is a problem": every wrong field in one place, above the form.

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::state::preferences::use_language;
use crate::state::title::use_title;
use crate::view::{effect, follow, view};

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The field's id in the page; empty when no single field is to blame.
    pub field: &'static str,
    /// The same words as beside the field.
    pub text: String,
}

impl FieldError {
    /// What is wrong with a field.
    pub fn new(field: &'static str, text: impl Into<String>) -> Self {
        Self {
            field,
            text: text.into(),
        }
    }
}

/// The summary. Takes the focus each time the errors are set and there are
/// some; the document's title says "Error:" while there are.
pub fn error_summary(errors: impl Into<Signal<Vec<FieldError>>>) -> AnyView {
    let errors = errors.into();
    let (language, title) = (use_language(), use_title());
    let summary = NodeRef::<Div>::new();
    effect(move || {
        let has_errors = errors.with(|errors| !errors.is_empty());
        title.set_problem(has_errors);
        if let Some(summary) = summary.get()
            && has_errors
        {
            drop(summary.focus());
        }
    });
    follow(move || {
        let errors = errors.get();
        if errors.is_empty() {
            return ().into_any();
        }
        let items: Vec<_> = errors.into_iter().map(item).collect();
        view! {
            <div
                class="error-summary"
                role="alert"
                tabindex="-1"
                aria-labelledby="error-summary-heading"
                node_ref=summary
            >
                <h2 id="error-summary-heading">{language.common_problem_heading()}</h2>
                <ul>{items}</ul>
            </div>
        }
        .into_any()
    })
}

/// The message of one field out of all, to show beside it.
pub fn error_of(errors: RwSignal<Vec<FieldError>>, field: &'static str) -> Signal<Option<String>> {
    Signal::derive(move || {
        errors.with(|errors| {
            let error = errors.iter().find(|error| error.field == field);
            error.map(|error| error.text.clone())
        })
    })
}

fn item(error: FieldError) -> AnyView {
    let field = error.field;
    if field.is_empty() {
        return view! { <li>{error.text}</li> }.into_any();
    }
    view! {
        <li>
            <a
                href=format!("#{field}")
                on:click=move |event| {
                    event.prevent_default();
                    focus(field);
                }
            >
                {error.text}
            </a>
        </li>
    }
    .into_any()
}

fn focus(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        drop(element.unchecked_into::<HtmlElement>().focus());
    }
}
