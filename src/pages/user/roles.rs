//! The roles as boxes to tick, and one button to save them.

use api::directory::{PersonDetail, PersonRow};
use api::problem::ErrorCode;
use domain::access::Role;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Detail;
use super::chosen::{change, obstacle, shown, ticked};
use crate::backend::{CallError, use_backend};
use crate::components::{ButtonKind, Tone, alert, button, checkbox, notice_alert, section};
use crate::pages::focus::focus_soon;
use crate::pages::users::words::{role_hint, role_text};
use crate::state::preferences::use_language;
use crate::state::session::{access_viewer, use_viewer};
use crate::state::toasts::use_toasts;
use crate::view::view;

const HEADING_ID: &str = "user-roles";
const REASON_ID: &str = "user-roles-reason";
const REPORT_ID: &str = "user-roles-report";

/// The section; without the right it can be read, and says why.
pub fn roles_section(detail: Detail, row: &PersonRow) -> AnyView {
    let language = use_language();
    let Some(viewer) = use_viewer() else {
        return ().into_any();
    };
    let reason = obstacle(language, &access_viewer(&viewer), row);
    let chosen = RwSignal::new(row.roles.clone());
    let boxes: Vec<_> = shown(row)
        .into_iter()
        .map(|role| tick(chosen, role, reason.is_some() || role == Role::SupportAgent))
        .collect();
    let group = view! {
        <fieldset class="radio-group" aria-describedby=reason.map(|_| REASON_ID)>
            <legend class="visually-hidden">{language.people_roles_heading()}</legend>
            <div class="radio-options">{boxes}</div>
        </fieldset>
    };
    let content = match reason {
        Some(reason) => view! {
            {alert(Tone::Info, None, view! { <p id=REASON_ID>{reason}</p> })}
            {group}
            <button type="button" class="button" disabled aria-describedby=REASON_ID>
                {language.people_save()}
            </button>
        }
        .into_any(),
        None => editable(detail, row, chosen, group.into_any()),
    };
    section(HEADING_ID, language.people_roles_heading(), content)
}

fn tick(chosen: RwSignal<Vec<Role>>, role: Role, is_disabled: bool) -> AnyView {
    let language = use_language();
    checkbox(
        format!("role-{role}"),
        role_text(language, role),
        role_hint(language, role),
        move || chosen.with(|chosen| chosen.contains(&role)),
        is_disabled,
        move |is_on| chosen.update(|chosen| *chosen = ticked(chosen, role, is_on)),
    )
}

fn editable(
    detail: Detail,
    row: &PersonRow,
    chosen: RwSignal<Vec<Role>>,
    group: AnyView,
) -> AnyView {
    let language = use_language();
    let row = StoredValue::new(row.clone());
    let (is_busy, failure) = (RwSignal::new(false), RwSignal::new(None::<CallError>));
    let was_pressed = RwSignal::new(false);
    let has_change =
        move || row.with_value(|row| chosen.with(|chosen| change(row, chosen).is_some()));
    let save = use_save(detail, row, chosen, is_busy, failure);
    let hint = move || match (has_change(), was_pressed.get()) {
        (true, _) => language.people_unsaved(),
        (false, true) => language.people_nothing_to_save(),
        (false, false) => language.people_roles_hint(),
    };
    let report = move || failure.get().map(|error| refused(&error, save));
    view! {
        <form
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                was_pressed.set(!untrack(has_change));
                if untrack(has_change) {
                    save.run(());
                }
            }
        >
            <div id=REPORT_ID tabindex="-1">
                {report}
            </div>
            {group}
            <div class="save-bar">
                {button(ButtonKind::Primary, language.people_save())
                    .busy(is_busy, language.people_saving())
                    .view()}
                <p role="status">{hint}</p>
            </div>
        </form>
    }
    .into_any()
}

fn refused(error: &CallError, retry: Callback<()>) -> AnyView {
    let language = use_language();
    let text = match error {
        CallError::Problem(problem) => match problem.code {
            ErrorCode::LastGlobalAdmin => Some(language.people_last_global_admin()),
            ErrorCode::Stale => Some(language.people_changed_meanwhile()),
            _ => None,
        },
        _ => None,
    };
    match text {
        Some(text) => alert(Tone::Error, None, view! { <p>{text}</p> }),
        None => notice_alert(error, move || retry.run(())),
    }
}

fn use_save(
    detail: Detail,
    row: StoredValue<PersonRow>,
    chosen: RwSignal<Vec<Role>>,
    is_busy: RwSignal<bool>,
    failure: RwSignal<Option<CallError>>,
) -> Callback<()> {
    let (language, backend, toasts) = (use_language(), use_backend(), use_toasts());
    Callback::new(move |()| {
        let call = row.with_value(|row| change(row, &chosen.get_untracked()));
        let (Some(call), false) = (call, is_busy.get_untracked()) else {
            return;
        };
        is_busy.set(true);
        failure.set(None);
        spawn_local(async move {
            let answer = backend.send(&call).await;
            is_busy.set(false);
            match answer {
                Ok(saved) => {
                    toasts.success(language.people_roles_saved(&saved.person.name));
                    let licenses = detail.get().map(|detail| detail.licenses.clone());
                    let licenses = licenses.unwrap_or_default();
                    detail.set(PersonDetail {
                        row: saved,
                        licenses,
                    });
                    focus_soon(HEADING_ID);
                }
                Err(CallError::SignedOut) => {}
                Err(error) => {
                    failure.set(Some(error));
                    focus_soon(REPORT_ID);
                }
            }
        });
    })
}
