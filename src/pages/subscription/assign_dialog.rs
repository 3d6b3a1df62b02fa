//! The dialog that gives licenses to people.

use api::licenses::{AssignLicense, AssignLicenseRequest};
use api::parts::Person;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::chosen_people::chosen_people;
use super::license_section::Licenses;
use super::outcome::Outcome;
use super::people_field::{FIELD_ID, people_field};
use super::selection::check;
use crate::backend::{Backend, CallError, use_backend};
use crate::components::{ButtonKind, Tone, alert, button, dialog, submit_form};
use crate::pages::focus::focus_soon;
use crate::state::preferences::use_language;
use crate::state::toasts::use_toasts;
use crate::view::{follow, view};

/// The dialog. It closes when everybody chosen has a license.
pub fn assign_dialog(licenses: Licenses, is_open: RwSignal<bool>) -> AnyView {
    let product = licenses.product.get_value();
    let heading = use_language().admin_assign_heading(&product);
    dialog("assign", Signal::stored(heading), is_open)
        .wide()
        .view(move || content(licenses, is_open))
}

/// What the dialog holds while it is open.
#[derive(Clone, Copy)]
struct Form {
    chosen: RwSignal<Vec<Person>>,
    error: RwSignal<Option<String>>,
    report: RwSignal<Option<Report>>,
    is_busy: RwSignal<bool>,
}

/// What is said when not everybody got a license. What worked is said too: the
/// messages outside of the dialog are out of reach while it is open.
#[derive(Clone)]
struct Report {
    done: Option<String>,
    reasons: Vec<String>,
}

fn content(licenses: Licenses, is_open: RwSignal<bool>) -> AnyView {
    let language = use_language();
    let form = Form {
        chosen: RwSignal::new(Vec::new()),
        error: RwSignal::new(None),
        report: RwSignal::new(None),
        is_busy: RwSignal::new(false),
    };
    let submit = use_assign(licenses, form, is_open);
    let available = move || language.admin_assign_available(i64::from(licenses.available()));
    focus_soon(FIELD_ID);
    view! {
        {submit_form(move || submit.run(()), view! {
            <p>{available}</p>
            {failures(form)}
            {people_field(form.chosen, licenses.holders, form.error)}
            {chosen_people(form.chosen, form.error)}
            <div class="dialog-actions">
                {button(ButtonKind::Primary, language.admin_assign_button())
                    .busy(form.is_busy, language.admin_assign_busy())
                    .view()}
                {button(ButtonKind::Secondary, language.common_cancel())
                    .on_press(move || is_open.set(false))
                    .view()}
            </div>
        }.into_any())}
    }
    .into_any()
}

fn failures(form: Form) -> AnyView {
    let language = use_language();
    follow(move || {
        let Some(report) = form.report.get() else {
            return ().into_any();
        };
        let reasons: Vec<_> = report
            .reasons
            .into_iter()
            .map(|reason| view! { <li>{reason}</li> }.into_any())
            .collect();
        let body = view! {
            <ul class="reasons">{reasons}</ul>
            {report.done.map(|done| view! { <p>{done}</p> })}
        };
        alert(
            Tone::Error,
            Some(language.admin_assign_failed_heading()),
            body,
        )
    })
}

fn use_assign(licenses: Licenses, form: Form, is_open: RwSignal<bool>) -> Callback<()> {
    let (language, backend, toasts) = (use_language(), use_backend(), use_toasts());
    Callback::new(move |()| {
        if form.is_busy.get_untracked() {
            return;
        }
        form.report.set(None);
        let people = form.chosen.get_untracked();
        let available = untrack(move || licenses.available());
        if let Err(error) = check(people.len(), available) {
            form.error.set(Some(error.text(language)));
            focus_soon(FIELD_ID);
            return;
        }
        form.error.set(None);
        form.is_busy.set(true);
        spawn_local(async move {
            let Some((outcome, assigned)) = assign(backend, licenses, people).await else {
                return;
            };
            if let Some(assigned) = assigned {
                licenses.refresh(assigned);
            }
            form.is_busy.set(false);
            let done = outcome.success_text(language);
            let reasons = outcome.reasons(language, licenses.quantity);
            if reasons.is_empty() {
                is_open.set(false);
                if let Some(text) = done {
                    toasts.success(text);
                }
            } else {
                let failed = outcome.failed.into_iter().map(|(person, _)| person);
                form.chosen.set(failed.collect());
                form.report.set(Some(Report { done, reasons }));
            }
        });
    })
}

/// One after the other, so that each has an answer of its own; also how many
/// are assigned then. `None` once the session has ended.
async fn assign(
    backend: Backend,
    licenses: Licenses,
    people: Vec<Person>,
) -> Option<(Outcome, Option<u32>)> {
    let mut outcome = Outcome::default();
    let mut assigned = None;
    for person in people {
        let call = AssignLicense {
            subscription: licenses.subscription.try_get_value()?,
            body: AssignLicenseRequest {
                user: person.id.clone(),
            },
        };
        match backend.send(&call).await {
            Ok(answer) => {
                assigned = Some(answer.assigned);
                outcome.assigned.push(person);
            }
            Err(CallError::SignedOut) => return None,
            Err(error) => outcome.failed.push((person, error)),
        }
    }
    Some((outcome, assigned))
}
