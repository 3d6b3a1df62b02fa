//! Answering a request, with a message or without.

use api::license_requests::{
    AnswerLicenseRequest, AnswerLicenseRequestBody, CentralPrice, LicenseRequestBody, RequestAnswer,
};
use domain::access::{SubscriptionAccess, authorize_assign_licenses};
use domain::license_request::{ApprovalWay, RequestStatus, check_message};
use domain::subscription::PurchaseChannel;
use domain::term::BillingTerm;
use leptos::prelude::*;
use messages::Language;

use super::{Requests, STATUS_ID};
use crate::backend::{CallError, Request, use_backend};
use crate::components::{ButtonKind, button, dialog, notice_alert, text_area};
use crate::format;
use crate::pages::ask::ask;
use crate::pages::focus::focus_soon;
use crate::state::preferences::use_language;
use crate::state::session::{access_viewer, use_viewer};
use crate::state::toasts::use_toasts;
use crate::view::{effect, view};

const MESSAGE: &str = "answer-message";

/// The button that opens the answer, for a request that waits for one.
pub fn answer_button(requests: Requests, request: &LicenseRequestBody) -> AnyView {
    let language = use_language();
    if request.status != RequestStatus::New {
        return ().into_any();
    }
    let request = request.clone();
    button(ButtonKind::Secondary, language.requests_answer())
        .name(language.requests_answer_named(&request.person))
        .on_press(move || requests.asked.set(Some(request.clone())))
        .view()
}

/// The dialog, beside the list that is drawn anew with every answer.
pub fn answer_dialog(requests: Requests) -> AnyView {
    let language = use_language();
    let (asked, is_open) = (requests.asked, RwSignal::new(false));
    effect(move || {
        if asked.with(Option::is_some) {
            is_open.set(true);
        }
    });
    let heading = Signal::derive(move || {
        let asked = asked.get();
        let names = asked.map(|asked| (asked.person, asked.product.name));
        let (person, product) = names.unwrap_or_default();
        language.requests_answer_question(&person, &product)
    });
    dialog("answer-request", heading, is_open).view(move || {
        let asked = asked.get_untracked();
        asked.map_or_else(|| ().into_any(), |asked| answer(requests, &asked, is_open))
    })
}

fn answer(requests: Requests, asked: &LicenseRequestBody, is_open: RwSignal<bool>) -> AnyView {
    let (language, backend, toasts) = (use_language(), use_backend(), use_toasts());
    let message = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let (is_busy, failure) = (RwSignal::new(false), RwSignal::new(None::<CallError>));
    let request = StoredValue::new(asked.id.clone());
    let price = asked.central_price;
    let send = move |answer: RequestAnswer, way: Option<ApprovalWay>, done: &'static str| {
        failure.set(None);
        let typed = message.get_untracked();
        let is_long = check_message(&typed).is_err();
        error.set(is_long.then(|| language.requests_message_long().to_owned()));
        if is_long {
            return;
        }
        let call = AnswerLicenseRequest {
            request: request.get_value(),
            body: AnswerLicenseRequestBody {
                answer,
                way,
                accepted_total: price.map(|price| price.total),
                message: typed,
            },
        };
        let id = call.request.clone();
        let then = move |answer: Result<String, CallError>| match answer {
            Ok(_) => {
                // Another one may be open by now.
                let shown = requests.asked.get_untracked().map(|asked| asked.id);
                if shown.as_ref() == Some(&id) {
                    is_open.set(false);
                }
                toasts.success(done);
                requests.list.reload();
                // The button that was pressed goes away with its row.
                focus_soon(STATUS_ID);
            }
            Err(CallError::SignedOut) => {}
            Err(error) => failure.set(Some(error)),
        };
        ask(backend, is_busy, Request::of(&call), Box::new(then));
    };
    let approve = move |way, done| send(RequestAnswer::Approve, Some(way), done);
    let assign = (asked.free_licenses > 0 && may_assign()).then(|| {
        button(ButtonKind::Primary, language.requests_assign())
            .busy(is_busy, language.requests_answering())
            .on_press(move || {
                approve(ApprovalWay::AssignCentral, language.requests_assigned());
            })
            .view()
    });
    let buy = price.map(|_| {
        button(ButtonKind::Secondary, language.requests_buy())
            .busy(is_busy, language.requests_answering())
            .on_press(move || approve(ApprovalWay::BuyCentral, language.requests_bought()))
            .view()
    });
    let price = price.map(|price| view! { <p class="quiet">{price_text(language, price)}</p> });
    let failed = move || {
        Some(notice_alert(&failure.get()?, move || {
            is_open.set(false);
            requests.list.reload();
        }))
    };
    view! {
        {failed}
        <p>{language.requests_reason_given(&asked.reason)}</p>
        <p class="quiet">{language.requests_free(i64::from(asked.free_licenses))}</p>
        {price}
        {text_area(
            MESSAGE,
            language.requests_message(),
            language.requests_message_hint(),
            message,
            error.into(),
        )}
        <div class="dialog-actions">
            {assign}
            {buy}
            {button(ButtonKind::Secondary, language.requests_allow())
                .busy(is_busy, language.requests_answering())
                .on_press(move || {
                    approve(ApprovalWay::AllowPurchase, language.requests_allowed());
                })
                .view()}
            {button(ButtonKind::Danger, language.requests_decline())
                .busy(is_busy, language.requests_answering())
                .on_press(move || {
                    send(RequestAnswer::Decline, None, language.requests_declined());
                })
                .view()}
        </div>
    }
    .into_any()
}

/// What a license costs that is bought centrally, before the click.
fn price_text(language: Language, price: CentralPrice) -> String {
    let (unit, total) = (
        format::money(language, price.unit_price),
        format::money(language, price.total),
    );
    match price.term {
        BillingTerm::Monthly => language.requests_central_monthly(&unit, &total),
        BillingTerm::Annual => language.requests_central_annual(&unit, &total),
    }
}

/// Billing admins decide, and assign no licenses.
fn may_assign() -> bool {
    let central = SubscriptionAccess {
        channel: PurchaseChannel::Central,
        purchaser: None,
    };
    let viewer = use_viewer().map(|viewer| access_viewer(&viewer));
    viewer.is_some_and(|viewer| authorize_assign_licenses(&viewer, central).is_ok())
}
