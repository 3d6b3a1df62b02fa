//! The people chosen so far, each of whom can be taken out again.

use api::parts::Person;
use leptos::prelude::*;

use super::people_field::FIELD_ID;
use super::selection::remove;
use crate::components::{Icon, icon};
use crate::pages::focus::focus_soon;
use crate::state::preferences::use_language;
use crate::view::view;

/// How many are chosen, and who. Whoever is taken out takes the error along.
pub fn chosen_people(chosen: RwSignal<Vec<Person>>, error: RwSignal<Option<String>>) -> AnyView {
    let language = use_language();
    let count = move || {
        let count = chosen.with(Vec::len);
        language.admin_assign_selected(i64::try_from(count).unwrap_or(i64::MAX))
    };
    let chips = move || {
        let people = chosen.get();
        people
            .into_iter()
            .map(|person| chip(chosen, error, person))
            .collect::<Vec<_>>()
    };
    view! {
        <p class="quiet" role="status">
            {count}
        </p>
        <ul
            class="chips"
            role="list"
            aria-label=language.admin_assign_selected_list()
            hidden=move || chosen.with(Vec::is_empty)
        >
            {chips}
        </ul>
    }
    .into_any()
}

fn chip(chosen: RwSignal<Vec<Person>>, error: RwSignal<Option<String>>, person: Person) -> AnyView {
    let name = use_language().admin_assign_remove_selected(&person.name);
    let id = person.id;
    view! {
        <li class="chip">
            <span>{person.name}</span>
            <button
                type="button"
                class="chip-remove"
                aria-label=name
                on:click=move |_| {
                    chosen.update(|chosen| remove(chosen, &id));
                    error.set(None);
                    focus_soon(FIELD_ID);
                }
            >
                {icon(Icon::Close)}
            </button>
        </li>
    }
    .into_any()
}
