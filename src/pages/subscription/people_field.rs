//! Finding people of the organization by part of their name.

use std::time::Duration;

use api::licenses::LicenseRow;
use api::paging::Page as ListPage;
use api::parts::Person;
use api::users::{SearchUsers, UserList};
use domain::ids::UserId;
use leptos::prelude::*;
use messages::Language;

use super::selection::{AT_MOST, add};
use crate::backend::notice;
use crate::components::{ComboboxOption, combobox};
use crate::state::preferences::use_language;
use crate::state::remote::{Load, Remote, use_remote};
use crate::view::{effect, memo};

/// The field's id.
pub const FIELD_ID: &str = "users";
/// How long the typing has to pause before people are looked for.
const PAUSE: Duration = Duration::from_millis(150);

/// The field. A choice is added to `chosen`.
pub fn people_field(
    chosen: RwSignal<Vec<Person>>,
    holders: Remote<ListPage<LicenseRow>>,
    error: RwSignal<Option<String>>,
) -> AnyView {
    let language = use_language();
    let query = RwSignal::new(String::new());
    let people = use_people(query);
    let options = memo(move || {
        if query.with(|typed| typed.trim().is_empty()) {
            return Vec::new();
        }
        let found = people.get();
        let found = found.iter().flat_map(|list| &list.items);
        let holders = holders.get();
        let holds = |id: &UserId| {
            let mut rows = holders.iter().flat_map(|page| &page.items);
            rows.any(|row| row.person.id == *id)
        };
        chosen.with(|chosen| {
            found
                .map(|person| option(person, unavailable(language, person, chosen, &holds)))
                .collect()
        })
    });
    let status = Signal::derive(move || {
        if query.with(|typed| typed.trim().is_empty()) {
            return String::new();
        }
        status(language, people)
    });
    let choose = move |option: ComboboxOption| {
        let list = untrack(move || people.get());
        let mut found = list.iter().flat_map(|list| &list.items);
        if let Some(person) = found.find(|person| person.id.as_str() == option.value) {
            let has_room = chosen.try_update(|chosen| add(chosen, person.clone()));
            error.set((has_room == Some(false)).then(|| {
                language.admin_assign_most_at_once(i64::try_from(AT_MOST).unwrap_or(i64::MAX))
            }));
        }
    };
    combobox(
        FIELD_ID,
        language.admin_assign_users(),
        language.admin_assign_users_hint(),
        query,
        options,
        status,
        error,
        choose,
    )
    .view()
}

/// Looks for people whenever the typing pauses.
fn use_people(query: RwSignal<String>) -> Remote<UserList> {
    let settled = RwSignal::new(String::new());
    let mut settle = debounce(PAUSE, move |()| {
        let typed = query.get_untracked();
        settled.set(typed.trim().to_owned());
    });
    let people = use_remote(move || {
        let q = settled.get();
        (!q.is_empty()).then_some(SearchUsers { q })
    });
    effect(move || {
        if query.with(|typed| typed.trim().is_empty()) {
            // Else the next search would first show what the last one found.
            settled.set(String::new());
            people.set(UserList { items: Vec::new() });
        } else {
            settle(());
        }
    });
    people
}

fn status(language: Language, people: Remote<UserList>) -> String {
    if people.raw().is_busy() {
        return language.admin_assign_searching().to_owned();
    }
    match people.raw().load() {
        Load::Failed(error) => notice(language, &error).body,
        Load::Waiting | Load::Ready(_) => match people.get().map(|list| list.items.len()) {
            None => String::new(),
            Some(0) => language.admin_assign_no_match().to_owned(),
            Some(count) => {
                language.admin_assign_people_found(i64::try_from(count).unwrap_or(i64::MAX))
            }
        },
    }
}

fn unavailable(
    language: Language,
    person: &Person,
    chosen: &[Person],
    holds: &dyn Fn(&UserId) -> bool,
) -> Option<&'static str> {
    if chosen.iter().any(|other| other.id == person.id) {
        Some(language.admin_assign_option_selected())
    } else if holds(&person.id) {
        Some(language.admin_assign_option_has_license())
    } else {
        None
    }
}

fn option(person: &Person, unavailable: Option<&str>) -> ComboboxOption {
    ComboboxOption {
        value: person.id.as_str().to_owned(),
        label: person.name.clone(),
        detail: person.email.as_str().to_owned(),
        unavailable: unavailable.map(str::to_owned),
    }
}
