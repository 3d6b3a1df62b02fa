//! The question before a token ends.

use api::provisioning::RevokeProvisioningToken;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Directory, TOKENS_ID};
use crate::backend::{CallError, notice, use_backend};
use crate::components::{ButtonKind, button, confirm_actions, dialog};
use crate::format::short_date;
use crate::pages::focus::focus_soon;
use crate::state::preferences::use_language;
use crate::state::toasts::use_toasts;
use crate::view::{effect, view};

/// The dialog.
pub fn question(directory: Directory) -> AnyView {
    let (language, asked) = (use_language(), directory.asked);
    let (is_open, is_busy) = (RwSignal::new(false), RwSignal::new(false));
    effect(move || {
        if asked.with(Option::is_some) {
            is_open.set(true);
        }
    });
    let confirm = use_revoke(directory, is_open, is_busy);
    let heading = language.directory_token_revoke_question().to_owned();
    dialog("revoke-token", Signal::stored(heading), is_open).view(move || {
        let made = asked.with_untracked(|token| token.as_ref().map(|token| token.created_at));
        let made = made.map(|made| short_date(language, made));
        view! {
            <p>{language.directory_token_revoke_body(&made.unwrap_or_default())}</p>
            {confirm_actions(button(ButtonKind::Danger, language.directory_token_revoke())
                    .busy(is_busy, language.directory_token_revoking())
                    .on_press(move || confirm.run(())), is_open)}
        }
        .into_any()
    })
}

fn use_revoke(
    directory: Directory,
    is_open: RwSignal<bool>,
    is_busy: RwSignal<bool>,
) -> Callback<()> {
    let (language, backend, toasts) = (use_language(), use_backend(), use_toasts());
    Callback::new(move |()| {
        let token = directory.asked.get_untracked().map(|token| token.id);
        let (Some(token), false) = (token, is_busy.get_untracked()) else {
            return;
        };
        is_busy.set(true);
        spawn_local(async move {
            let call = RevokeProvisioningToken { token };
            let answer = backend.send(&call).await;
            is_busy.set(false);
            is_open.set(false);
            match answer {
                Ok(left) => {
                    directory.new.update(|new| {
                        // What does not work any more is not there to copy.
                        if new.as_ref().is_some_and(|new| new.token.id == call.token) {
                            *new = None;
                        }
                    });
                    directory.shown.set(left);
                    toasts.success(language.directory_token_revoked());
                    focus_soon(TOKENS_ID);
                }
                Err(CallError::SignedOut) => {}
                Err(error) => {
                    toasts.error(notice(language, &error).body);
                    directory.shown.reload();
                }
            }
        });
    })
}
