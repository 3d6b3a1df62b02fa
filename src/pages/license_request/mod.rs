//! Asking for a license where one may not buy, or need not (B4, B6).

use std::rc::Rc;

use api::license_requests::{
    AskForLicense, AskForLicenseRequest, AskedBody, RequestOptions, ShowRequestOptions,
    WithdrawLicenseRequest,
};
use domain::ids::{LicenseRequestId, ProductId};
use domain::license_request::{RequestStatus, check_reason};
use leptos::prelude::*;
use messages::Language;

use crate::backend::{CallError, Request, decode, notice, use_backend};
use crate::components::{
    ButtonKind, FieldError, Tone, alert, async_content, button, error_of, error_summary,
    notice_alert, submit_form, text_area,
};
use crate::pages::ask::ask;
use crate::pages::focus::focus_soon;
use crate::state::preferences::use_language;
use crate::state::remote::{Remote, use_remote};
use crate::state::toasts::use_toasts;
use crate::view::view;

const REASON: &str = "request-reason";
const STATUS_ID: &str = "request-status";

/// What the person can do instead of buying, and where the last request
/// stands. Nothing where there is nothing to do.
pub fn license_request(product: &ProductId, name: &str, slug: &str) -> AnyView {
    let slug = slug.to_owned();
    let options = use_remote(move || Some(ShowRequestOptions { slug: slug.clone() }));
    // Set when the answer to what was just done is to take the focus.
    let is_new = RwSignal::new(false);
    let (product, name) = (StoredValue::new(product.clone()), name.to_owned());
    async_content(options, move |shown: Rc<RequestOptions>| {
        if is_new.get_untracked() {
            is_new.set(false);
            focus_soon(STATUS_ID);
        }
        view! {
            {status(options, is_new, &shown)}
            {shown.may_ask.then(|| form(options, is_new, &shown, product.get_value(), &name))}
        }
        .into_any()
    })
}

fn status(
    options: Remote<RequestOptions>,
    is_new: RwSignal<bool>,
    shown: &RequestOptions,
) -> AnyView {
    let language = use_language();
    let Some(status) = shown.status else {
        return ().into_any();
    };
    let (tone, text) = match status {
        RequestStatus::New => (Tone::Info, language.requests_own_new()),
        RequestStatus::Approved => (Tone::Success, language.requests_own_approved()),
        RequestStatus::Declined => (Tone::Warning, language.requests_own_declined()),
        RequestStatus::Expired => (Tone::Info, language.requests_own_expired()),
        RequestStatus::Withdrawn => (Tone::Info, language.requests_own_withdrawn()),
    };
    let message = shown.message.clone().map(|message| {
        view! { <p>{language.requests_own_message(&message)}</p> }
    });
    let withdraw = shown
        .request
        .clone()
        .filter(|_| status == RequestStatus::New)
        .map(|request| withdraw(options, is_new, request));
    let content = view! {
        <p id=STATUS_ID tabindex="-1">
            {text}
        </p>
        {message}
        {withdraw}
    };
    alert(tone, None, content)
}

fn withdraw(
    options: Remote<RequestOptions>,
    is_new: RwSignal<bool>,
    request: LicenseRequestId,
) -> AnyView {
    let (language, backend, toasts) = (use_language(), use_backend(), use_toasts());
    let is_busy = RwSignal::new(false);
    let call = StoredValue::new(WithdrawLicenseRequest { request });
    let press = move || {
        let then = move |answer: Result<String, CallError>| {
            match answer {
                Ok(_) => is_new.set(true),
                Err(CallError::SignedOut) => return,
                Err(error) => toasts.error(notice(language, &error).body),
            }
            options.reload();
        };
        let request = call.with_value(Request::of);
        ask(backend, is_busy, request, Box::new(then));
    };
    button(ButtonKind::Subtle, language.requests_withdraw())
        .busy(is_busy, language.requests_withdrawing())
        .on_press(press)
        .view()
}

fn form(
    options: Remote<RequestOptions>,
    is_new: RwSignal<bool>,
    shown: &RequestOptions,
    product: ProductId,
    name: &str,
) -> AnyView {
    let (language, backend) = (use_language(), use_backend());
    let reason = RwSignal::new(String::new());
    let errors = RwSignal::new(Vec::new());
    let failure = RwSignal::new(None::<CallError>);
    let is_busy = RwSignal::new(false);
    let product = StoredValue::new(product);
    let submit = Callback::new(move |()| {
        failure.set(None);
        let typed = reason.get_untracked();
        let wrong = wrong(language, &typed);
        let is_wrong = wrong.is_some();
        errors.set(wrong.into_iter().collect());
        if is_wrong {
            return;
        }
        let body = AskForLicenseRequest {
            product: product.get_value(),
            users: Vec::new(),
            reason: typed,
        };
        let then = move |answer: Result<String, CallError>| match answer
            .and_then(|text| decode::<AskedBody>(&text))
        {
            Ok(_) => {
                is_new.set(true);
                options.reload();
            }
            Err(CallError::SignedOut) => {}
            Err(error) => failure.set(Some(error)),
        };
        ask(
            backend,
            is_busy,
            Request::of(&AskForLicense { body }),
            Box::new(then),
        );
    });
    let failed = move || Some(notice_alert(&failure.get()?, move || submit.run(())));
    let free = (shown.free_licenses > 0).then(|| {
        let count = i64::from(shown.free_licenses);
        view! { <p>{language.requests_free_licenses(count, name)}</p> }
    });
    let fields = view! {
        {text_area(
            REASON,
            language.requests_reason(),
            language.requests_reason_hint(),
            reason,
            error_of(errors, REASON),
        )}
        <div class="form-actions">
            {button(ButtonKind::Secondary, language.requests_ask())
                .busy(is_busy, language.requests_asking())
                .view()}
        </div>
    };
    view! {
        <section class="card" aria-labelledby="request-heading">
            <h2 id="request-heading">{language.requests_ask_heading()}</h2>
            {free}
            {error_summary(errors)}
            {failed}
            {submit_form(move || submit.run(()), fields.into_any())}
        </section>
    }
    .into_any()
}

fn wrong(language: Language, reason: &str) -> Option<FieldError> {
    let is_wrong = check_reason(reason).is_err();
    is_wrong.then(|| FieldError::new(REASON, language.requests_reason_wrong()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_asked_for_at_its_field() {
        assert_eq!(wrong(Language::English, " ").unwrap().field, REASON);
        assert!(wrong(Language::Dutch, "Voor het verslag").is_none());
    }
}
