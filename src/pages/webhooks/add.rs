//! Adding a receiver.

use api::problem::ErrorCode;
use api::webhooks::{AddWebhook, AddWebhookRequest, NewWebhook};
use domain::audit_filter::AuditArea;
use leptos::prelude::*;

use super::{NEW_ID, Webhooks};
use crate::backend::{CallError, Request, decode, use_backend};
use crate::components::{
    ButtonKind, FieldError, Tick, button, error_of, error_summary, notice_alert, submit_form,
    text_field, tick_group,
};
use crate::pages::ask::ask;
use crate::pages::audit_log::words::areas;
use crate::pages::focus::focus_soon;
use crate::state::preferences::use_language;
use crate::view::view;

const URL: &str = "webhook-url";
/// What people want to hear of; everything else comes with all of it.
const OFFERED: [AuditArea; 8] = [
    AuditArea::Order,
    AuditArea::License,
    AuditArea::LicenseRequest,
    AuditArea::Policy,
    AuditArea::PartnerGrant,
    AuditArea::Person,
    AuditArea::User,
    AuditArea::Roles,
];

/// The form.
pub fn add_form(webhooks: Webhooks) -> AnyView {
    let (language, backend) = (use_language(), use_backend());
    let url = RwSignal::new(String::new());
    let chosen = RwSignal::new(Vec::<AuditArea>::new());
    let errors = RwSignal::new(Vec::new());
    let failure = RwSignal::new(None::<CallError>);
    let submit = Callback::new(move |()| {
        failure.set(None);
        let body = AddWebhookRequest {
            url: url.get_untracked().trim().to_owned(),
            areas: chosen.get_untracked(),
        };
        let is_wrong = body.url.is_empty();
        let wrong = is_wrong.then(|| FieldError::new(URL, language.webhooks_url_wrong()));
        errors.set(wrong.into_iter().collect());
        if is_wrong {
            return;
        }
        let then = move |answer: Result<String, CallError>| match answer
            .and_then(|text| decode::<NewWebhook>(&text))
        {
            Ok(new) => {
                webhooks.new.set(Some(new));
                webhooks.shown.reload();
                url.set(String::new());
                chosen.set(Vec::new());
                focus_soon(NEW_ID);
            }
            Err(CallError::SignedOut) => {}
            Err(error) if is_invalid(&error) => {
                errors.set(vec![FieldError::new(URL, language.webhooks_url_wrong())]);
            }
            Err(error) => failure.set(Some(error)),
        };
        let request = Request::of(&AddWebhook { body });
        ask(backend, webhooks.is_busy, request, Box::new(then));
    });
    let failed = move || Some(notice_alert(&failure.get()?, move || submit.run(())));
    let names = areas(language);
    let ticks = OFFERED.into_iter().filter_map(|area| {
        let (_, label) = names.iter().find(|(other, _)| *other == area)?;
        Some(Tick {
            value: area,
            id: format!("area-{area}"),
            label,
            hint: "",
        })
    });
    let none = Signal::stored(None);
    let fields = view! {
        {text_field(URL, language.webhooks_url(), url)
            .hint(language.webhooks_url_hint())
            .error(error_of(errors, URL))
            .view()}
        {tick_group("webhook-areas", language.webhooks_areas(), ticks, chosen, none)}
        <div class="form-actions">
            {button(ButtonKind::Secondary, language.webhooks_add())
                .busy(webhooks.is_busy, language.webhooks_adding())
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

fn is_invalid(error: &CallError) -> bool {
    matches!(error, CallError::Problem(problem) if problem.code == ErrorCode::InvalidField)
}
