//! What every list has whose filter and page stand in the address.

use leptos::prelude::*;

use super::focus::focus_soon;
use crate::components::{ButtonKind, FieldKind, button, text_field};
use crate::router::use_router;
use crate::routes::Page;
use crate::state::announcer::use_announcer;
use crate::state::preferences::use_language;
use crate::view::{effect, view};

const SEARCH_ID: &str = "q";
/// The sentence that says how many are shown.
const COUNT_ID: &str = "result-count";

/// What a list shows, read from the query of its address.
pub trait ListFilter: Clone + PartialEq + Send + Sync + 'static {
    /// Whether the address is the list's.
    fn is_of(page: &Page) -> bool;
    /// Reads a query without its `?`.
    fn read(query: &str) -> Self;
    /// The words that are looked for.
    fn words(&self) -> Option<&str>;
    /// Where the page begins; `None` for the first.
    fn cursor(&self) -> Option<&str>;
    /// The address of the list with this filter.
    fn address(&self) -> String;
}

/// The filter of the address. Another page's address is none of its business.
pub fn use_filter<F: ListFilter>() -> Memo<F> {
    let router = use_router();
    Memo::new(move |before: Option<&F>| {
        let query = router.query();
        match before {
            Some(before) if !F::is_of(&router.page()) => before.clone(),
            _ => F::read(&query),
        }
    })
}

/// Says what was found after a change of the filter: `found` is the sentence,
/// once there is an answer. On another page of the list the focus goes there,
/// since the link that led to it is gone.
pub fn say_what_was_found<F: ListFilter>(
    filter: Memo<F>,
    found: impl Fn() -> Option<String> + 'static,
) {
    let announcer = use_announcer();
    let shown = StoredValue::new(None::<F>);
    effect(move || {
        let Some(text) = found() else { return };
        let now = filter.get_untracked();
        let before = shown.get_value();
        shown.set_value(Some(now.clone()));
        match before {
            None => {}
            Some(before) if before.cursor() != now.cursor() => focus_soon(COUNT_ID),
            Some(_) => announcer.announce(&text),
        }
    });
}

/// The controls above a list: words to look for, then the `choices`. They only
/// go to another address.
pub fn filter_form<F: ListFilter>(
    filter: Memo<F>,
    search_label: &'static str,
    search: impl Fn(String) + 'static,
    is_narrowed: Memo<bool>,
    clear: impl Fn() + Copy + Send + Sync + 'static,
    choices: AnyView,
) -> AnyView {
    let language = use_language();
    let words = RwSignal::new(String::new());
    // Back and a link from elsewhere change what is looked for, too.
    effect(move || words.set(filter.with(|filter| filter.words().unwrap_or_default().to_owned())));
    let clear = move || {
        is_narrowed.get().then(|| {
            let press = move || {
                clear();
                focus_soon(SEARCH_ID);
            };
            button(ButtonKind::Subtle, language.common_clear_filters())
                .on_press(press)
                .view()
        })
    };
    view! {
        <form
            class="filter-bar"
            role="search"
            on:submit=move |event| {
                event.prevent_default();
                search(words.get_untracked());
            }
        >
            <div class="filter-search">
                {text_field(SEARCH_ID, search_label, words).kind(FieldKind::Search).view()}
                {button(ButtonKind::Secondary, language.common_search()).view()}
            </div>
            <div class="filter-choices">
                {choices}
                {clear}
            </div>
        </form>
    }
    .into_any()
}

/// The rows of a page of the list, with how many there are and where the other
/// pages are.
pub fn listed(
    count: String,
    table: AnyView,
    first: Option<String>,
    next: Option<String>,
) -> AnyView {
    view! {
        <p class="result-count" id=COUNT_ID tabindex="-1">
            {count}
        </p>
        {table}
        {paging(first, next)}
    }
    .into_any()
}

/// Whatever the list shows, while it may be asked for anew.
pub fn results(is_busy: impl Fn() -> bool + Send + 'static, content: AnyView) -> AnyView {
    view! {
        <div class="results" aria-busy=move || is_busy().then_some("true")>
            {content}
        </div>
    }
    .into_any()
}

/// A link that looks like a button, to another state of the list.
pub fn list_link(address: String, text: &'static str) -> AnyView {
    view! {
        <a class="button" href=address>
            {text}
        </a>
    }
    .into_any()
}

fn paging(first: Option<String>, next: Option<String>) -> AnyView {
    let language = use_language();
    if first.is_none() && next.is_none() {
        return ().into_any();
    }
    view! {
        <nav class="paging" aria-label=language.common_pages()>
            {first.map(|address| list_link(address, language.admin_first_page()))}
            {next.map(|address| list_link(address, language.admin_next_page()))}
        </nav>
    }
    .into_any()
}
