//! The receivers there are.

use api::webhooks::{SetWebhook, SetWebhookRequest, TestWebhook, WebhookList, WebhookRow};
use domain::notices::WebhookState;
use leptos::prelude::*;
use messages::Language;

use super::Webhooks;
use crate::backend::{Backend, CallError, Request, decode, notice, use_backend};
use crate::components::{
    BadgeTone, ButtonKind, Column, button, data_table, row, row_link, status_badge,
};
use crate::format::short_date;
use crate::pages::ask::ask;
use crate::pages::audit_log::words::areas;
use crate::routes::Page;
use crate::state::preferences::use_language;
use crate::state::toasts::{Toasts, use_toasts};
use crate::view::view;

/// The table, or that there is none.
pub fn list(webhooks: Webhooks, list: &WebhookList) -> AnyView {
    let language = use_language();
    if list.items.is_empty() {
        return view! { <p class="quiet">{language.webhooks_none()}</p> }.into_any();
    }
    let mut columns = vec![
        Column::text(language.webhooks_column_url()),
        Column::text(language.webhooks_column_areas()),
        Column::text(language.webhooks_column_state()),
    ];
    if webhooks.may_change {
        columns.push(Column::actions(language.webhooks_column_actions()));
    }
    let rows = list.items.iter().map(|webhook| {
        let query = format!("webhook={}", webhook.id);
        let mut cells = vec![
            row_link(
                Page::Webhooks { query }.address(),
                webhook.url.clone(),
                None,
            ),
            events(language, webhook).into_any(),
            state(language, webhook),
        ];
        if webhooks.may_change {
            cells.push(actions(webhooks, webhook));
        }
        row(&columns, cells)
    });
    data_table(language.webhooks_list_heading(), &columns, rows.collect())
}

fn events(language: Language, webhook: &WebhookRow) -> String {
    if webhook.areas.is_empty() {
        return language.webhooks_all_events().to_owned();
    }
    let names = areas(language);
    let chosen = names
        .iter()
        .filter(|(area, _)| webhook.areas.contains(area));
    chosen.map(|(_, name)| *name).collect::<Vec<_>>().join(", ")
}

fn state(language: Language, webhook: &WebhookRow) -> AnyView {
    let (tone, text) = match (webhook.state, webhook.failing_since) {
        (WebhookState::On, None) => (BadgeTone::Good, language.webhooks_state_on()),
        (WebhookState::On, Some(_)) => (BadgeTone::Attention, language.webhooks_state_failing()),
        (WebhookState::Off, _) => (BadgeTone::Over, language.webhooks_state_off()),
        (WebhookState::Failed, _) => (BadgeTone::Attention, language.webhooks_state_failed()),
        (WebhookState::Gone, _) => (BadgeTone::Attention, language.webhooks_state_gone()),
    };
    let since = webhook.failing_since.map(|at| {
        let text = language.webhooks_failing_since(&short_date(language, at));
        view! { <p class="quiet">{text}</p> }
    });
    view! {
        {status_badge(tone, text)}
        {since}
    }
    .into_any()
}

fn actions(webhooks: Webhooks, webhook: &WebhookRow) -> AnyView {
    let (language, backend, toasts) = (use_language(), use_backend(), use_toasts());
    let is_on = webhook.state == WebhookState::On;
    let (id, url) = (webhook.id.clone(), &webhook.url);
    let test = is_on.then(|| {
        let webhook = id.clone();
        button(ButtonKind::Subtle, language.webhooks_test())
            .name(language.webhooks_test_named(url))
            .on_press(move || {
                let request = Request::of(&TestWebhook {
                    webhook: webhook.clone(),
                });
                let then = move |answer: Result<String, CallError>| match answer {
                    Ok(_) => toasts.success(language.webhooks_tested()),
                    Err(CallError::SignedOut) => {}
                    Err(error) => toasts.error(notice(language, &error).body),
                };
                ask(backend, webhooks.is_busy, request, Box::new(then));
            })
            .view()
    });
    let (verb, name) = if is_on {
        (
            language.webhooks_switch_off(),
            language.webhooks_switch_off_named(url),
        )
    } else {
        (
            language.webhooks_switch_on(),
            language.webhooks_switch_on_named(url),
        )
    };
    let switch = button(ButtonKind::Subtle, verb)
        .name(name)
        .on_press(move || {
            let body = SetWebhookRequest { is_on: !is_on };
            let webhook = id.clone();
            let request = Request::of(&SetWebhook { webhook, body });
            send(webhooks, language, (backend, toasts), request);
        });
    let webhook = webhook.clone();
    let remove = button(ButtonKind::Subtle, language.webhooks_remove())
        .name(language.webhooks_remove_named(url))
        .on_press({
            let webhook = webhook.clone();
            move || webhooks.asked.set(Some(webhook.clone()))
        });
    view! { <div class="row-actions">{test} {switch.view()} {remove.view()}</div> }.into_any()
}

/// Sends a change whose answer is the new list.
fn send(
    webhooks: Webhooks,
    language: Language,
    (backend, toasts): (Backend, Toasts),
    request: Request,
) {
    let then = move |answer: Result<String, CallError>| match answer
        .and_then(|text| decode::<WebhookList>(&text))
    {
        Ok(list) => webhooks.shown.set(list),
        Err(CallError::SignedOut) => {}
        Err(error) => toasts.error(notice(language, &error).body),
    };
    ask(backend, webhooks.is_busy, request, Box::new(then));
}
