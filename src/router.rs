//! Follows links without loading the program anew (`docs/adr/0012-own-router.md`).

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlAnchorElement, HtmlElement, MouseEvent};

use crate::routes::{Page, Part};
use crate::view::memo;

/// The part of the document that a page fills.
pub const MAIN_ID: &str = "main";

/// Where the browser is. The query stands without its `?`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    pub path: String,
    pub query: String,
}

/// Where the browser is, and the means to go elsewhere.
#[derive(Clone, Copy)]
pub struct Router {
    location: RwSignal<Location>,
    page: Memo<Page>,
    part: Part,
    heading_takes_focus: StoredValue<bool>,
}

/// Listens to links and to the browser's Back and Forward.
pub fn provide_router(part: Part) -> Router {
    let location = RwSignal::new(read_location());
    let router = Router {
        location,
        page: memo(move || location.with(|at| Page::parse(&at.path, &at.query).without_query())),
        part,
        heading_takes_focus: StoredValue::new(false),
    };
    provide_context(router);
    window_event_listener(ev::popstate, move |_| router.arrive());
    window_event_listener(ev::click, move |event| router.follow(&event));
    router
}

/// The router of the program.
pub fn use_router() -> Router {
    expect_context()
}

impl Router {
    /// The page whatever its query says, as a signal.
    pub fn page(self) -> Page {
        self.page.get()
    }

    /// The page at this moment.
    pub fn page_untracked(self) -> Page {
        self.page.get_untracked()
    }

    /// The query without its `?`, as a signal.
    pub fn query(self) -> String {
        self.location.with(|at| at.query.clone())
    }

    /// The query at this moment.
    pub fn query_untracked(self) -> String {
        self.location.with_untracked(|at| at.query.clone())
    }

    /// Path and query at this moment.
    pub fn address(self) -> String {
        self.location.with_untracked(|at| {
            if at.query.is_empty() {
                at.path.clone()
            } else {
                format!("{}?{}", at.path, at.query)
            }
        })
    }

    /// Whether the other program shows the page, so that going there loads it.
    pub fn leads_away(self, page: &Page) -> bool {
        page.part() != self.part
    }

    /// Goes to a page. Back leads here again.
    pub fn navigate(self, page: &Page) {
        let address = page.address();
        if self.leads_away(page) {
            drop(window().location().assign(&address));
        } else if address != self.address() {
            self.change(|history| history.push_state_with_url(&JsValue::NULL, "", Some(&address)));
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    }

    /// Goes to a page in place of this one: Back leads past it.
    pub fn replace(self, page: &Page) {
        let address = page.address();
        if self.leads_away(page) {
            drop(window().location().replace(&address));
        } else {
            self.replace_address(&address);
        }
    }

    /// Changes the query only, as filters do. Back undoes it.
    pub fn set_query(self, query: &str) {
        let path = self.location.with_untracked(|at| at.path.clone());
        let page = Page::parse(&path, query);
        if page.address() != self.address() {
            let address = page.address();
            self.change(|history| history.push_state_with_url(&JsValue::NULL, "", Some(&address)));
        }
    }

    /// Replaces path and query.
    pub fn replace_address(self, address: &str) {
        if address != self.address() {
            self.change(|history| {
                history.replace_state_with_url(&JsValue::NULL, "", Some(address))
            });
        }
    }

    /// Has the next heading that is drawn take the focus: for a new step
    /// within a page, as it is for every new page.
    pub fn focus_next_heading(self) {
        self.heading_takes_focus.set_value(true);
    }

    /// Whether the heading being drawn takes the focus; only one does.
    pub fn take_heading_focus(self) -> bool {
        self.heading_takes_focus
            .try_update_value(std::mem::take)
            .unwrap_or_default()
    }

    fn change(self, change: impl FnOnce(&web_sys::History) -> Result<(), JsValue>) {
        if let Ok(history) = window().history()
            && change(&history).is_ok()
        {
            self.arrive();
        }
    }

    fn arrive(self) {
        let next = read_location();
        let is_new_page = self.location.with_untracked(|at| at.path != next.path);
        if is_new_page {
            close_popovers();
            // What had the focus may be gone in a moment; from the main part
            // the heading takes it over as soon as there is one.
            focus_main();
            self.focus_next_heading();
        }
        if self.location.with_untracked(|at| *at != next) {
            self.location.set(next);
        }
    }

    fn follow(self, event: &MouseEvent) {
        if event.default_prevented() || event.button() != 0 || has_modifier(event) {
            return;
        }
        let Some(link) = link_of(event) else { return };
        let is_ours = link.origin() == window().location().origin().unwrap_or_default()
            && matches!(link.target().as_str(), "" | "_self")
            && !link.has_attribute("download");
        let is_place_on_this_page =
            !link.hash().is_empty() && link.pathname() == read_location().path;
        if !is_ours || is_place_on_this_page {
            return;
        }
        // What is no page of this program (of the other one, a download, a
        // development page) is the server's to answer.
        let address = format!("{}{}", link.pathname(), link.search());
        if let Some(page) = Page::local(&address).filter(|page| !self.leads_away(page)) {
            event.prevent_default();
            close_popovers();
            self.navigate(&page);
            if !link.hash().is_empty() {
                // The page finds the place by itself once it is drawn.
                keep_hash(&link.href());
            }
        }
    }
}

fn read_location() -> Location {
    let location = window().location();
    let search = location.search().unwrap_or_default();
    Location {
        path: location.pathname().unwrap_or_default(),
        query: search.strip_prefix('?').unwrap_or_default().to_owned(),
    }
}

fn keep_hash(address: &str) {
    if let Ok(history) = window().history() {
        drop(history.replace_state_with_url(&JsValue::NULL, "", Some(address)));
    }
}

fn has_modifier(event: &MouseEvent) -> bool {
    event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key()
}

fn link_of(event: &MouseEvent) -> Option<HtmlAnchorElement> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest("a[href]").ok()??.dyn_into().ok()
}

fn focus_main() {
    if let Some(main) = document().get_element_by_id(MAIN_ID) {
        drop(main.unchecked_into::<HtmlElement>().focus());
    }
}

fn close_popovers() {
    if let Ok(Some(open)) = document().query_selector(":popover-open") {
        drop(open.unchecked_into::<HtmlElement>().hide_popover());
    }
}
