//! The people of the organization with their roles. The URL holds the filter
//! and the page; the controls only change the URL.

mod filter_bar;
mod results;
pub mod words;

use api::directory::ListPeople;
use domain::access::{Right, may};
use domain::people_filter::PeopleFilter;
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
pub fn users_page() -> AnyView {
    let language = use_language();
    let Some(viewer) = use_viewer() else {
        return ().into_any();
    };
    if may(&access_viewer(&viewer), Right::ViewPeople).is_err() {
        return not_allowed();
    }
    let filter = use_filter::<PeopleFilter>();
    let list = use_remote(move || {
        Some(ListPeople {
            filter: filter.get(),
        })
    });
    say_what_was_found(filter, move || {
        Some(count_text(language, list.get()?.items.len()))
    });
    view! {
        {page_header(language.people_heading()).intro(language.people_intro()).view()}
        {filter_bar(filter)}
        {results(filter, list)}
    }
    .into_any()
}

impl ListFilter for PeopleFilter {
    fn is_of(page: &Page) -> bool {
        matches!(page, Page::Users { .. })
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
        Page::Users { query }.address()
    }
}
