//! The people chosen so far, each of whom can be taken out again.

use api::parts::Person;
use domain::ids::UserId;
use leptos::prelude::*;

use super::people_field::FIELD_ID;
use super::selection::remove;
use crate::components::{Chosen, chosen_list};
use crate::pages::focus::focus_soon;
use crate::state::preferences::use_language;
use crate::view::memo;

/// How many are chosen, and who. Whoever is taken out takes the error along.
pub fn chosen_people(chosen: RwSignal<Vec<Person>>, error: RwSignal<Option<String>>) -> AnyView {
    let language = use_language();
    let items = memo(move || {
        chosen.with(|people| {
            let people = people.iter().map(|person| Chosen {
                value: person.id.as_str().to_owned(),
                label: person.name.clone(),
                remove: language.admin_assign_remove_selected(&person.name),
            });
            people.collect::<Vec<_>>()
        })
    });
    chosen_list(
        language.admin_assign_selected_list(),
        move || {
            let count = chosen.with(Vec::len);
            language.admin_assign_selected(i64::try_from(count).unwrap_or(i64::MAX))
        },
        items,
        move |id| {
            if let Ok(id) = UserId::parse(&id) {
                chosen.update(|chosen| remove(chosen, &id));
            }
            error.set(None);
            focus_soon(FIELD_ID);
        },
    )
}
