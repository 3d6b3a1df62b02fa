//! The question before a receiver is removed.

use api::webhooks::{RemoveWebhook, WebhookList};
use leptos::prelude::*;

use super::{LIST_ID, Webhooks};
use crate::backend::{CallError, Request, decode, notice, use_backend};
use crate::components::{ButtonKind, button, confirm_actions, dialog};
use crate::pages::ask::ask;
use crate::pages::focus::focus_soon;
use crate::state::preferences::use_language;
use crate::state::toasts::use_toasts;
use crate::view::{effect, view};

/// The dialog.
pub fn question(webhooks: Webhooks) -> AnyView {
    let (language, backend, toasts) = (use_language(), use_backend(), use_toasts());
    let is_open = RwSignal::new(false);
    let asked = webhooks.asked;
    effect(move || {
        if asked.with(Option::is_some) {
            is_open.set(true);
        }
    });
    let confirm = move || {
        let Some(webhook) = asked.get_untracked().map(|webhook| webhook.id) else {
            return;
        };
        let then = move |answer: Result<String, CallError>| {
            is_open.set(false);
            match answer.and_then(|text| decode::<WebhookList>(&text)) {
                Ok(list) => {
                    webhooks.shown.set(list);
                    toasts.success(language.webhooks_removed());
                    focus_soon(LIST_ID);
                }
                Err(CallError::SignedOut) => {}
                Err(error) => toasts.error(notice(language, &error).body),
            }
        };
        let request = Request::of(&RemoveWebhook { webhook });
        ask(backend, webhooks.is_busy, request, Box::new(then));
    };
    let heading = Signal::stored(language.webhooks_remove_question().to_owned());
    dialog("remove-webhook", heading, is_open).view(move || {
        let action = button(ButtonKind::Danger, language.webhooks_remove())
            .busy(webhooks.is_busy, language.webhooks_removing())
            .on_press(confirm);
        let url = asked.with(|asked| asked.as_ref().map(|webhook| webhook.url.clone()));
        view! {
            <p>
                <code>{url}</code>
            </p>
            <p>{language.webhooks_remove_body()}</p>
            {confirm_actions(action, is_open)}
        }
        .into_any()
    })
}
