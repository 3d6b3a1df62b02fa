//! Making a token, and its secret, which is shown once.

use api::provisioning::{
    CreateProvisioningToken, CreateProvisioningTokenRequest, NewProvisioningToken,
};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Directory;
use super::choices::{LIVES, USUAL_LIFE};
use crate::backend::{CallError, use_backend};
use crate::components::{
    ButtonKind, SelectOption, Tone, alert, button, copy_button, notice_alert, select, submit_form,
};
use crate::pages::focus::focus_soon;
use crate::state::preferences::use_language;
use crate::view::view;

const NEW_ID: &str = "new-token";

/// For how long, and the button.
pub fn make_token(directory: Directory) -> AnyView {
    let language = use_language();
    let life = RwSignal::new(USUAL_LIFE.to_string());
    let is_busy = RwSignal::new(false);
    let failure = RwSignal::new(None::<CallError>);
    let make = use_make(directory, life, is_busy, failure);
    let lives = LIVES.map(|days| {
        let text = language.directory_token_days(i64::from(days));
        SelectOption::new(days.to_string(), text)
    });
    // Another admin may have made one meanwhile.
    let failed = move || {
        Some(notice_alert(&failure.get()?, move || {
            directory.shown.reload();
        }))
    };
    view! {
        {failed}
        {submit_form(move || make.run(()), view! {
            {select(
                "token-life",
                language.directory_token_life(),
                lives.to_vec(),
                life,
                move |days| life.set(days),
            )
                .view()}
            <div class="form-actions">
                {button(ButtonKind::Secondary, language.directory_token_make())
                    .busy(is_busy, language.directory_token_making())
                    .view()}
            </div>
        }.into_any())}
    }
    .into_any()
}

/// The token just made, with its secret.
pub fn new_token(new: &NewProvisioningToken) -> AnyView {
    let language = use_language();
    let content = view! {
        <h3 id=NEW_ID tabindex="-1">
            {language.directory_token_new_heading()}
        </h3>
        <p>{language.directory_token_new_body()}</p>
        <p class="copy-row">
            <code class="to-copy">{new.secret.clone()}</code>
            {copy_button(language.directory_token_copy(), new.secret.clone())}
        </p>
    };
    alert(Tone::Success, None, content)
}

fn use_make(
    directory: Directory,
    life: RwSignal<String>,
    is_busy: RwSignal<bool>,
    failure: RwSignal<Option<CallError>>,
) -> Callback<()> {
    let backend = use_backend();
    Callback::new(move |()| {
        if is_busy.get_untracked() {
            return;
        }
        is_busy.set(true);
        failure.set(None);
        let expires_in_days = life.get_untracked().parse().unwrap_or(USUAL_LIFE);
        spawn_local(async move {
            let body = CreateProvisioningTokenRequest { expires_in_days };
            let answer = backend.send(&CreateProvisioningToken { body }).await;
            is_busy.set(false);
            match answer {
                Ok(new) => {
                    directory.add(new);
                    focus_soon(NEW_ID);
                }
                Err(CallError::SignedOut) => {}
                Err(error) => failure.set(Some(error)),
            }
        });
    })
}
