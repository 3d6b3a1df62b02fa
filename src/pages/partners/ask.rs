//! Asking another organization to be looked after.

use api::partners::{PartnerList, RequestPartnership, RequestPartnershipRequest};
use api::problem::ErrorCode;
use domain::access::Role;
use leptos::prelude::*;
use messages::Language;

use super::{CUSTOMERS_ID, Partners};
use crate::backend::{CallError, Request, decode, use_backend};
use crate::components::{
    ButtonKind, FieldError, SelectOption, Tick, button, error_of, error_summary, notice_alert,
    select, submit_form, text_field, tick_group,
};
use crate::pages::ask::ask;
use crate::pages::focus::focus_soon;
use crate::pages::users::words::{role_hint, role_text};
use crate::state::preferences::use_language;
use crate::state::toasts::use_toasts;
use crate::view::view;

const CUSTOMER: &str = "customer";
const ROLES: &str = "roles";
/// For how many days can be asked.
const LIVES: [u32; 4] = [30, 90, 365, 730];
/// What is chosen unless something else is.
const USUAL_LIFE: u32 = 365;
/// What a partner can be.
const CAN_BE_ASKED: [Role; 4] = [
    Role::BillingAdmin,
    Role::LicenseAdmin,
    Role::UserAdmin,
    Role::GlobalReader,
];

/// The form.
pub fn ask_form(partners: Partners) -> AnyView {
    let language = use_language();
    let customer = RwSignal::new(String::new());
    let roles = RwSignal::new(Vec::<Role>::new());
    let life = RwSignal::new(USUAL_LIFE.to_string());
    let errors = RwSignal::new(Vec::new());
    let failure = RwSignal::new(None::<CallError>);
    let (backend, toasts) = (use_backend(), use_toasts());
    let submit = Callback::new(move |()| {
        failure.set(None);
        let request = RequestPartnershipRequest {
            customer: customer.get_untracked().trim().to_owned(),
            roles: roles.get_untracked(),
            days: life.get_untracked().parse().unwrap_or(USUAL_LIFE),
        };
        errors.set(missing(language, &request));
        if errors.with_untracked(|errors| !errors.is_empty()) {
            return;
        }
        let then = move |answer: Result<String, CallError>| match answer
            .and_then(|text| decode::<PartnerList>(&text))
        {
            Ok(list) => {
                partners.shown.set(list);
                customer.set(String::new());
                roles.set(Vec::new());
                toasts.success(language.partners_asked());
                focus_soon(CUSTOMERS_ID);
            }
            Err(CallError::SignedOut) => {}
            Err(error) => match at_field(language, &error) {
                Some(text) => errors.set(vec![FieldError::new(CUSTOMER, text)]),
                None => failure.set(Some(error)),
            },
        };
        let request = Request::of(&RequestPartnership { body: request });
        ask(backend, partners.is_busy, request, Box::new(then));
    });
    let failed = move || Some(notice_alert(&failure.get()?, move || submit.run(())));
    let lives = LIVES.map(|days| {
        let text = language.partners_days(i64::from(days));
        SelectOption::new(days.to_string(), text)
    });
    let fields = view! {
        {text_field(CUSTOMER, language.partners_ask_customer(), customer)
            .hint(language.partners_ask_customer_hint())
            .error(error_of(errors, CUSTOMER))
            .view()}
        {role_choice(roles, error_of(errors, ROLES))}
        {select("days", language.partners_ask_days(), lives.to_vec(), life, move |days| {
            life.set(days);
        })
            .view()}
        <div class="form-actions">
            {button(ButtonKind::Secondary, language.partners_ask())
                .busy(partners.is_busy, language.partners_asking())
                .view()}
        </div>
    };
    view! {
        {error_summary(errors)}
        {failed}
        {submit_form(move || submit.run(()), fields.into_any())}
    }
    .into_any()
}

fn role_choice(roles: RwSignal<Vec<Role>>, error: Signal<Option<String>>) -> AnyView {
    let language = use_language();
    let ticks = CAN_BE_ASKED.into_iter().map(|role| Tick {
        value: role,
        id: format!("ask-{role}"),
        label: role_text(language, role),
        hint: role_hint(language, role),
    });
    tick_group(ROLES, language.partners_ask_roles(), ticks, roles, error)
}

/// What is not filled in.
fn missing(language: Language, request: &RequestPartnershipRequest) -> Vec<FieldError> {
    let mut errors = Vec::new();
    if request.customer.is_empty() {
        let text = language.partners_ask_customer_empty();
        errors.push(FieldError::new(CUSTOMER, text));
    }
    if request.roles.is_empty() {
        errors.push(FieldError::new(ROLES, language.partners_ask_roles_empty()));
    }
    errors
}

/// What the server says of the organization.
fn at_field(language: Language, error: &CallError) -> Option<&'static str> {
    let CallError::Problem(problem) = error else {
        return None;
    };
    match problem.code {
        ErrorCode::RequestOpen => Some(language.partners_ask_open()),
        ErrorCode::InvalidField => Some(language.partners_ask_customer_unknown()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_said_at_its_field() {
        let mut request = RequestPartnershipRequest {
            customer: String::new(),
            roles: Vec::new(),
            days: 30,
        };
        assert_eq!(missing(Language::English, &request).len(), 2);
        request.customer = "harbor.example".to_owned();
        request.roles = vec![Role::GlobalReader];
        assert!(missing(Language::Dutch, &request).is_empty());
    }
}
