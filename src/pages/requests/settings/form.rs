//! The form, or the same to read only.

use api::request_settings::RequestSettingsBody;
use domain::license_request::RequestsSwitch;
use domain::request_settings::CentralApproval;
use leptos::prelude::*;
use messages::Language;

use super::draft::{Draft, HERE, OWN};
use super::limits::limits;
use super::save::use_save;
use crate::backend::CallError;
use crate::components::{
    ButtonKind, FieldError, RadioOption, Tone, alert, button, error_of, error_summary,
    notice_alert, radio_group, submit_form, text_area, text_field,
};
use crate::state::preferences::use_language;
use crate::state::remote::Remote;
use crate::view::{effect, view};

/// The message's id.
pub const MESSAGE: &str = "own-message";
/// The link's id.
pub const LINK: &str = "own-link";

/// What is typed, and what became of it.
#[derive(Clone, Copy)]
pub struct Form {
    /// The settings in the form.
    pub draft: RwSignal<Draft>,
    /// The version that a change names.
    pub version: RwSignal<i64>,
    /// What is wrong with it.
    pub errors: RwSignal<Vec<FieldError>>,
    /// Why it was not saved.
    pub failure: RwSignal<Option<CallError>>,
    /// Whether somebody else was quicker.
    pub is_stale: RwSignal<bool>,
    /// Whether it is being saved.
    pub is_busy: RwSignal<bool>,
    /// Whether the viewer may only read it.
    pub is_read_only: bool,
}

/// Draws it.
pub fn form(settings: Remote<RequestSettingsBody>, shown: &RequestSettingsBody) -> AnyView {
    let language = use_language();
    let form = Form {
        draft: RwSignal::new(Draft::of(shown)),
        version: RwSignal::new(shown.version),
        errors: RwSignal::new(Vec::new()),
        failure: RwSignal::new(None),
        is_stale: RwSignal::new(false),
        is_busy: RwSignal::new(false),
        is_read_only: !shown.may_change,
    };
    let save = use_save(settings, form);
    let failed = move || Some(notice_alert(&form.failure.get()?, move || save.run(())));
    let changed = move || {
        form.is_stale.get().then(|| {
            let heading = language.requests_settings_changed_heading();
            let text = view! { <p>{language.requests_settings_changed()}</p> };
            alert(Tone::Warning, Some(heading), text)
        })
    };
    let end = if form.is_read_only {
        view! { <p class="quiet">{language.requests_settings_read_only()}</p> }.into_any()
    } else {
        view! {
            <div class="form-actions">
                {button(ButtonKind::Primary, language.common_save())
                    .busy(form.is_busy, language.common_saving())
                    .view()}
            </div>
        }
        .into_any()
    };
    view! {
        {error_summary(form.errors)}
        {failed}
        {changed}
        {submit_form(move || save.run(()), view! {
            {process(language, form)}
            {limits(language, form)}
            {end}
        }.into_any())}
    }
    .into_any()
}

fn process(language: Language, form: Form) -> AnyView {
    let chosen = form.text(|draft| &mut draft.process);
    let switch = form.text(|draft| &mut draft.switch);
    let approval = form.text(|draft| &mut draft.approval);
    let (message, link) = (
        form.text(|draft| &mut draft.message),
        form.text(|draft| &mut draft.link),
    );
    let options = vec![
        option(HERE, language.requests_settings_here(), None),
        option(
            OWN,
            language.requests_settings_own(),
            Some(language.requests_settings_own_hint()),
        ),
    ];
    let parts = move || {
        if chosen.get() == OWN {
            own(language, form, message, link)
        } else {
            here(language, form, switch, approval)
        }
    };
    let group = radio_group(
        "process",
        language.requests_settings_process(),
        options,
        chosen,
    );
    view! {
        {group.disabled(form.is_read_only).view()}
        {parts}
    }
    .into_any()
}

fn here(
    language: Language,
    form: Form,
    switch: RwSignal<String>,
    approval: RwSignal<String>,
) -> AnyView {
    let switches = vec![
        option(
            RequestsSwitch::On.as_str(),
            language.requests_settings_on(),
            None,
        ),
        option(
            RequestsSwitch::Off.as_str(),
            language.requests_settings_off(),
            None,
        ),
    ];
    let approvals = vec![
        option(
            CentralApproval::ByHand.as_str(),
            language.requests_settings_by_hand(),
            None,
        ),
        option(
            CentralApproval::Automatic.as_str(),
            language.requests_settings_automatic(),
            None,
        ),
    ];
    let group = |id: &'static str, legend, options, value| {
        let group = radio_group(id, legend, options, value);
        group.disabled(form.is_read_only).view()
    };
    view! {
        {group("requests-switch", language.requests_settings_switch(), switches, switch)}
        {group("approval", language.requests_settings_approval(), approvals, approval)}
    }
    .into_any()
}

fn own(
    language: Language,
    form: Form,
    message: RwSignal<String>,
    link: RwSignal<String>,
) -> AnyView {
    if form.is_read_only {
        return view! {
            <p class="prose">{message.get_untracked()}</p>
            <p>{link.get_untracked()}</p>
        }
        .into_any();
    }
    view! {
        {text_area(
            MESSAGE,
            language.requests_settings_message(),
            language.requests_settings_message_hint(),
            message,
            error_of(form.errors, MESSAGE),
        )}
        {text_field(LINK, language.requests_settings_link(), link)
            .hint(language.requests_settings_link_hint())
            .error(error_of(form.errors, LINK))
            .view()}
    }
    .into_any()
}

fn option(value: &'static str, label: &'static str, hint: Option<&'static str>) -> RadioOption {
    RadioOption {
        value,
        label: label.to_owned(),
        hint: hint.map(str::to_owned),
    }
}

impl Form {
    /// One text of the draft as a signal of its own, which keeps the draft in
    /// step.
    pub fn text(self, part: fn(&mut Draft) -> &mut String) -> RwSignal<String> {
        let draft = self.draft;
        let text = draft.with_untracked(|draft| part(&mut draft.clone()).clone());
        let typed = RwSignal::new(text);
        effect(move || {
            let now = typed.get();
            draft.update(|draft| *part(draft) = now);
        });
        typed
    }
}
