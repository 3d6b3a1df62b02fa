//! The bills that the viewer may see, the latest first (R28a).

mod filter;
mod results;
pub mod words;

use api::bills::ListBills;
use domain::access::{VisibleSubscriptions, visible_subscriptions};
use leptos::prelude::*;

use crate::components::page_header;
use crate::pages::list::{say_what_was_found, use_filter};
use crate::state::preferences::use_language;
use crate::state::remote::use_remote;
use crate::state::session::{access_viewer, use_viewer};
use crate::view::view;
use filter::BillFilter;
use results::{count_text, results};

/// The page.
pub fn bills_page() -> AnyView {
    let language = use_language();
    let Some(viewer) = use_viewer() else {
        return ().into_any();
    };
    let filter = use_filter::<BillFilter>();
    let list = use_remote(move || {
        let BillFilter {
            subscription,
            cursor,
        } = filter.get();
        Some(ListBills {
            subscription,
            cursor,
        })
    });
    say_what_was_found(filter, move || {
        Some(count_text(language, list.get()?.items.len()))
    });
    let intro = match visible_subscriptions(&access_viewer(&viewer)) {
        VisibleSubscriptions::All => language.bills_intro_all(),
        VisibleSubscriptions::CentralAndOwn(_) => language.bills_intro_central_and_own(),
        VisibleSubscriptions::Own(_) => language.bills_intro_own(),
    };
    view! {
        {page_header(language.bills_title()).intro(intro).view()}
        {results(filter, list)}
    }
    .into_any()
}
