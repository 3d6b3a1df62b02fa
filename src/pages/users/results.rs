//! The list itself: its rows, its pages, and what is said when it is empty.

use std::rc::Rc;

use api::directory::PersonRow;
use api::paging::Page as ListPage;
use domain::people_filter::PeopleFilter;
use leptos::prelude::*;
use messages::Language;

use super::words::{account_badge, kind_text, roles_text};
use crate::components::{Column, async_content, data_table, empty_state, row, row_link};
use crate::pages::list::{self, ListFilter, list_link};
use crate::routes::Page;
use crate::state::preferences::use_language;
use crate::state::remote::Remote;

/// The list of this answer.
pub fn results(filter: Memo<PeopleFilter>, list: Remote<ListPage<PersonRow>>) -> AnyView {
    let content = async_content(list, move |page: Rc<ListPage<PersonRow>>| {
        let filter = filter.get_untracked();
        if page.items.is_empty() {
            empty(&filter)
        } else {
            filled(&filter, &page)
        }
    });
    list::results(move || list.raw().is_busy(), content)
}

/// How many are shown.
pub fn count_text(language: Language, count: usize) -> String {
    language.people_results(i64::try_from(count).unwrap_or(i64::MAX))
}

fn filled(filter: &PeopleFilter, page: &ListPage<PersonRow>) -> AnyView {
    let language = use_language();
    let columns = [
        Column::text(language.people_column_name()),
        Column::text(language.people_column_email()),
        Column::text(language.people_column_kind()),
        Column::text(language.people_column_status()),
        Column::text(language.people_column_roles()),
    ];
    let rows = page
        .items
        .iter()
        .map(|item| row(&columns, cells(language, item)))
        .collect();
    let next = page.next_cursor.clone().map(|cursor| PeopleFilter {
        cursor: Some(cursor),
        ..filter.clone()
    });
    list::listed(
        count_text(language, page.items.len()),
        data_table(language.people_table(), &columns, rows),
        filter
            .cursor
            .is_some()
            .then(|| filter.first_page().address()),
        next.map(|next| next.address()),
    )
}

fn cells(language: Language, item: &PersonRow) -> Vec<AnyView> {
    let id = item.person.id.clone();
    let (name, email) = (item.person.name.clone(), item.person.email.to_string());
    vec![
        row_link(Page::User { id }.address(), name, None),
        email.into_any(),
        kind_text(language, item.kind).into_any(),
        account_badge(language, item.status),
        roles_text(language, &item.roles).into_any(),
    ]
}

fn empty(filter: &PeopleFilter) -> AnyView {
    let language = use_language();
    let (body, action) = if filter.cursor.is_some() {
        let first = list_link(filter.first_page().address(), language.admin_first_page());
        (language.people_past_the_end_body(), first)
    } else {
        let all = list_link(
            PeopleFilter::default().address(),
            language.common_clear_filters(),
        );
        (language.people_empty_body(), all)
    };
    empty_state(language.people_empty_heading(), body, Some(action))
}
