//! Making an account with its first token.

use api::programs::{CreateServiceAccount, CreateServiceAccountRequest, NewServiceToken};
use domain::program::{Scope, ServiceAccountError, check_service_account};
use leptos::prelude::*;
use messages::Language;

use super::words::{CAN_BE_GIVEN, scope_text};
use super::{Accounts, NEW_ID};
use crate::backend::{CallError, Request, decode, use_backend};
use crate::components::{
    ButtonKind, FieldError, SelectOption, Tick, button, error_of, error_summary, notice_alert,
    select, submit_form, text_field, tick_group,
};
use crate::pages::ask::ask;
use crate::pages::focus::focus_soon;
use crate::state::preferences::use_language;
use crate::view::view;

const NAME: &str = "account-name";
const SCOPES: &str = "account-scopes";
/// For how many days a token can be valid.
const LIVES: [u32; 4] = [30, 90, 180, 365];
/// What is chosen unless something else is.
const USUAL_LIFE: u32 = 90;

/// The form.
pub fn make_account(accounts: Accounts) -> AnyView {
    let (language, backend) = (use_language(), use_backend());
    let name = RwSignal::new(String::new());
    let scopes = RwSignal::new(Vec::<Scope>::new());
    let life = RwSignal::new(USUAL_LIFE.to_string());
    let errors = RwSignal::new(Vec::new());
    let failure = RwSignal::new(None::<CallError>);
    let is_busy = RwSignal::new(false);
    let submit = Callback::new(move |()| {
        failure.set(None);
        let body = CreateServiceAccountRequest {
            name: name.get_untracked().trim().to_owned(),
            scopes: scopes.get_untracked(),
            days: life.get_untracked().parse().unwrap_or(USUAL_LIFE),
        };
        let wrong = wrong(language, &body);
        let is_wrong = wrong.is_some();
        errors.set(wrong.into_iter().collect());
        if is_wrong {
            return;
        }
        let then = move |answer: Result<String, CallError>| match answer
            .and_then(|text| decode::<NewServiceToken>(&text))
        {
            Ok(new) => {
                accounts.new.set(Some(new));
                accounts.shown.reload();
                name.set(String::new());
                scopes.set(Vec::new());
                focus_soon(NEW_ID);
            }
            Err(CallError::SignedOut) => {}
            Err(error) => failure.set(Some(error)),
        };
        let request = Request::of(&CreateServiceAccount { body });
        ask(backend, is_busy, request, Box::new(then));
    });
    let failed = move || Some(notice_alert(&failure.get()?, move || submit.run(())));
    let lives = LIVES.map(|days| {
        let text = language.directory_token_days(i64::from(days));
        SelectOption::new(days.to_string(), text)
    });
    let fields = view! {
        {text_field(NAME, language.programs_name(), name)
            .hint(language.programs_name_hint())
            .error(error_of(errors, NAME))
            .view()}
        {scope_choice(scopes, error_of(errors, SCOPES))}
        {select("account-days", language.programs_days(), lives.to_vec(), life, move |days| {
            life.set(days);
        })
            .view()}
        <div class="form-actions">
            {button(ButtonKind::Secondary, language.programs_make())
                .busy(is_busy, language.programs_making())
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

fn scope_choice(scopes: RwSignal<Vec<Scope>>, error: Signal<Option<String>>) -> AnyView {
    let language = use_language();
    let ticks = CAN_BE_GIVEN.into_iter().map(|scope| Tick {
        value: scope,
        id: format!("scope-{}", scope.as_str().replace('.', "-")),
        label: scope_text(language, scope),
        hint: scope.as_str(),
    });
    tick_group(SCOPES, language.programs_scopes(), ticks, scopes, error)
}

/// What the rules of the domain say of it.
fn wrong(language: Language, body: &CreateServiceAccountRequest) -> Option<FieldError> {
    match check_service_account(&body.name, &body.scopes).err()? {
        ServiceAccountError::Name => Some(FieldError::new(NAME, language.programs_name_wrong())),
        ServiceAccountError::NoScope => {
            Some(FieldError::new(SCOPES, language.programs_scopes_empty()))
        }
        // The page offers neither.
        ServiceAccountError::ProductOnly(_)
        | ServiceAccountError::Days
        | ServiceAccountError::TooManyTokens => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_said_at_its_field() {
        let mut body = CreateServiceAccountRequest {
            name: String::new(),
            scopes: Vec::new(),
            days: 90,
        };
        let said = |body: &CreateServiceAccountRequest| {
            wrong(Language::English, body).map(|error| error.field)
        };
        assert_eq!(said(&body), Some(NAME));
        body.name = "Nightly check".to_owned();
        assert_eq!(said(&body), Some(SCOPES));
        body.scopes = vec![Scope::PolicyRead];
        assert_eq!(said(&body), None);
    }
}
