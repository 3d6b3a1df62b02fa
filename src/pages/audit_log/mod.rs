//! What was done in the organization, by whom (B16). The URL holds the filter
//! and the page; the controls only change the URL.

mod details;
mod filter_bar;
mod results;
pub mod words;

use api::audit::ListAudit;
use domain::access::{Right, may};
use domain::audit_filter::AuditFilter;
use leptos::prelude::*;

use super::not_allowed::not_allowed;
use crate::components::page_header;
use crate::pages::list::{ListFilter, say_what_was_found, use_filter};
use crate::routes::Page;
use crate::state::preferences::use_language;
use crate::state::remote::use_remote;
use crate::state::session::{access_viewer, use_viewer};
use crate::view::view;
use filter_bar::filter_bar;
use results::{count_text, results};

/// The page.
pub fn audit_log_page() -> AnyView {
    let language = use_language();
    let Some(viewer) = use_viewer() else {
        return ().into_any();
    };
    if may(&access_viewer(&viewer), Right::ViewAuditLog).is_err() {
        return not_allowed();
    }
    let filter = use_filter::<AuditFilter>();
    let list = use_remote(move || {
        Some(ListAudit {
            filter: filter.get(),
        })
    });
    say_what_was_found(filter, move || {
        Some(count_text(language, list.get()?.items.len()))
    });
    view! {
        {page_header(language.audit_heading()).intro(language.audit_intro()).view()}
        {filter_bar(filter)}
        {results(filter, list)}
    }
    .into_any()
}

impl ListFilter for AuditFilter {
    fn is_of(page: &Page) -> bool {
        matches!(page, Page::AuditLog { .. })
    }

    fn read(query: &str) -> Self {
        Self::from_query(query)
    }

    fn words(&self) -> Option<&str> {
        self.q.as_deref()
    }

    fn cursor(&self) -> Option<&str> {
        self.cursor.as_deref()
    }

    fn address(&self) -> String {
        let query = self.to_query();
        Page::AuditLog { query }.address()
    }
}
