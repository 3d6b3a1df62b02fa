//! The first step: which organization the person belongs to.

use api::session::{LookUpEmail, LookUpEmailRequest};
use domain::email::EmailAddress;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::flow::{Purpose, Refusal, Step, after_lookup, email_error};
use crate::backend::{CallError, use_backend};
use crate::components::{
    ButtonKind, FieldError, FieldKind, Tone, alert, button, error_of, error_summary, notice_alert,
    page_header, submit_form, text_field,
};
use crate::eligibility_text::{About, eligibility_text};
use crate::format;
use crate::router::use_router;
use crate::state::preferences::use_language;
use crate::view::view;

const FIELD: &str = "work-email";

/// Asks for the email, and says so when it leads nowhere.
pub fn email_step(purpose: Purpose, email: RwSignal<String>, step: RwSignal<Step>) -> AnyView {
    let (language, backend, router) = (use_language(), use_backend(), use_router());
    let errors = RwSignal::new(Vec::new());
    let failure = RwSignal::new(None::<CallError>);
    let is_busy = RwSignal::new(false);
    let (product, buying) = match &purpose {
        Purpose::Buy { product, .. } => (
            product.clone(),
            Some(language.sign_in_email_buying(product)),
        ),
        Purpose::See => (String::new(), None),
    };
    let submit = Callback::new(move |()| {
        if is_busy.get_untracked() {
            return;
        }
        failure.set(None);
        let address = match EmailAddress::parse(&email.get_untracked()) {
            Ok(address) => address,
            Err(error) => {
                errors.set(vec![FieldError::new(FIELD, email_error(language, error))]);
                return;
            }
        };
        errors.set(Vec::new());
        is_busy.set(true);
        let purpose = purpose.clone();
        spawn_local(async move {
            let body = LookUpEmailRequest {
                email: address.as_str().to_owned(),
            };
            let answer = backend.send(&LookUpEmail { body }).await;
            is_busy.set(false);
            match answer {
                Ok(found) => {
                    let organization = found.organization.map(Into::into);
                    let next = after_lookup(&purpose, address, organization, found.name);
                    if matches!(next, Step::Password(_) | Step::Elsewhere(..)) {
                        router.focus_next_heading();
                    }
                    step.set(next);
                }
                Err(error) => failure.set(Some(error)),
            }
        });
    });
    let refused = move || match step.get() {
        Step::Refused(refusal) => Some(refusal_alert(&refusal, &product)),
        Step::Email | Step::Password(_) | Step::Elsewhere(..) => None,
    };
    let failed = move || {
        let error = failure.get()?;
        Some(notice_alert(&error, move || submit.run(())))
    };
    view! {
        {page_header(language.sign_in_email_heading())
            .intro(view! { {buying} " " {language.sign_in_email_intro()} })
            .view()}
        {error_summary(errors)}
        {refused}
        {failed}
        {submit_form(move || submit.run(()), view! {
            {text_field(FIELD, language.sign_in_email_label(), email)
                .kind(FieldKind::Email)
                .hint(language.sign_in_email_hint())
                .autocomplete("username")
                .error(error_of(errors, FIELD))
                .view()}
            <div class="form-actions">
                {button(ButtonKind::Primary, language.sign_in_next())
                    .busy(is_busy, language.sign_in_looking_up())
                    .view()}
            </div>
        }.into_any())}
    }
    .into_any()
}

fn refusal_alert(refusal: &Refusal, product: &str) -> AnyView {
    let language = use_language();
    let market = refusal
        .market
        .map(|market| format::market_name(language, market));
    let about = About {
        product: product.to_owned(),
        market: market.unwrap_or_default(),
        organization: String::new(),
        domain: refusal.email.domain().to_owned(),
    };
    let heading = (!product.is_empty()).then(|| language.eligibility_heading());
    let text = eligibility_text(language, refusal.reason, &about);
    alert(Tone::Error, heading, view! { <p>{text}</p> })
}
