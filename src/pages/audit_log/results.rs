//! The log itself: its records, its pages, and what is said when there are
//! none.

use std::rc::Rc;

use api::audit::AuditRecord;
use api::paging::Page as ListPage;
use domain::audit::ActorKind;
use domain::audit_filter::AuditFilter;
use leptos::prelude::*;
use messages::Language;

use super::details::details;
use super::words::action_text;
use crate::components::{Column, async_content, data_table, empty_state, row};
use crate::format;
use crate::pages::list::{self, ListFilter, list_link};
use crate::state::preferences::use_language;
use crate::state::remote::Remote;
use crate::view::view;

/// The log of this answer.
pub fn results(filter: Memo<AuditFilter>, list: Remote<ListPage<AuditRecord>>) -> AnyView {
    let content = async_content(list, move |page: Rc<ListPage<AuditRecord>>| {
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
    language.audit_results(i64::try_from(count).unwrap_or(i64::MAX))
}

fn filled(filter: &AuditFilter, page: &ListPage<AuditRecord>) -> AnyView {
    let language = use_language();
    let columns = [
        Column::text(language.audit_column_what()),
        Column::text(language.audit_column_when()),
        Column::text(language.audit_column_who()),
        Column::text(language.audit_column_object()),
        Column::text(language.audit_column_details()),
    ];
    let rows = page
        .items
        .iter()
        .map(|record| row(&columns, cells(language, record)))
        .collect();
    let next = page.next_cursor.clone().map(|cursor| AuditFilter {
        cursor: Some(cursor),
        ..filter.clone()
    });
    list::listed(
        count_text(language, page.items.len()),
        data_table(language.audit_table(), &columns, rows),
        filter
            .cursor
            .is_some()
            .then(|| filter.first_page().address()),
        next.map(|next| next.address()),
    )
}

fn cells(language: Language, record: &AuditRecord) -> Vec<AnyView> {
    let at = record.at;
    vec![
        action_text(language, &record.action).into_any(),
        view! {
            <time datetime=format::instant(at)>{format::date_and_time(language, at)}</time>
        }
        .into_any(),
        who(language, record),
        view! { <span class="break-anywhere">{record.object.clone()}</span> }.into_any(),
        details(language, record),
    ]
}

fn who(language: Language, record: &AuditRecord) -> AnyView {
    let Some(actor) = &record.actor else {
        return language.audit_by_program().into_any();
    };
    let name = match (&actor.name, actor.kind) {
        (Some(name), _) => name.clone(),
        (None, ActorKind::Directory) => language.audit_by_directory().to_owned(),
        (None, ActorKind::Person | ActorKind::Program) => actor.id.clone(),
    };
    let partner = record.on_behalf_of_name.as_ref().map(|partner| {
        view! { <p class="quiet">{language.audit_on_behalf_of(partner)}</p> }
    });
    view! {
        {name}
        {partner}
    }
    .into_any()
}

fn empty(filter: &AuditFilter) -> AnyView {
    let language = use_language();
    let (body, action) = if filter.cursor.is_some() {
        let first = list_link(filter.first_page().address(), language.admin_first_page());
        (language.audit_past_the_end_body(), first)
    } else {
        let all = list_link(
            AuditFilter::default().address(),
            language.common_clear_filters(),
        );
        (language.audit_empty_body(), all)
    };
    empty_state(language.audit_empty_heading(), body, Some(action))
}
