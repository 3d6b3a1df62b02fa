//! When the licenses of people who left are freed.

use api::provisioning::{Provisioning, SetLeaverLicenses, SetLeaverLicensesRequest};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::choices::{AT_ONCE, LATER, choice, days};
use crate::backend::{CallError, use_backend};
use crate::components::{
    ButtonKind, FieldError, FieldKind, RadioOption, button, error_of, error_summary, notice_alert,
    radio_group, submit_form, text_field,
};
use crate::pages::focus::focus_soon;
use crate::state::preferences::use_language;
use crate::state::remote::Remote;
use crate::state::toasts::use_toasts;
use crate::view::{memo, view};

pub const HEADING_ID: &str = "leavers-heading";
const DAYS: &str = "leavers-days";
/// What stands in the field when somebody chooses "later" for the first time.
const USUAL_DAYS: u32 = 30;

/// What is chosen and typed.
#[derive(Clone, Copy)]
struct Form {
    choice: RwSignal<String>,
    typed: RwSignal<String>,
    errors: RwSignal<Vec<FieldError>>,
    failure: RwSignal<Option<CallError>>,
    is_busy: RwSignal<bool>,
}

/// The section's content; who may not change it sees what holds.
pub fn leavers(provisioning: Remote<Provisioning>, shown: &Provisioning) -> AnyView {
    let language = use_language();
    let stored = shown.free_licenses_after_days;
    let number = if stored == 0 { USUAL_DAYS } else { stored };
    let form = Form {
        choice: RwSignal::new(choice(stored).to_owned()),
        typed: RwSignal::new(number.to_string()),
        errors: RwSignal::new(Vec::new()),
        failure: RwSignal::new(None),
        is_busy: RwSignal::new(false),
    };
    let save = use_save(provisioning, form);
    let failed = move || Some(notice_alert(&form.failure.get()?, move || save.run(())));
    let actions = shown.may_change.then(|| {
        view! {
            <div class="form-actions">
                {button(ButtonKind::Primary, language.common_save())
                    .busy(form.is_busy, language.common_saving())
                    .view()}
            </div>
        }
    });
    view! {
        <div class="section-parts">
            <p class="prose">{language.directory_leavers_intro()}</p>
            <div>
                {error_summary(form.errors)}
                {failed}
                {submit_form(move || save.run(()), view! {
                    {fields(form, shown.may_change)}
                    <p class="quiet">{language.directory_leavers_note()}</p>
                    {actions}
                }.into_any())}
            </div>
        </div>
    }
    .into_any()
}

fn fields(form: Form, may_change: bool) -> AnyView {
    let language = use_language();
    let options = vec![
        RadioOption {
            value: AT_ONCE,
            label: language.directory_leavers_at_once().to_owned(),
            hint: None,
        },
        RadioOption {
            value: LATER,
            label: language.directory_leavers_later().to_owned(),
            hint: Some(language.directory_leavers_later_hint().to_owned()),
        },
    ];
    let is_later = memo(move || form.choice.with(|choice| choice == LATER));
    let number = move || {
        is_later.get().then(|| {
            let field = text_field(DAYS, language.directory_leavers_days(), form.typed)
                .kind(FieldKind::Number)
                .error(error_of(form.errors, DAYS));
            if may_change { field } else { field.readonly() }.view()
        })
    };
    view! {
        {radio_group("leavers", language.directory_leavers_legend(), options, form.choice)
            .disabled(!may_change)
            .view()}
        {number}
    }
    .into_any()
}

fn use_save(provisioning: Remote<Provisioning>, form: Form) -> Callback<()> {
    let (language, backend, toasts) = (use_language(), use_backend(), use_toasts());
    Callback::new(move |()| {
        if form.is_busy.get_untracked() {
            return;
        }
        form.failure.set(None);
        let Some(wanted) = days(&form.choice.get_untracked(), &form.typed.get_untracked()) else {
            let text = language.directory_leavers_days_error();
            form.errors.set(vec![FieldError::new(DAYS, text)]);
            return;
        };
        form.errors.set(Vec::new());
        form.is_busy.set(true);
        spawn_local(async move {
            let body = SetLeaverLicensesRequest {
                free_licenses_after_days: wanted,
            };
            let answer = backend.send(&SetLeaverLicenses { body }).await;
            form.is_busy.set(false);
            match answer {
                Ok(saved) => {
                    provisioning.set(saved);
                    toasts.success(language.directory_leavers_saved());
                    focus_soon(HEADING_ID);
                }
                Err(CallError::SignedOut) => {}
                Err(error) => form.failure.set(Some(error)),
            }
        });
    })
}
