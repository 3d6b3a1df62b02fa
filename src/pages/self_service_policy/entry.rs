//! One product of the form: what holds, what is chosen, what is wrong.

use api::policies::{PolicyRow, SetPolicy};
use domain::policy::SelfServicePolicy;
use leptos::prelude::*;
use messages::Language;

use super::changes::{change, setting_text, word};

/// One product of the form.
#[derive(Clone, Copy)]
pub struct Entry {
    saved: StoredValue<PolicyRow>,
    /// The word of what is chosen.
    pub choice: RwSignal<String>,
    /// What is wrong with it.
    pub error: RwSignal<Option<String>>,
    /// Counts what was saved: whether there is a change depends on it.
    saves: RwSignal<u32>,
}

/// What somebody else's change leaves to decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conflict {
    /// The other chose the same: nothing.
    Agreed,
    /// The person has to look at it again.
    Undecided,
}

impl Entry {
    /// The entry of a product as it holds.
    pub fn new(row: PolicyRow) -> Self {
        Self {
            choice: RwSignal::new(word(&row).to_owned()),
            error: RwSignal::new(None),
            saved: StoredValue::new(row),
            saves: RwSignal::new(0),
        }
    }

    /// The product's name.
    pub fn name(self) -> String {
        self.saved.with_value(|row| row.product.name.clone())
    }

    /// The id of the group in the page.
    pub fn id(self) -> String {
        self.saved
            .with_value(|row| format!("policy-{}", row.product.slug))
    }

    /// What has to be sent, if anything; as a signal.
    pub fn change(self) -> Option<SetPolicy> {
        self.saves.track();
        let choice = self.choice.read();
        self.saved.with_value(|row| change(row, &choice))
    }

    /// Takes over what the server saved.
    pub fn accept(self, row: PolicyRow) {
        self.take(row);
        self.error.set(None);
    }

    /// Takes over what somebody else saved, and keeps the choice.
    pub fn meet(self, row: PolicyRow, default: SelfServicePolicy, language: Language) -> Conflict {
        let value = setting_text(language, &row, default);
        self.take(row);
        if untrack(move || self.change()).is_none() {
            self.error.set(None);
            return Conflict::Agreed;
        }
        self.error
            .set(Some(language.policy_changed_meanwhile(&value)));
        Conflict::Undecided
    }

    /// Whether this is the entry of that product.
    pub fn is_of(self, row: &PolicyRow) -> bool {
        self.saved
            .with_value(|saved| saved.product.id == row.product.id)
    }

    fn take(self, row: PolicyRow) {
        self.saved.set_value(row);
        self.saves.update(|saves| *saves = saves.wrapping_add(1));
    }
}

#[cfg(test)]
mod tests {
    use super::super::changes::row;
    use super::*;

    const ALLOW: SelfServicePolicy = SelfServicePolicy::Allow;

    fn entry_with(choice: &str) -> (Owner, Entry) {
        let owner = Owner::new();
        owner.set();
        let entry = Entry::new(row(None, 0));
        entry.choice.set(choice.to_owned());
        (owner, entry)
    }

    #[test]
    fn what_was_saved_is_no_change_any_more() {
        let (_owner, entry) = entry_with("ask-first");
        assert!(untrack(move || entry.change()).is_some());
        entry.accept(row(Some(SelfServicePolicy::AskFirst), 1));
        assert_eq!(untrack(move || entry.change()), None);
    }

    #[test]
    fn the_same_choice_of_somebody_else_leaves_nothing_to_decide() {
        let (_owner, entry) = entry_with("do-not-allow");
        let theirs = row(Some(SelfServicePolicy::DoNotAllow), 1);
        assert_eq!(
            entry.meet(theirs, ALLOW, Language::English),
            Conflict::Agreed
        );
        assert_eq!(entry.error.get_untracked(), None);
    }

    #[test]
    fn another_choice_of_somebody_else_is_shown_and_mine_is_kept() {
        let (_owner, entry) = entry_with("do-not-allow");
        let theirs = row(Some(SelfServicePolicy::AskFirst), 3);
        assert_eq!(
            entry.meet(theirs, ALLOW, Language::English),
            Conflict::Undecided
        );
        let error = entry.error.get_untracked().unwrap();
        assert!(error.contains("Ask first"), "{error}");
        assert_eq!(entry.choice.get_untracked(), "do-not-allow");
        let again = untrack(move || entry.change()).unwrap();
        assert_eq!(
            again.body.version, 3,
            "the next save replaces what was seen"
        );
    }
}
