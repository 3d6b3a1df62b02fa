//! Answering a request, with a message or without.

use api::license_requests::{
    AnswerLicenseRequest, AnswerLicenseRequestBody, LicenseRequestBody, RequestAnswer,
};
use domain::ids::LicenseRequestId;
use domain::license_request::{ApprovalWay, RequestStatus};
use leptos::prelude::*;

use super::results::Requests;
use crate::backend::{CallError, Request, notice, use_backend};
use crate::components::{ButtonKind, button, dialog, text_area};
use crate::pages::ask::ask;
use crate::state::preferences::use_language;
use crate::state::toasts::use_toasts;
use crate::view::view;

const MESSAGE: &str = "answer-message";

/// The button that opens the answer, for a request that waits for one.
pub fn actions(requests: Requests, request: &LicenseRequestBody) -> AnyView {
    let language = use_language();
    if request.status != RequestStatus::New {
        return ().into_any();
    }
    let is_open = RwSignal::new(false);
    let heading = language.requests_answer_question(&request.person, &request.product.name);
    let (id, free) = (request.id.clone(), request.free_licenses);
    let reason = request.reason.clone();
    view! {
        {button(ButtonKind::Secondary, language.requests_answer())
            .name(language.requests_answer_named(&request.person))
            .on_press(move || is_open.set(true))
            .view()}
        {dialog("answer-request", Signal::stored(heading), is_open)
            .view(move || answer(requests, &id, free, &reason, is_open))}
    }
    .into_any()
}

fn answer(
    requests: Requests,
    id: &LicenseRequestId,
    free: u32,
    reason: &str,
    is_open: RwSignal<bool>,
) -> AnyView {
    let (language, backend, toasts) = (use_language(), use_backend(), use_toasts());
    let message = RwSignal::new(String::new());
    let is_busy = RwSignal::new(false);
    let request = StoredValue::new(id.clone());
    let send = move |answer: RequestAnswer, way: Option<ApprovalWay>, done: &'static str| {
        let call = AnswerLicenseRequest {
            request: request.get_value(),
            body: AnswerLicenseRequestBody {
                answer,
                way,
                message: message.get_untracked(),
            },
        };
        let then = move |answer: Result<String, CallError>| {
            is_open.set(false);
            match answer {
                Ok(_) => toasts.success(done),
                Err(CallError::SignedOut) => return,
                Err(error) => toasts.error(notice(language, &error).body),
            }
            requests.reload();
        };
        ask(backend, is_busy, Request::of(&call), Box::new(then));
    };
    let approve = move |way, done| send(RequestAnswer::Approve, Some(way), done);
    let assign = (free > 0).then(|| {
        button(ButtonKind::Primary, language.requests_assign())
            .busy(is_busy, language.requests_answering())
            .on_press(move || {
                approve(ApprovalWay::AssignCentral, language.requests_assigned());
            })
            .view()
    });
    view! {
        <p>{language.requests_reason_given(reason)}</p>
        <p class="quiet">{language.requests_free(i64::from(free))}</p>
        {text_area(
            MESSAGE,
            language.requests_message(),
            language.requests_message_hint(),
            message,
            Signal::stored(None),
        )}
        <div class="dialog-actions">
            {assign}
            {button(ButtonKind::Secondary, language.requests_allow())
                .busy(is_busy, language.requests_answering())
                .on_press(move || {
                    approve(ApprovalWay::AllowPurchase, language.requests_allowed());
                })
                .view()}
            {button(ButtonKind::Danger, language.requests_decline())
                .busy(is_busy, language.requests_answering())
                .on_press(move || send(RequestAnswer::Decline, None, language.requests_declined()))
                .view()}
        </div>
    }
    .into_any()
}
