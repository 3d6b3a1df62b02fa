//! Choosing groups by the beginning of their name.

use leptos::prelude::*;

use super::draft::Draft;
use crate::components::{Chosen, chosen_list};
use crate::pages::focus::focus_soon;
use crate::pages::group_search::group_search;
use crate::state::preferences::use_language;
use crate::view::{memo, view};

/// The field's id.
pub const GROUPS: &str = "groups";

/// The field, and what was chosen with it.
pub fn groups_field(draft: RwSignal<Draft>, error: Signal<Option<String>>) -> AnyView {
    let language = use_language();
    let taken = memo(move || draft.with(|draft| draft.groups.clone()));
    let add = move |group| draft.update(|draft| draft.add_group(group));
    view! {
        {group_search(
            GROUPS,
            language.access_groups(),
            language.access_groups_hint(),
            taken.into(),
            error,
            add,
        )}
        {chosen(draft)}
    }
    .into_any()
}

fn chosen(draft: RwSignal<Draft>) -> AnyView {
    let language = use_language();
    let items = memo(move || {
        draft.with(|draft| {
            let groups = draft.groups.iter().map(|group| Chosen {
                value: group.id.as_str().to_owned(),
                label: group.name.clone(),
                remove: language.access_remove(&group.name),
            });
            groups.collect::<Vec<_>>()
        })
    });
    chosen_list(
        language.access_groups_chosen(),
        String::new,
        items,
        move |id| {
            draft.update(|draft| draft.groups.retain(|group| group.id.as_str() != id));
            focus_soon(GROUPS);
        },
    )
}
