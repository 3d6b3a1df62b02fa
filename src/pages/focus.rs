//! Moving the focus when what had it goes away.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Moves the focus to an element once what is being drawn stands in the document.
pub fn focus_soon(id: &'static str) {
    request_animation_frame(move || {
        if let Some(element) = document().get_element_by_id(id) {
            drop(element.unchecked_into::<HtmlElement>().focus());
        }
    });
}
