//! A page of its own for each test, with all that building blocks expect around them.

use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::tick;
use portal::backend::provide_backend;
use portal::router::provide_router;
use portal::routes::Part;
use portal::state::announcer::provide_announcer;
use portal::state::preferences::provide_preferences;
use portal::state::session::provide_session;
use portal::state::title::provide_title;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, KeyboardEvent, KeyboardEventInit};

/// A part of the document that holds one test's view.
pub struct TestPage {
    root: HtmlElement,
}

impl TestPage {
    /// Draws a view.
    pub async fn draw(view: impl FnOnce() -> AnyView + 'static) -> Self {
        let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&root).unwrap();
        let mounted = mount_to(root.clone(), move || {
            provide_preferences();
            provide_session();
            provide_router(Part::Shop);
            provide_announcer();
            provide_backend();
            provide_title();
            view()
        });
        mounted.forget();
        tick().await;
        Self { root }
    }

    /// The element that a selector names; fails where there is none.
    pub fn find(&self, selector: &str) -> HtmlElement {
        self.maybe(selector)
            .unwrap_or_else(|| panic!("no {selector} in {}", self.root.inner_html()))
            .unchecked_into()
    }

    /// The element that a selector names, if there is one.
    pub fn maybe(&self, selector: &str) -> Option<Element> {
        self.root.query_selector(selector).unwrap()
    }

    /// An attribute of the element that a selector names.
    pub fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        self.find(selector).get_attribute(name)
    }

    /// What the element that a selector names says.
    pub fn text(&self, selector: &str) -> String {
        self.find(selector).text_content().unwrap_or_default()
    }

    /// Types into a field in place of what it holds.
    pub async fn type_into(&self, selector: &str, text: &str) {
        let field: HtmlInputElement = self.find(selector).unchecked_into();
        field.focus().unwrap();
        field.set_value(text);
        let event = web_sys::Event::new("input").unwrap();
        field.dispatch_event(&event).unwrap();
        tick().await;
    }

    /// Presses a key in the element that a selector names. Gives whether the
    /// browser may still do what it does by itself.
    pub async fn press(&self, selector: &str, key: &str) -> bool {
        let init = KeyboardEventInit::new();
        init.set_key(key);
        init.set_bubbles(true);
        init.set_cancelable(true);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
        let goes_on = self.find(selector).dispatch_event(&event).unwrap();
        tick().await;
        goes_on
    }

    /// Clicks the element that a selector names.
    pub async fn click(&self, selector: &str) {
        self.find(selector).click();
        tick().await;
    }
}

impl Drop for TestPage {
    fn drop(&mut self) {
        self.root.remove();
    }
}

/// Waits until something holds that the browser does in its own time.
pub async fn until(what: &str, holds: impl Fn() -> bool) {
    for _ in 0..200 {
        if holds() {
            return;
        }
        next_frame().await;
    }
    panic!("{what} did not come true");
}

async fn next_frame() {
    let frame = js_sys::Promise::new(&mut |resolve, _| {
        window().request_animation_frame(&resolve).unwrap();
    });
    wasm_bindgen_futures::JsFuture::from(frame).await.unwrap();
}

/// The id of the element that has the focus.
pub fn focused() -> String {
    document()
        .active_element()
        .map(|element| element.id())
        .unwrap_or_default()
}
