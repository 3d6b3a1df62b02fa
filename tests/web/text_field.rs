//! The text field ties label, hint and error together.

use leptos::prelude::*;
use leptos::task::tick;
use portal::components::{FieldKind, text_field};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use crate::page::TestPage;

#[wasm_bindgen_test]
async fn names_its_hint_and_its_error_only_while_there_is_one() {
    let error = RwSignal::new(None::<String>);
    let value = RwSignal::new(String::new());
    let page = TestPage::draw(move || {
        text_field("quantity", "Number of licenses", value)
            .kind(FieldKind::Number)
            .hint("One for each person")
            .error(error)
            .view()
    })
    .await;
    assert_eq!(page.text("label[for=quantity]"), "Number of licenses");
    let described_by = || page.attribute("#quantity", "aria-describedby");
    assert_eq!(described_by().as_deref(), Some("quantity-hint"));
    assert_eq!(page.attribute("#quantity", "aria-invalid"), None);
    assert!(page.find("#quantity-error").hidden());

    error.set(Some("Enter the number of licenses".to_owned()));
    tick().await;
    assert_eq!(
        described_by().as_deref(),
        Some("quantity-hint quantity-error")
    );
    assert_eq!(
        page.attribute("#quantity", "aria-invalid").as_deref(),
        Some("true")
    );
    assert!(
        page.text("#quantity-error")
            .contains("Enter the number of licenses")
    );
    assert!(!page.find("#quantity-error").hidden());
}

#[wasm_bindgen_test]
async fn follows_what_is_typed_and_what_the_program_sets() {
    let value = RwSignal::new("3".to_owned());
    let page = TestPage::draw(move || text_field("quantity", "Licenses", value).view()).await;
    let field: HtmlInputElement = page.find("#quantity").unchecked_into();
    assert_eq!(field.value(), "3");
    page.type_into("#quantity", "12").await;
    assert_eq!(value.get_untracked(), "12");
    value.set("7".to_owned());
    tick().await;
    assert_eq!(field.value(), "7");
}
