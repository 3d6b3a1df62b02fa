//! The controls above the list. They only go to another address.

use domain::access::Role;
use domain::people_filter::PeopleFilter;
use domain::user::AccountStatus;
use leptos::prelude::*;

use super::words::{role_text, status_text};
use crate::components::{SelectOption, select};
use crate::pages::list::filter_form;
use crate::router::{Router, use_router};
use crate::state::preferences::use_language;
use crate::view::{memo, view};

/// Search, role, status.
pub fn filter_bar(filter: Memo<PeopleFilter>) -> AnyView {
    let (language, router) = (use_language(), use_router());
    let is_narrowed =
        memo(move || filter.with(|filter| filter.first_page() != PeopleFilter::default()));
    filter_form(
        filter,
        language.people_search_label(),
        move |words| {
            let words = words.trim().to_owned();
            apply(router, filter, |filter| {
                filter.q = (!words.is_empty()).then_some(words);
            });
        },
        is_narrowed,
        move || router.set_query(""),
        view! { {role(router, filter)} {status(router, filter)} }.into_any(),
    )
}

/// Another list begins at its first page.
fn apply(router: Router, filter: Memo<PeopleFilter>, change: impl FnOnce(&mut PeopleFilter)) {
    let mut next = filter.with_untracked(PeopleFilter::first_page);
    change(&mut next);
    router.set_query(&next.to_query());
}

fn role(router: Router, filter: Memo<PeopleFilter>) -> AnyView {
    let language = use_language();
    let any = SelectOption::new("", language.people_any_role());
    let each = Role::ALL
        .iter()
        .map(|&role| SelectOption::new(role.as_str(), role_text(language, role)));
    select(
        "role",
        language.people_filter_role(),
        std::iter::once(any).chain(each).collect(),
        Signal::derive(move || {
            let role = filter.with(|filter| filter.role);
            role.map_or("", Role::as_str).to_owned()
        }),
        move |word| apply(router, filter, |filter| filter.role = Role::parse(&word)),
    )
    .view()
}

fn status(router: Router, filter: Memo<PeopleFilter>) -> AnyView {
    let language = use_language();
    let any = SelectOption::new("", language.people_any_status());
    let each = AccountStatus::ALL
        .iter()
        .map(|&status| SelectOption::new(status.as_str(), status_text(language, status)));
    select(
        "status",
        language.people_filter_status(),
        std::iter::once(any).chain(each).collect(),
        Signal::derive(move || {
            let status = filter.with(|filter| filter.status);
            status.map_or("", AccountStatus::as_str).to_owned()
        }),
        move |word| {
            let status = AccountStatus::parse(&word);
            apply(router, filter, |filter| filter.status = status);
        },
    )
    .view()
}
