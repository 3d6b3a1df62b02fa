//! Asking for a license where one may not buy, or need not (B4, B6).

mod options;

use api::license_requests::{
    AskForLicense, AskForLicenseRequest, AskedBody, RequestOptions, WithdrawLicenseRequest,
};
use api::request_settings::OwnProcessBody;
use domain::email::EmailAddress;
use domain::ids::{LicenseRequestId, ProductId};
use domain::license_request::{RequestStatus, check_reason};
use leptos::prelude::*;
use messages::Language;

pub use options::use_request_options;

use crate::backend::{CallError, Request, decode, notice, use_backend};
use crate::components::{
    ButtonKind, FieldError, Tone, alert, button, error_of, error_summary, notice_alert,
    submit_form, text_area, text_field,
};
use crate::pages::ask::ask;
use crate::pages::focus::focus_soon;
use crate::state::preferences::use_language;
use crate::state::remote::Remote;
use crate::state::toasts::use_toasts;
use crate::view::{follow, view};

const REASON: &str = "request-reason";
const STATUS_ID: &str = "request-status";
const EMAILS: &str = "request-emails";
/// For how many people the server takes a request at once.
const AT_MOST: usize = 20;

/// What the person can do instead of buying, and where the last request
/// stands. Nothing where there is nothing to do.
pub fn license_request(product: &ProductId, name: &str, slug: &str) -> AnyView {
    let options = use_request_options(slug);
    // Set when the answer to what was just done is to take the focus.
    let is_new = RwSignal::new(false);
    let (product, name) = (StoredValue::new(product.clone()), name.to_owned());
    follow(move || {
        let Some(shown) = options.get() else {
            return ().into_any();
        };
        if is_new.get_untracked() {
            is_new.set(false);
            focus_soon(STATUS_ID);
        }
        view! {
            {status(options, is_new, &shown)}
            {shown.own_process.as_ref().map(own_process)}
            {shown.may_ask.then(|| form(options, is_new, &shown, product.get_value(), &name))}
        }
        .into_any()
    })
}

/// Said before somebody pays: a license that nobody has, which can be asked for
/// instead (B6). Nothing where there is none.
pub fn instead_of_paying(product: &ProductId, name: &str, slug: &str) -> AnyView {
    let language = use_language();
    let options = use_request_options(slug);
    let (is_new, is_open) = (RwSignal::new(false), RwSignal::new(false));
    let (product, name) = (
        StoredValue::new(product.clone()),
        StoredValue::new(name.to_owned()),
    );
    follow(move || {
        let Some(shown) = options.get() else {
            return ().into_any();
        };
        if is_new.get_untracked() {
            is_new.set(false);
            focus_soon(STATUS_ID);
            return status(options, is_new, &shown);
        }
        if !shown.may_ask || shown.free_licenses == 0 {
            return ().into_any();
        }
        if is_open.get() {
            return name
                .with_value(|name| form(options, is_new, &shown, product.get_value(), name));
        }
        let free = i64::from(shown.free_licenses);
        let text = name.with_value(|name| language.requests_free_licenses(free, name));
        let ask = button(ButtonKind::Secondary, language.requests_ask()).on_press(move || {
            is_open.set(true);
            focus_soon(REASON);
        });
        let content = view! {
            <p>{text}</p>
            {ask.view()}
        };
        alert(Tone::Info, None, content)
    })
}

/// The organization's own process, in place of the form.
fn own_process(process: &OwnProcessBody) -> AnyView {
    let language = use_language();
    let link = process.link.clone().map(|link| {
        view! {
            <p>
                <a href=link rel="noreferrer">
                    {language.requests_own_process_link()}
                </a>
            </p>
        }
    });
    let content = view! {
        <p class="prose">{process.message.clone()}</p>
        {link}
    };
    let heading = language.requests_own_process_heading();
    alert(Tone::Info, Some(heading), content)
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
    let (language, backend, toasts) = (use_language(), use_backend(), use_toasts());
    let reason = RwSignal::new(String::new());
    let emails = RwSignal::new(String::new());
    let errors = RwSignal::new(Vec::new());
    let failure = RwSignal::new(None::<CallError>);
    let is_busy = RwSignal::new(false);
    let product = StoredValue::new(product);
    let submit = Callback::new(move |()| {
        failure.set(None);
        let typed = reason.get_untracked();
        let colleagues = addresses(&emails.get_untracked());
        let found = wrong(language, &typed, colleagues.is_none());
        let is_wrong = !found.is_empty();
        errors.set(found);
        let Some(colleagues) = colleagues.filter(|_| !is_wrong) else {
            return;
        };
        let is_own = colleagues.is_empty();
        let body = AskForLicenseRequest {
            product: product.get_value(),
            users: Vec::new(),
            emails: colleagues,
            reason: typed,
        };
        let then = move |answer: Result<String, CallError>| match answer
            .and_then(|text| decode::<AskedBody>(&text))
        {
            Ok(asked) => {
                if !is_own {
                    toasts.success(told(language, &asked));
                }
                is_new.set(true);
                options.reload();
            }
            Err(CallError::SignedOut) => {}
            Err(error) if names_a_stranger(&error) => {
                let text = language.requests_emails_stranger();
                errors.set(vec![FieldError::new(EMAILS, text)]);
            }
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
        {text_field(EMAILS, language.requests_emails(), emails)
            .hint(language.requests_emails_hint())
            .error(error_of(errors, EMAILS))
            .view()}
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

fn wrong(language: Language, reason: &str, emails_are_wrong: bool) -> Vec<FieldError> {
    let of_reason = check_reason(reason)
        .is_err()
        .then(|| FieldError::new(REASON, language.requests_reason_wrong()));
    let of_emails =
        emails_are_wrong.then(|| FieldError::new(EMAILS, language.requests_emails_wrong()));
    of_reason.into_iter().chain(of_emails).collect()
}

/// The addresses that were typed, with commas or spaces between them; nothing
/// where one of them is none, or where there are too many.
fn addresses(typed: &str) -> Option<Vec<String>> {
    let parts = typed.split(|c: char| c.is_whitespace() || c == ',' || c == ';');
    let parts = parts.filter(|part| !part.is_empty());
    let read = parts.map(|part| {
        let email = EmailAddress::parse(part).ok()?;
        Some(email.as_str().to_owned())
    });
    let read: Option<Vec<_>> = read.collect();
    read.filter(|emails| emails.len() <= AT_MOST)
}

fn names_a_stranger(error: &CallError) -> bool {
    match error {
        CallError::Problem(problem) => problem.fields.iter().any(|field| field.field == "emails"),
        _ => false,
    }
}

/// What came of asking for others.
fn told(language: Language, asked: &AskedBody) -> String {
    if asked.approved > 0 {
        language.requests_given(asked.approved.into())
    } else {
        language.requests_sent(i64::from(asked.asked) + i64::from(asked.already_open))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_asked_for_at_its_field() {
        let fields = |errors: Vec<FieldError>| {
            let fields = errors.into_iter().map(|error| error.field);
            fields.collect::<Vec<_>>()
        };
        assert_eq!(fields(wrong(Language::English, " ", false)), [REASON]);
        assert_eq!(fields(wrong(Language::English, "", true)), [REASON, EMAILS]);
        assert!(wrong(Language::Dutch, "Voor het verslag", false).is_empty());
    }

    #[test]
    fn colleagues_are_named_by_their_addresses() {
        assert_eq!(addresses(" "), Some(Vec::new()));
        let two = addresses("ada@harbor.example, ben@harbor.example;").unwrap();
        assert_eq!(two, ["ada@harbor.example", "ben@harbor.example"]);
        assert_eq!(addresses("ada"), None);
        let many = ["ada@harbor.example"; 21].join(" ");
        assert_eq!(addresses(&many), None);
    }
}
