//! What was bought, as far as the viewer may see it. The URL holds filter,
//! order and page; the controls only change the URL.

mod filter;
mod filter_bar;
mod results;

use api::paging::Page as ListPage;
use api::subscriptions::{ListSubscriptions, SubscriptionRow};
use domain::access::{VisibleSubscriptions, visible_subscriptions};
use domain::product_filter::ProductFilter;
use leptos::prelude::*;
use messages::Language;

use crate::components::{Tone, alert, page_header};
use crate::pages::focus::focus_soon;
use crate::router::use_router;
use crate::routes::Page;
use crate::state::announcer::use_announcer;
use crate::state::preferences::use_language;
use crate::state::remote::{Remote, use_remote};
use crate::state::session::{access_viewer, use_viewer};
use crate::view::{effect, memo, view};
use filter::{Emptiness, emptiness};
use filter_bar::filter_bar;
use results::{COUNT_ID, count_text, results};

/// The page.
pub fn your_products_page() -> AnyView {
    let language = use_language();
    let Some(person) = use_viewer() else {
        return ().into_any();
    };
    let visible = visible_subscriptions(&access_viewer(&person));
    let is_limited = matches!(visible, VisibleSubscriptions::Own(_));
    let filter = use_filter();
    let list = use_remote(move || {
        Some(ListSubscriptions {
            filter: filter.get(),
        })
    });
    say_what_was_found(filter, list);
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

/// The filter of the address. Another page's address is none of its business.
fn use_filter() -> Memo<ProductFilter> {
    let router = use_router();
    Memo::new(move |before: Option<&ProductFilter>| {
        let query = router.query();
        match (router.page(), before) {
            (Page::YourProducts { .. }, _) | (_, None) => ProductFilter::from_query(&query),
            (_, Some(before)) => before.clone(),
        }
    })
}

/// Says how many were found after a change of the filter. On another page of
/// the list the focus goes there, since the link that led to it is gone.
fn say_what_was_found(filter: Memo<ProductFilter>, list: Remote<ListPage<SubscriptionRow>>) {
    let (language, announcer) = (use_language(), use_announcer());
    let shown = StoredValue::new(None::<ProductFilter>);
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
