//! Switching the account off, after a question, and on again.

use api::directory::{PersonDetail, PersonRow, SetStatus, SetStatusRequest};
use domain::access::{Right, authorize_switch_account, may};
use domain::user::AccountStatus;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Detail;
use crate::backend::{CallError, notice, use_backend};
use crate::components::{ButtonKind, button, confirm_actions, dialog, section};
use crate::pages::focus::focus_soon;
use crate::state::preferences::use_language;
use crate::state::session::{access_viewer, use_viewer};
use crate::state::toasts::use_toasts;
use crate::view::view;

const HEADING_ID: &str = "user-account";
const REASON_ID: &str = "user-account-reason";

/// The section; without the right the button is there, and says why not.
pub fn account_section(detail: Detail, row: &PersonRow) -> AnyView {
    let language = use_language();
    let Some(viewer) = use_viewer() else {
        return ().into_any();
    };
    let viewer = access_viewer(&viewer);
    let (text, wanted) = match row.status {
        AccountStatus::Active => (language.people_switch_off(), AccountStatus::Disabled),
        AccountStatus::Disabled => (language.people_switch_on(), AccountStatus::Active),
    };
    let reason = if may(&viewer, Right::ManagePeople).is_err() {
        Some(language.people_only_user_admins())
    } else if authorize_switch_account(&viewer, &row.roles).is_err() {
        Some(language.people_admins_account())
    } else {
        None
    };
    let content = match reason {
        Some(reason) => view! {
            <p class="reason" id=REASON_ID>
                {reason}
            </p>
            <button type="button" class="button" disabled aria-describedby=REASON_ID>
                {text}
            </button>
        }
        .into_any(),
        None => switch(detail, row, text, wanted),
    };
    section(HEADING_ID, language.people_account_heading(), content)
}

fn switch(detail: Detail, row: &PersonRow, text: &'static str, wanted: AccountStatus) -> AnyView {
    let language = use_language();
    let (is_open, is_busy) = (RwSignal::new(false), RwSignal::new(false));
    let call = SetStatus {
        user: row.person.id.clone(),
        body: SetStatusRequest { status: wanted },
    };
    let run = use_switch(detail, call, is_open, is_busy);
    if wanted == AccountStatus::Active {
        return button(ButtonKind::Secondary, text)
            .busy(is_busy, language.people_switching())
            .on_press(move || run.run(()))
            .view();
    }
    let question = language.people_switch_off_question(&row.person.name);
    view! {
        {button(ButtonKind::Danger, text).on_press(move || is_open.set(true)).view()}
        {dialog("switch-off", Signal::stored(question), is_open)
            .view(move || {
                view! {
                    <p>{language.people_switch_off_body()}</p>
                    {confirm_actions(button(ButtonKind::Danger, text)
                            .busy(is_busy, language.people_switching())
                            .on_press(move || run.run(())), is_open)}
                }
                    .into_any()
            })}
    }
    .into_any()
}

fn use_switch(
    detail: Detail,
    call: SetStatus,
    is_open: RwSignal<bool>,
    is_busy: RwSignal<bool>,
) -> Callback<()> {
    let (language, backend, toasts) = (use_language(), use_backend(), use_toasts());
    let call = StoredValue::new(call);
    Callback::new(move |()| {
        is_busy.set(true);
        spawn_local(async move {
            let answer = backend.send(&call.get_value()).await;
            is_busy.set(false);
            match answer {
                // The dialog goes with all that is drawn anew.
                Ok(row) => {
                    let name = &row.person.name;
                    toasts.success(match row.status {
                        AccountStatus::Active => language.people_switched_on(name),
                        AccountStatus::Disabled => language.people_switched_off(name),
                    });
                    let licenses = detail.get().map(|detail| detail.licenses.clone());
                    let licenses = licenses.unwrap_or_default();
                    detail.set(PersonDetail { row, licenses });
                    focus_soon(HEADING_ID);
                }
                Err(CallError::SignedOut) => {}
                Err(error) => {
                    is_open.set(false);
                    toasts.error(notice(language, &error).body);
                }
            }
        });
    })
}
