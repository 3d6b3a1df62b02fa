//! The people of the organization with their roles. The URL holds the filter
//! and the page; the controls only change the URL.

mod filter_bar;
mod results;
pub mod words;

use api::directory::{ListPeople, PersonRow};
use api::paging::Page as ListPage;
use domain::access::{Right, may};
use domain::people_filter::PeopleFilter;
use leptos::prelude::*;

use super::not_allowed::not_allowed;
use crate::components::page_header;
use crate::pages::focus::focus_soon;
use crate::router::use_router;
use crate::routes::Page;
use crate::state::announcer::use_announcer;
use crate::state::preferences::use_language;
use crate::state::remote::{Remote, use_remote};
use crate::state::session::{access_viewer, use_viewer};
use crate::view::{effect, view};
use filter_bar::filter_bar;
use results::{COUNT_ID, count_text, results};

/// The page.
pub fn users_page() -> AnyView {
    let language = use_language();
    let Some(viewer) = use_viewer() else {
        return ().into_any();
    };
    if may(&access_viewer(&viewer), Right::ViewPeople).is_err() {
        return not_allowed();
    }
    let filter = use_filter();
    let list = use_remote(move || {
        Some(ListPeople {
            filter: filter.get(),
        })
    });
    say_what_was_found(filter, list);
    view! {
        {page_header(language.people_heading()).intro(language.people_intro()).view()}
        {filter_bar(filter)}
        {results(filter, list)}
    }
    .into_any()
}

/// The filter of the address. Another page's address is none of its business.
fn use_filter() -> Memo<PeopleFilter> {
    let router = use_router();
    Memo::new(move |before: Option<&PeopleFilter>| {
        let query = router.query();
        match (router.page(), before) {
            (Page::Users { .. }, _) | (_, None) => PeopleFilter::from_query(&query),
            (_, Some(before)) => before.clone(),
        }
    })
}

/// Says how many were found after a change of the filter. On another page of
/// the list the focus goes there, since the link that led to it is gone.
fn say_what_was_found(filter: Memo<PeopleFilter>, list: Remote<ListPage<PersonRow>>) {
    let (language, announcer) = (use_language(), use_announcer());
    let shown = StoredValue::new(None::<PeopleFilter>);
    effect(move || {
        let Some(page) = list.get() else { return };
        let now = filter.get_untracked();
        let before = shown.get_value();
        shown.set_value(Some(now.clone()));
        match before {
            None => {}
            Some(before) if before.cursor != now.cursor => focus_soon(COUNT_ID),
            Some(_) => announcer.announce(&count_text(language, page.items.len())),
        }
    });
}
