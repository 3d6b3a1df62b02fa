//! The error summary takes the focus, leads to the fields, and changes the title.

use leptos::prelude::*;
use leptos::task::tick;
use portal::components::{FieldError, error_summary, page_heading, text_field};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{TestPage, focused};

#[wasm_bindgen_test]
async fn takes_the_focus_and_leads_to_the_field() {
    let errors = RwSignal::new(Vec::new());
    let value = RwSignal::new(String::new());
    let page = TestPage::draw(move || {
        view! {
            {page_heading("Choose your licenses")}
            {error_summary(errors)}
            {text_field("summed-up", "Licenses", value).view()}
        }
        .into_any()
    })
    .await;
    assert!(page.maybe(".error-summary").is_none());
    assert!(document().title().starts_with("Choose your licenses"));

    errors.set(vec![FieldError::new(
        "summed-up",
        "Enter the number of licenses",
    )]);
    tick().await;
    tick().await;
    let has_focus = document()
        .active_element()
        .is_some_and(|element| element.class_name() == "error-summary");
    assert!(has_focus);
    assert!(document().title().contains("Choose your licenses"));
    assert!(!document().title().starts_with("Choose your licenses"));

    page.click(".error-summary a").await;
    assert_eq!(focused(), "summed-up");

    errors.set(Vec::new());
    tick().await;
    assert!(page.maybe(".error-summary").is_none());
    assert!(document().title().starts_with("Choose your licenses"));
}
