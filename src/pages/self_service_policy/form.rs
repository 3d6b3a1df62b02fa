//! A group of choices for each product, and one button for all.

use api::policies::PolicyList;
use domain::policy::SelfServicePolicy;
use leptos::prelude::*;
use leptos::task::spawn_local;
use messages::Language;

use super::changes::{FOLLOW_DEFAULT, UNAVAILABLE, policy_text};
use super::default::{DEFAULT_ID, DefaultEntry};
use super::entry::Entry;
use super::save::{Report, save};
use crate::backend::{CallError, use_backend};
use crate::components::{ButtonKind, RadioOption, Tone, alert, button, notice_alert, radio_group};
use crate::pages::focus::focus_soon;
use crate::state::preferences::use_language;
use crate::state::remote::Remote;
use crate::state::title::use_title;
use crate::state::toasts::use_toasts;
use crate::view::{memo, view};

const READ_ONLY_ID: &str = "policy-read-only";
const REPORT_ID: &str = "policy-report";

/// What the last save left to do.
#[derive(Clone, Default)]
struct Leftover {
    undecided: Vec<(String, String)>,
    failure: Option<CallError>,
}

/// What the form is about.
#[derive(Clone, Copy)]
pub struct Form {
    /// All of it as it holds, drawn anew when the default changes.
    pub policies: Remote<PolicyList>,
    /// The default.
    pub default: DefaultEntry,
    /// Each product.
    pub entries: StoredValue<Vec<Entry>>,
}

impl Form {
    /// Whether there is anything to save; as a signal.
    fn has_changes(self) -> bool {
        let mut entries = self.entries.get_value().into_iter();
        self.default.change().is_some() || entries.any(|entry| entry.change().is_some())
    }
}

/// The form, or the same to read only.
pub fn form(policies: Remote<PolicyList>, list: &PolicyList) -> AnyView {
    let language = use_language();
    let default = DefaultEntry::new(list);
    let entries: Vec<Entry> = list.items.iter().cloned().map(Entry::new).collect();
    let groups: Vec<_> = entries
        .iter()
        .map(|&entry| group(language, entry, list.default, list.may_change))
        .collect();
    let content = view! {
        <div class="policy-groups">{default.view(language, list.may_change)} {groups}</div>
    };
    if list.may_change {
        let form = Form {
            policies,
            default,
            entries: StoredValue::new(entries),
        };
        editable(form, content.into_any())
    } else {
        read_only(language, content.into_any())
    }
}

fn read_only(language: Language, content: AnyView) -> AnyView {
    let reason = view! { <p id=READ_ONLY_ID>{language.policy_read_only()}</p> };
    view! {
        {alert(Tone::Info, None, reason)}
        {content}
        <div class="form-actions">
            <button type="button" class="button" disabled aria-describedby=READ_ONLY_ID>
                {language.policy_save()}
            </button>
        </div>
    }
    .into_any()
}

fn editable(form: Form, content: AnyView) -> AnyView {
    let language = use_language();
    let is_busy = RwSignal::new(false);
    let leftover = RwSignal::new(Leftover::default());
    let was_pressed = RwSignal::new(false);
    let has_changes = memo(move || form.has_changes());
    let submit = use_save(form, is_busy, leftover);
    let hint = move || match (has_changes.get(), was_pressed.get()) {
        (true, _) => language.policy_unsaved(),
        (false, true) => language.policy_nothing_to_save(),
        (false, false) => "",
    };
    view! {
        <form
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                let has_changes = has_changes.get_untracked();
                was_pressed.set(!has_changes);
                if has_changes {
                    submit.run(());
                }
            }
        >
            {move || report(leftover.get(), submit)}
            {content}
            <div class="save-bar">
                {button(ButtonKind::Primary, language.policy_save())
                    .busy(is_busy, language.policy_saving())
                    .view()}
                <p role="status">{hint}</p>
            </div>
        </form>
    }
    .into_any()
}

fn use_save(form: Form, is_busy: RwSignal<bool>, leftover: RwSignal<Leftover>) -> Callback<()> {
    let (language, backend) = (use_language(), use_backend());
    let (toasts, title) = (use_toasts(), use_title());
    Callback::new(move |()| {
        if is_busy.get_untracked() {
            return;
        }
        is_busy.set(true);
        leftover.set(Leftover::default());
        spawn_local(async move {
            let done = save(backend, language, form).await;
            is_busy.set(false);
            if let Some(text) = done.success_text(language) {
                toasts.success(text);
            }
            let Report {
                undecided,
                failure,
                list,
                ..
            } = done;
            let is_done = undecided.is_empty() && failure.is_none();
            title.set_problem(!is_done);
            leftover.set(Leftover { undecided, failure });
            if !is_done {
                focus_soon(REPORT_ID);
                return;
            }
            // Products that follow the default say so in other words, once nothing
            // is left to save that drawing the form anew would lose.
            if let Some(list) = list.filter(|_| !untrack(move || form.has_changes())) {
                form.policies.set(list);
                focus_soon(DEFAULT_ID);
            }
        });
    })
}

/// What was not saved, above the form, as for every form.
fn report(leftover: Leftover, retry: Callback<()>) -> AnyView {
    let language = use_language();
    let failure = leftover
        .failure
        .map(|error| notice_alert(&error, move || retry.run(())));
    let items: Vec<_> = leftover
        .undecided
        .into_iter()
        .map(|(id, product)| {
            let text = language.policy_changed_meanwhile_line(&product);
            view! {
                <li>
                    <a href=format!("#{id}")>{text}</a>
                </li>
            }
            .into_any()
        })
        .collect();
    let undecided = (!items.is_empty()).then(|| {
        view! {
            <div class="error-summary" role="alert">
                <h2>{language.policy_not_saved_heading()}</h2>
                <ul>{items}</ul>
            </div>
        }
    });
    view! {
        <div id=REPORT_ID tabindex="-1">
            {failure}
            {undecided}
        </div>
    }
    .into_any()
}

fn group(
    language: Language,
    entry: Entry,
    default: SelfServicePolicy,
    may_change: bool,
) -> AnyView {
    let each = SelfServicePolicy::ALL.iter().map(|&policy| RadioOption {
        value: policy.as_str(),
        label: policy_text(language, policy).to_owned(),
        hint: None,
    });
    let follow = RadioOption {
        value: FOLLOW_DEFAULT,
        label: language.policy_follows_default(policy_text(language, default)),
        hint: None,
    };
    let hide = RadioOption {
        value: UNAVAILABLE,
        label: language.policy_unavailable().to_owned(),
        hint: None,
    };
    radio_group(
        entry.id(),
        entry.name(),
        each.chain([follow, hide]).collect(),
        entry.choice,
    )
    .error(Signal::derive(move || entry.error.get()))
    .in_a_row()
    .disabled(!may_change)
    .view()
}
