//! The form, or the same to read only.

use api::access_policy::{AccessPolicyBody, SetAccessPolicy, ShowAccessPolicy};
use api::problem::ErrorCode;
use domain::access_policy::{GuestLicenses, SecondFactorDemand, SessionHours};
use leptos::prelude::*;
use leptos::task::spawn_local;
use messages::Language;

use super::countries::{COUNTRIES, countries_field};
use super::draft::{ALL, Draft, Missing, SOME};
use super::groups::{GROUPS, groups_field};
use crate::backend::{CallError, use_backend};
use crate::components::{
    ButtonKind, FieldError, RadioOption, SelectOption, Tone, alert, button, error_of,
    error_summary, notice_alert, radio_group, section, select, submit_form,
};
use crate::format;
use crate::pages::focus::focus_soon;
use crate::state::preferences::use_language;
use crate::state::remote::Remote;
use crate::state::toasts::use_toasts;
use crate::view::view;

const BUYING: &str = "buying-heading";

/// What is typed, and what became of it.
#[derive(Clone, Copy)]
struct Form {
    draft: RwSignal<Draft>,
    version: RwSignal<i64>,
    errors: RwSignal<Vec<FieldError>>,
    failure: RwSignal<Option<CallError>>,
    is_stale: RwSignal<bool>,
    is_busy: RwSignal<bool>,
    is_read_only: bool,
    knows_countries: bool,
}

/// The form for who may change the policy, the same without a button for
/// everybody else.
pub fn form(policy: Remote<AccessPolicyBody>, shown: &AccessPolicyBody) -> AnyView {
    let language = use_language();
    let form = Form {
        draft: RwSignal::new(Draft::of(shown)),
        version: RwSignal::new(shown.version),
        errors: RwSignal::new(Vec::new()),
        failure: RwSignal::new(None),
        is_stale: RwSignal::new(false),
        is_busy: RwSignal::new(false),
        is_read_only: !shown.may_change,
        knows_countries: shown.knows_countries,
    };
    let save = use_save(policy, form);
    let failed = move || Some(notice_alert(&form.failure.get()?, move || save.run(())));
    let changed = move || {
        form.is_stale.get().then(|| {
            let heading = language.access_changed_heading();
            let text = view! { <p>{language.access_changed()}</p> };
            alert(Tone::Warning, Some(heading), text)
        })
    };
    let reason = form.is_read_only.then(|| {
        let text = language.settings_sign_in_read_only();
        alert(Tone::Info, None, view! { <p>{text}</p> })
    });
    let save_bar = (!form.is_read_only).then(|| {
        view! {
            <div class="save-bar">
                {button(ButtonKind::Primary, language.access_save())
                    .busy(form.is_busy, language.access_saving())
                    .view()}
            </div>
        }
    });
    view! {
        {reason}
        {error_summary(form.errors)}
        {failed}
        {changed}
        {submit_form(move || save.run(()), view! {
            {section(BUYING, language.access_buying(), buying(language, form))}
            {section("using-heading", language.access_using(), using(language, form))}
            {section("sessions-heading", language.access_sessions(), sessions(language, form))}
            {save_bar}
        }.into_any())}
    }
    .into_any()
}

fn buying(language: Language, form: Form) -> AnyView {
    let factor = form.choice(|draft| &mut draft.second_factor);
    let reach = form.choice(|draft| &mut draft.reach);
    let countries = move || {
        (reach.get() == SOME && !form.is_read_only)
            .then(|| countries_field(form.draft, error_of(form.errors, COUNTRIES)))
    };
    // What was chosen while it could be told can be taken back.
    let has_some = form.draft.with_untracked(|draft| draft.reach == SOME);
    let named = form.is_read_only.then(|| chosen_countries(language, form));
    let is_fixed = form.is_read_only || !(form.knows_countries || has_some);
    let unknown = (!form.knows_countries).then(|| {
        view! { <p class="quiet">{language.access_countries_unknown()}</p> }
    });
    view! {
        <div class="section-parts">
            {radio_group(
                "second-factor",
                language.access_second_factor(),
                vec![
                    option(
                        SecondFactorDemand::NotNeeded.as_str(),
                        language.access_second_factor_not_needed(),
                        None,
                    ),
                    option(
                        SecondFactorDemand::NeededToBuy.as_str(),
                        language.access_second_factor_needed(),
                        Some(language.access_second_factor_hint()),
                    ),
                ],
                factor,
            )
                .disabled(form.is_read_only)
                .view()}
            {radio_group(
                "reach",
                language.access_reach(),
                vec![
                    option(ALL, language.access_reach_everywhere(), None),
                    option(SOME, language.access_reach_some(), None),
                ],
                reach,
            )
                .disabled(is_fixed)
                .view()}
            {unknown}
            {countries}
            {named}
        </div>
    }
    .into_any()
}

fn using(language: Language, form: Form) -> AnyView {
    let assignees = form.choice(|draft| &mut draft.assignees);
    let guests = form.choice(|draft| &mut draft.guests);
    let groups = move || {
        (assignees.get() == SOME && !form.is_read_only)
            .then(|| groups_field(form.draft, error_of(form.errors, GROUPS)))
    };
    let named = form.is_read_only.then(|| chosen_groups(language, form));
    view! {
        <div class="section-parts">
            <p class="quiet">{language.access_using_intro()}</p>
            {radio_group(
                "assignees",
                language.access_assignees(),
                vec![
                    option(ALL, language.access_assignees_everybody(), None),
                    option(SOME, language.access_assignees_groups(), None),
                ],
                assignees,
            )
                .disabled(form.is_read_only)
                .view()}
            {groups}
            {named}
            {radio_group(
                "guests",
                language.access_guests(),
                vec![
                    option(
                        GuestLicenses::Allowed.as_str(),
                        language.access_guests_allowed(),
                        None,
                    ),
                    option(
                        GuestLicenses::Refused.as_str(),
                        language.access_guests_refused(),
                        Some(language.access_guests_hint()),
                    ),
                ],
                guests,
            )
                .disabled(form.is_read_only)
                .view()}
        </div>
    }
    .into_any()
}

/// The chosen groups, to read.
fn chosen_groups(language: Language, form: Form) -> Option<AnyView> {
    let names = form.draft.with_untracked(|draft| {
        let names = draft.groups.iter().map(|group| group.name.clone());
        names.collect::<Vec<_>>()
    });
    to_read(language.access_groups_chosen(), &names)
}

/// The chosen countries and regions, to read.
fn chosen_countries(language: Language, form: Form) -> Option<AnyView> {
    let names = form.draft.with_untracked(|draft| {
        let countries = draft.countries.iter();
        let names = countries.map(|market| format::market_name(language, *market));
        names.collect::<Vec<_>>()
    });
    to_read(language.access_countries_chosen(), &names)
}

fn to_read(label: &'static str, names: &[String]) -> Option<AnyView> {
    if names.is_empty() {
        return None;
    }
    let names = names.join(", ");
    Some(view! { <p>{label} ": " {names}</p> }.into_any())
}

fn sessions(language: Language, form: Form) -> AnyView {
    let hours = form.choice(|draft| &mut draft.session_hours);
    let options = (1..=SessionHours::AT_MOST)
        .map(|count| SelectOption::new(count.to_string(), language.access_hours(i64::from(count))));
    let field = if form.is_read_only {
        let count = hours.with_untracked(|hours| hours.parse().unwrap_or_default());
        view! { <p>{language.access_session_hours()} ": " {language.access_hours(count)}</p> }
            .into_any()
    } else {
        select(
            "session-hours",
            language.access_session_hours(),
            options.collect(),
            hours,
            move |chosen| hours.set(chosen),
        )
        .view()
    };
    view! { <div class="section-parts">{field}</div> }.into_any()
}

fn option(value: &'static str, label: &'static str, hint: Option<&'static str>) -> RadioOption {
    RadioOption {
        value,
        label: label.to_owned(),
        hint: hint.map(str::to_owned),
    }
}

fn use_save(policy: Remote<AccessPolicyBody>, form: Form) -> Callback<()> {
    let (language, backend, toasts) = (use_language(), use_backend(), use_toasts());
    Callback::new(move |()| {
        if form.is_busy.get_untracked() {
            return;
        }
        form.failure.set(None);
        form.is_stale.set(false);
        let body = match form
            .draft
            .with_untracked(|draft| draft.request(form.version.get_untracked()))
        {
            Ok(body) => body,
            Err(missing) => {
                let errors = missing.into_iter().map(|one| missing_text(language, one));
                form.errors.set(errors.collect());
                return;
            }
        };
        form.errors.set(Vec::new());
        form.is_busy.set(true);
        spawn_local(async move {
            let answer = backend.send(&SetAccessPolicy { body }).await;
            form.is_busy.set(false);
            match answer {
                Ok(saved) => {
                    toasts.success(language.access_saved());
                    policy.set(saved);
                    // The form is drawn anew.
                    focus_soon(BUYING);
                }
                Err(CallError::Problem(problem)) if problem.code == ErrorCode::Stale => {
                    match backend.send(&ShowAccessPolicy).await {
                        Ok(theirs) => {
                            form.version.set(theirs.version);
                            form.is_stale.set(true);
                        }
                        Err(error) => form.failure.set(Some(error)),
                    }
                }
                Err(error) => form.failure.set(Some(error)),
            }
        });
    })
}

fn missing_text(language: Language, missing: Missing) -> FieldError {
    match missing {
        Missing::Groups => FieldError::new(GROUPS, language.access_groups_missing()),
        Missing::Countries => FieldError::new(COUNTRIES, language.access_countries_missing()),
    }
}

impl Form {
    /// One text of the draft as a signal of its own, which keeps the draft in
    /// step.
    fn choice(self, part: fn(&mut Draft) -> &mut String) -> RwSignal<String> {
        let draft = self.draft;
        let text = draft.with_untracked(|draft| part(&mut draft.clone()).clone());
        let choice = RwSignal::new(text);
        crate::view::effect(move || {
            let chosen = choice.get();
            draft.update(|draft| *part(draft) = chosen);
        });
        choice
    }
}
