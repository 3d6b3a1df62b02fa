//! Finding groups by the beginning of their name.

use std::time::Duration;

use api::directory::{GroupList, GroupRow, SearchGroups};
use leptos::prelude::*;

use crate::components::{ComboboxOption, combobox};
use crate::state::preferences::use_language;
use crate::state::remote::{Remote, use_remote};
use crate::view::{effect, memo};

/// How long the typing has to pause before groups are looked for.
const PAUSE: Duration = Duration::from_millis(150);

/// The field. What is `taken` is shown and cannot be chosen again.
pub fn group_search(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    taken: Signal<Vec<GroupRow>>,
    error: Signal<Option<String>>,
    add: impl Fn(GroupRow) + Send + Sync + 'static,
) -> AnyView {
    let language = use_language();
    let query = RwSignal::new(String::new());
    let found = use_groups(query);
    let options = memo(move || {
        if query.with(|typed| typed.trim().is_empty()) {
            return Vec::new();
        }
        let list = found.get();
        let groups = list.iter().flat_map(|list| &list.items);
        taken.with(|taken| {
            let options = groups.map(|group| ComboboxOption {
                value: group.id.as_str().to_owned(),
                label: group.name.clone(),
                detail: String::new(),
                unavailable: taken
                    .contains(group)
                    .then(|| language.access_chosen_already().to_owned()),
            });
            options.collect()
        })
    });
    let status = Signal::derive(move || {
        let is_asked = query.with(|typed| !typed.trim().is_empty());
        match found.get().filter(|_| is_asked && !found.raw().is_busy()) {
            None => String::new(),
            Some(list) => {
                language.access_groups_found(i64::try_from(list.items.len()).unwrap_or(i64::MAX))
            }
        }
    });
    let choose = move |option: ComboboxOption| {
        let list = untrack(move || found.get());
        let mut groups = list.iter().flat_map(|list| &list.items);
        if let Some(group) = groups.find(|group| group.id.as_str() == option.value) {
            add(group.clone());
        }
    };
    combobox(id, label, hint, query, options, status, error, choose).view()
}

/// Looks for groups whenever the typing pauses.
fn use_groups(query: RwSignal<String>) -> Remote<GroupList> {
    let settled = RwSignal::new(String::new());
    let mut settle = debounce(PAUSE, move |()| {
        settled.set(query.get_untracked().trim().to_owned());
    });
    let groups = use_remote(move || {
        let q = settled.get();
        (!q.is_empty()).then_some(SearchGroups { q })
    });
    effect(move || {
        query.track();
        settle(());
    });
    groups
}
