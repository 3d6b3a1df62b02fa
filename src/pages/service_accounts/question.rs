//! The question before an account ends.

use api::programs::EndServiceAccount;
use leptos::prelude::*;

use super::{ACCOUNTS_ID, Accounts};
use crate::backend::{CallError, Request, notice, use_backend};
use crate::components::{ButtonKind, button, confirm_actions, dialog};
use crate::pages::ask::ask;
use crate::pages::focus::focus_soon;
use crate::state::preferences::use_language;
use crate::state::toasts::use_toasts;
use crate::view::{effect, view};

/// The dialog.
pub fn question(accounts: Accounts) -> AnyView {
    let (language, backend, toasts) = (use_language(), use_backend(), use_toasts());
    let (is_open, is_busy) = (RwSignal::new(false), RwSignal::new(false));
    let asked = accounts.asked;
    effect(move || {
        if asked.with(Option::is_some) {
            is_open.set(true);
        }
    });
    let heading = Signal::derive(move || {
        let name = asked.with(|asked| asked.as_ref().map(|account| account.name.clone()));
        language.programs_end_question(&name.unwrap_or_default())
    });
    let confirm = move || {
        let Some(account) = asked.get_untracked().map(|account| account.id) else {
            return;
        };
        let then = move |answer: Result<String, CallError>| {
            is_open.set(false);
            match answer {
                Ok(_) => {
                    toasts.success(language.programs_ended());
                    focus_soon(ACCOUNTS_ID);
                }
                Err(CallError::SignedOut) => return,
                Err(error) => toasts.error(notice(language, &error).body),
            }
            accounts.shown.reload();
        };
        let request = Request::of(&EndServiceAccount { account });
        ask(backend, is_busy, request, Box::new(then));
    };
    dialog("end-account", heading, is_open).view(move || {
        let action = button(ButtonKind::Danger, language.programs_end())
            .busy(is_busy, language.programs_ending())
            .on_press(confirm);
        view! {
            <p>{language.programs_end_body()}</p>
            {confirm_actions(action, is_open)}
        }
        .into_any()
    })
}
