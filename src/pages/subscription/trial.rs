//! What becomes of a trial, and the way out of it before it is paid.

use api::subscriptions::{SubscriptionDetail, TrialBody};
use api::trials::CancelTrial;
use domain::subscription::SubscriptionStatus;
use domain::trial::TrialState;
use leptos::prelude::*;
use messages::Language;

use crate::backend::{CallError, Request, notice, use_backend};
use crate::components::{ButtonKind, Tone, alert, button, confirm_actions, dialog};
use crate::format;
use crate::pages::ask::ask;
use crate::pages::checkout::pays;
use crate::state::preferences::use_language;
use crate::state::toasts::use_toasts;
use crate::view::view;

/// Nothing for a subscription that is no trial, or none any more.
pub fn trial(detail: &SubscriptionDetail, reload: Callback<()>) -> AnyView {
    let language = use_language();
    let Some(text) = detail
        .trial
        .as_ref()
        .and_then(|trial| standing(language, detail, trial))
    else {
        return ().into_any();
    };
    let can_cancel = detail.trial.as_ref().is_some_and(|trial| trial.can_cancel);
    let cancel = can_cancel.then(|| cancel(detail, reload));
    alert(Tone::Info, None, view! { <p>{text}</p> {cancel} })
}

fn standing(language: Language, detail: &SubscriptionDetail, trial: &TrialBody) -> Option<String> {
    let date = format::date(language, trial.ends_at);
    let is_active = detail.subscription.status == SubscriptionStatus::Active;
    match (trial.state, &trial.price) {
        (TrialState::BecomingPaid, _) => Some(language.trials_becoming_paid().to_owned()),
        (TrialState::Running | TrialState::Canceled, _) if !is_active => None,
        (TrialState::Running, Some(price)) => {
            Some(pays(language, &date, price.total, detail.subscription.term))
        }
        (TrialState::Running, None) => Some(language.trials_ends_by_itself(&date)),
        (TrialState::Canceled, _) => Some(language.trials_canceled_until(&date)),
        (TrialState::BecamePaid | TrialState::Ended, _) => None,
    }
}

fn cancel(detail: &SubscriptionDetail, reload: Callback<()>) -> AnyView {
    let (language, backend, toasts) = (use_language(), use_backend(), use_toasts());
    let (is_open, is_busy) = (RwSignal::new(false), RwSignal::new(false));
    let row = &detail.subscription;
    let subscription = StoredValue::new(row.id.clone());
    let date = StoredValue::new(format::date(language, row.expires_at));
    let question = language.trials_cancel_question(&row.product.name);
    let confirm = move || {
        let then = move |answer: Result<String, CallError>| {
            is_open.set(false);
            match answer {
                Ok(_) => toasts.success(language.trials_canceled(&date.get_value())),
                Err(CallError::SignedOut) => return,
                Err(error) => toasts.error(notice(language, &error).body),
            }
            reload.run(());
        };
        let request = Request::of(&CancelTrial {
            subscription: subscription.get_value(),
        });
        ask(backend, is_busy, request, Box::new(then));
    };
    let open = button(ButtonKind::Secondary, language.trials_cancel())
        .on_press(move || is_open.set(true))
        .view();
    let dialog = dialog("cancel-trial", Signal::stored(question), is_open).view(move || {
        let action = button(ButtonKind::Danger, language.trials_cancel())
            .busy(is_busy, language.trials_canceling())
            .on_press(confirm);
        view! {
            <p>{language.trials_cancel_body(&date.get_value())}</p>
            {confirm_actions(action, is_open)}
        }
        .into_any()
    });
    view! {
        <div class="form-actions">{open}</div>
        {dialog}
    }
    .into_any()
}
