//! What was bought, as far as the viewer may see it. The URL holds filter,
//! order and page; the controls only change the URL.

mod filter;
mod filter_bar;
mod results;

use api::subscriptions::ListSubscriptions;
use domain::access::{VisibleSubscriptions, visible_subscriptions};
use domain::product_filter::ProductFilter;
use leptos::prelude::*;
use messages::Language;

use crate::components::{Tone, alert, page_header};
use crate::pages::list::{ListFilter, say_what_was_found, use_filter};
use crate::routes::Page;
use crate::state::preferences::use_language;
use crate::state::remote::use_remote;
use crate::state::session::{access_viewer, use_viewer};
use crate::view::{memo, view};
use filter::{Emptiness, emptiness};
use filter_bar::filter_bar;
use results::{count_text, results};

/// The page.
pub fn your_products_page() -> AnyView {
    let language = use_language();
    let Some(person) = use_viewer() else {
        return ().into_any();
    };
    let visible = visible_subscriptions(&access_viewer(&person));
    let is_limited = matches!(visible, VisibleSubscriptions::Own(_));
    let filter = use_filter::<ProductFilter>();
    let list = use_remote(move || {
        Some(ListSubscriptions {
            filter: filter.get(),
        })
    });
    say_what_was_found(filter, move || {
        Some(count_text(language, list.get()?.items.len()))
    });
    let limited = is_limited.then(|| {
        let text = language.admin_limited_view();
        alert(Tone::Info, None, view! { <p>{text}</p> })
    });
    let has_nothing = memo(move || {
        let is_empty = list.get().is_some_and(|page| page.items.is_empty());
        is_empty && filter.with(emptiness) == Emptiness::Nothing
    });
    view! {
        {page_header(language.admin_products_heading())
            .intro(scope_text(language, &visible))
            .view()}
        {limited}
        <div hidden=move || has_nothing.get()>{filter_bar(filter)}</div>
        {results(filter, list, is_limited)}
    }
    .into_any()
}

/// Which subscriptions this viewer sees, in a sentence.
pub fn scope_text(language: Language, visible: &VisibleSubscriptions) -> &'static str {
    match visible {
        VisibleSubscriptions::All => language.admin_products_intro(),
        VisibleSubscriptions::CentralAndOwn(_) => language.admin_products_intro_central_and_own(),
        VisibleSubscriptions::Own(_) => language.admin_products_intro_purchaser(),
    }
}

impl ListFilter for ProductFilter {
    fn is_of(page: &Page) -> bool {
        matches!(page, Page::YourProducts { .. })
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
        Page::YourProducts { query }.address()
    }
}
