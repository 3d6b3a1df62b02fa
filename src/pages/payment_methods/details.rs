//! What stands on a person's bills beside the name (B20).

use std::rc::Rc;

use api::cards::{BillingDetails, SetBillingDetails, ShowBillingDetails};
use api::problem::ErrorCode;
use leptos::prelude::*;
use messages::Language;

use crate::backend::{CallError, Request, decode, use_backend};
use crate::components::{
    ButtonKind, FieldError, async_content, button, error_of, error_summary, notice_alert,
    submit_form, text_field,
};
use crate::pages::ask::ask;
use crate::state::preferences::use_language;
use crate::state::remote::use_remote;
use crate::state::toasts::use_toasts;
use crate::view::view;

pub const HEADING_ID: &str = "billing-details";
const TAX_ID: &str = "tax-id";
const COST_CENTER: &str = "cost-center";

/// The section's content.
pub fn details() -> AnyView {
    let shown = use_remote(|| Some(ShowBillingDetails));
    async_content(shown, move |details: Rc<BillingDetails>| form(&details))
}

/// What is typed, and what is wrong with it.
#[derive(Clone, Copy)]
struct Typed {
    tax_id: RwSignal<String>,
    cost_center: RwSignal<String>,
    errors: RwSignal<Vec<FieldError>>,
}

impl Typed {
    /// Shows what the bills say.
    fn fill_in(self, details: &BillingDetails) {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        self.tax_id.set(text(&details.tax_id));
        self.cost_center.set(text(&details.cost_center));
    }

    fn read(self) -> BillingDetails {
        BillingDetails {
            tax_id: given(&self.tax_id.get_untracked()),
            cost_center: given(&self.cost_center.get_untracked()),
        }
    }
}

fn form(details: &BillingDetails) -> AnyView {
    let (language, backend, toasts) = (use_language(), use_backend(), use_toasts());
    let typed = Typed {
        tax_id: RwSignal::new(String::new()),
        cost_center: RwSignal::new(String::new()),
        errors: RwSignal::new(Vec::new()),
    };
    typed.fill_in(details);
    let is_busy = RwSignal::new(false);
    let failure = RwSignal::new(None::<CallError>);
    let submit = Callback::new(move |()| {
        failure.set(None);
        typed.errors.set(Vec::new());
        let then = move |answer: Result<String, CallError>| match answer
            .and_then(|text| decode::<BillingDetails>(&text))
        {
            Ok(details) => {
                typed.fill_in(&details);
                toasts.success(language.cards_saved());
            }
            Err(CallError::SignedOut) => {}
            Err(error) => {
                let errors = at_fields(language, &error);
                if errors.is_empty() {
                    failure.set(Some(error));
                }
                typed.errors.set(errors);
            }
        };
        let body = typed.read();
        let request = Request::of(&SetBillingDetails { body });
        ask(backend, is_busy, request, Box::new(then));
    });
    let failed = move || Some(notice_alert(&failure.get()?, move || submit.run(())));
    let fields = view! {
        <p>{language.cards_details_intro()}</p>
        {text_field(TAX_ID, language.cards_tax_id(), typed.tax_id)
            .hint(language.cards_tax_id_hint())
            .error(error_of(typed.errors, TAX_ID))
            .view()}
        {text_field(COST_CENTER, language.cards_cost_center(), typed.cost_center)
            .hint(language.cards_cost_center_hint())
            .error(error_of(typed.errors, COST_CENTER))
            .view()}
        <div class="form-actions">
            {button(ButtonKind::Primary, language.cards_save())
                .busy(is_busy, language.common_saving())
                .view()}
        </div>
    };
    view! {
        {error_summary(typed.errors)}
        {failed}
        {submit_form(move || submit.run(()), fields.into_any())}
    }
    .into_any()
}

/// What was typed, unless that is nothing.
fn given(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// What the server says of the fields, in our words.
fn at_fields(language: Language, error: &CallError) -> Vec<FieldError> {
    let CallError::Problem(problem) = error else {
        return Vec::new();
    };
    if problem.code != ErrorCode::InvalidField {
        return Vec::new();
    }
    let fields = problem.fields.iter();
    let errors = fields.filter_map(|field| match field.field.as_str() {
        "tax_id" => Some(FieldError::new(TAX_ID, language.cards_tax_id_wrong())),
        "cost_center" => {
            let text = language.cards_cost_center_wrong();
            Some(FieldError::new(COST_CENTER, text))
        }
        _ => None,
    });
    errors.collect()
}

#[cfg(test)]
mod tests {
    use api::problem::Problem;

    use super::*;

    #[test]
    fn what_is_wrong_is_said_at_its_field() {
        for (named, field) in [("tax_id", TAX_ID), ("cost_center", COST_CENTER)] {
            let problem = Problem::invalid_field(named, "detail of the server");
            let errors = at_fields(Language::Dutch, &CallError::Problem(Box::new(problem)));
            assert_eq!(errors.len(), 1);
            assert!(errors.iter().all(|error| error.field == field));
        }
        assert!(at_fields(Language::English, &CallError::Offline).is_empty());
    }

    #[test]
    fn spaces_are_nothing() {
        assert_eq!(given("  "), None);
        assert_eq!(given(" NL1 ").as_deref(), Some("NL1"));
    }
}
