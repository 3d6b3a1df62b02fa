//! What was delivered to one receiver.

use std::rc::Rc;

use api::paging::Page as ListPage;
use api::webhooks::{DeliveryRow, ListDeliveries, ReplayEvents, ReplayEventsRequest, Replayed};
use domain::ids::WebhookId;
use domain::notices::DeliveryState;
use domain::product_filter::percent_encode;
use leptos::prelude::*;
use messages::Language;

use super::Webhooks;
use crate::backend::{CallError, Request, decode, notice, use_backend};
use crate::components::{
    BadgeTone, ButtonKind, Column, async_content, button, data_table, row, section, status_badge,
};
use crate::format::date_and_time;
use crate::pages::ask::ask;
use crate::pages::audit_log::words::action_text;
use crate::pages::list::list_link;
use crate::router::use_router;
use crate::routes::Page;
use crate::state::preferences::use_language;
use crate::state::query;
use crate::state::remote::{Remote, use_remote};
use crate::state::toasts::use_toasts;
use crate::view::{memo, view};

type Shown = Remote<ListPage<DeliveryRow>>;

/// The deliveries to the receiver that the address names, if it names one.
pub fn chosen(webhooks: Webhooks) -> AnyView {
    let router = use_router();
    let id = memo(move || {
        let id = query::value(&router.query(), "webhook")?;
        WebhookId::parse(&id).ok()
    });
    let cursor = memo(move || query::value(&router.query(), "cursor"));
    let shown = use_remote(move || {
        Some(ListDeliveries {
            webhook: id.get()?,
            cursor: cursor.get(),
        })
    });
    (move || Some(deliveries(webhooks, shown, &id.get()?))).into_any()
}

fn deliveries(webhooks: Webhooks, shown: Shown, id: &WebhookId) -> AnyView {
    let language = use_language();
    let of = id.clone();
    let list = async_content(shown, move |page: Rc<ListPage<DeliveryRow>>| {
        if page.items.is_empty() {
            return view! { <p class="quiet">{language.webhooks_no_deliveries()}</p> }.into_any();
        }
        let columns = vec![
            Column::text(language.webhooks_column_event()),
            Column::text(language.webhooks_column_time()),
            Column::text(language.webhooks_column_state()),
            Column::number(language.webhooks_column_tries()),
            Column::text(language.webhooks_column_answer()),
            Column::actions(language.webhooks_column_actions()),
        ];
        let rows = page.items.iter().map(|delivery| {
            let again = webhooks.may_change.then(|| {
                let event = Some(delivery.event.clone());
                let action = action_text(language, &delivery.kind);
                again_button(webhooks, shown, &of, event, language.webhooks_again())
                    .name(language.webhooks_again_named(&action))
                    .view()
            });
            let cells = vec![
                action_text(language, &delivery.kind).into_any(),
                date_and_time(language, delivery.created_at).into_any(),
                state(language, delivery.state),
                delivery.tries.to_string().into_any(),
                answer(language, delivery).into_any(),
                again.into_any(),
            ];
            row(&columns, cells)
        });
        let rows = rows.collect();
        let next = page.next_cursor.as_deref().map(|cursor| {
            let query = format!("webhook={of}&cursor={}", percent_encode(cursor));
            list_link(
                Page::Webhooks { query }.address(),
                language.admin_next_page(),
            )
        });
        view! {
            {data_table(language.webhooks_deliveries(), &columns, rows)}
            {next}
        }
        .into_any()
    });
    let all = webhooks.may_change.then(|| {
        let text = language.webhooks_failed_again();
        again_button(webhooks, shown, id, None, text).view()
    });
    let content = view! {
        {list}
        <div class="form-actions">{all}</div>
    };
    section(
        "deliveries-heading",
        language.webhooks_deliveries(),
        content.into_any(),
    )
}

fn again_button(
    webhooks: Webhooks,
    shown: Shown,
    id: &WebhookId,
    event: Option<String>,
    text: &'static str,
) -> crate::components::Button {
    let (language, backend, toasts) = (use_language(), use_backend(), use_toasts());
    let webhook = id.clone();
    button(ButtonKind::Subtle, text).on_press(move || {
        let body = ReplayEventsRequest {
            event: event.clone(),
        };
        let webhook = webhook.clone();
        let request = Request::of(&ReplayEvents { webhook, body });
        let then = move |answer: Result<String, CallError>| match answer
            .and_then(|text| decode::<Replayed>(&text))
        {
            Ok(replayed) => {
                let count = i64::try_from(replayed.count).unwrap_or(i64::MAX);
                toasts.success(language.webhooks_sent_again(count));
                shown.reload();
            }
            Err(CallError::SignedOut) => {}
            Err(error) => toasts.error(notice(language, &error).body),
        };
        ask(backend, webhooks.is_busy, request, Box::new(then));
    })
}

fn state(language: Language, state: DeliveryState) -> AnyView {
    match state {
        DeliveryState::Waiting => {
            status_badge(BadgeTone::Neutral, language.webhooks_delivery_waiting())
        }
        DeliveryState::Delivered => {
            status_badge(BadgeTone::Good, language.webhooks_delivery_delivered())
        }
        DeliveryState::Failed => {
            status_badge(BadgeTone::Attention, language.webhooks_delivery_failed())
        }
    }
}

fn answer(language: Language, delivery: &DeliveryRow) -> String {
    match (delivery.last_status, &delivery.last_problem) {
        (Some(status), _) => status.to_string(),
        (None, Some(problem)) => problem.clone(),
        (None, None) => language.webhooks_no_answer().to_owned(),
    }
}
