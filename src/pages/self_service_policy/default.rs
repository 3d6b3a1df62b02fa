//! What products follow that have no setting of their own.

use api::policies::{PolicyList, SetDefaultPolicy, SetDefaultPolicyRequest};
use domain::policy::SelfServicePolicy;
use leptos::prelude::*;
use messages::Language;

use super::changes::policy_text;
use super::entry::Conflict;
use crate::components::{RadioOption, radio_group};

/// The id of the group in the page.
pub const DEFAULT_ID: &str = "policy-default";

/// The organization's default in the form.
#[derive(Clone, Copy)]
pub struct DefaultEntry {
    saved: StoredValue<(SelfServicePolicy, i64)>,
    choice: RwSignal<String>,
    error: RwSignal<Option<String>>,
    /// Counts what was saved: whether there is a change depends on it.
    saves: RwSignal<u32>,
}

impl DefaultEntry {
    /// The default as it holds.
    pub fn new(list: &PolicyList) -> Self {
        Self {
            saved: StoredValue::new((list.default, list.default_version)),
            choice: RwSignal::new(list.default.as_str().to_owned()),
            error: RwSignal::new(None),
            saves: RwSignal::new(0),
        }
    }

    /// What has to be sent, if anything; as a signal.
    pub fn change(self) -> Option<SetDefaultPolicy> {
        self.saves.track();
        let chosen = SelfServicePolicy::parse(&self.choice.read())?;
        let (saved, version) = self.saved.get_value();
        (chosen != saved).then_some(SetDefaultPolicy {
            body: SetDefaultPolicyRequest {
                value: chosen,
                version,
                dry_run: false,
            },
        })
    }

    /// Takes over what the server saved.
    pub fn accept(self, list: &PolicyList) {
        self.saved.set_value((list.default, list.default_version));
        self.saves.update(|saves| *saves = saves.wrapping_add(1));
        self.error.set(None);
    }

    /// Takes over what somebody else saved, and keeps the choice.
    pub fn meet(self, list: &PolicyList, language: Language) -> Conflict {
        self.accept(list);
        if untrack(move || self.change()).is_none() {
            return Conflict::Agreed;
        }
        let value = policy_text(language, list.default);
        self.error
            .set(Some(language.policy_changed_meanwhile(value)));
        Conflict::Undecided
    }

    /// Draws the choices.
    pub fn view(self, language: Language, may_change: bool) -> AnyView {
        let each = SelfServicePolicy::ALL.iter().map(|&policy| RadioOption {
            value: policy.as_str(),
            label: policy_text(language, policy).to_owned(),
            hint: None,
        });
        let error = self.error;
        radio_group(
            DEFAULT_ID,
            language.policy_default_heading(),
            each.collect(),
            self.choice,
        )
        .error(Signal::derive(move || error.get()))
        .in_a_row()
        .disabled(!may_change)
        .view()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_default_that_holds_already_needs_no_call_and_a_change_names_its_version() {
        let owner = Owner::new();
        owner.set();
        let list = PolicyList {
            default: SelfServicePolicy::Allow,
            default_version: 4,
            items: Vec::new(),
            may_change: true,
        };
        let entry = DefaultEntry::new(&list);
        assert_eq!(untrack(move || entry.change()), None);
        entry.choice.set("ask-first".to_owned());
        let body = untrack(move || entry.change()).unwrap().body;
        assert_eq!((body.value, body.version), (SelfServicePolicy::AskFirst, 4));
    }

    #[test]
    fn the_same_choice_of_somebody_else_leaves_nothing_to_decide() {
        let owner = Owner::new();
        owner.set();
        let list = |default, default_version| PolicyList {
            default,
            default_version,
            items: Vec::new(),
            may_change: true,
        };
        let entry = DefaultEntry::new(&list(SelfServicePolicy::Allow, 0));
        entry.choice.set("ask-first".to_owned());
        let theirs = list(SelfServicePolicy::DoNotAllow, 1);
        assert_eq!(entry.meet(&theirs, Language::English), Conflict::Undecided);
        assert!(
            entry
                .error
                .get_untracked()
                .unwrap()
                .contains("Do not allow")
        );
        let same = list(SelfServicePolicy::AskFirst, 2);
        assert_eq!(entry.meet(&same, Language::English), Conflict::Agreed);
        assert_eq!(entry.error.get_untracked(), None);
        assert_eq!(untrack(move || entry.change()), None);
    }
}
