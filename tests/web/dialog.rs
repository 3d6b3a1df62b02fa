//! The dialog opens as a modal one, closes, and gives the focus back.

use leptos::prelude::*;
use leptos::task::tick;
use portal::components::dialog;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlDialogElement;

use crate::page::{TestPage, focused, until};

async fn page(is_open: RwSignal<bool>) -> TestPage {
    TestPage::draw(move || {
        view! {
            <button id="opener" on:click=move |_| is_open.set(true)>
                "Assign licenses"
            </button>
            {dialog("assign", Signal::stored("Assign licenses".to_owned()), is_open)
                .view(|| view! { <button id="inside">"Assign"</button> }.into_any())}
        }
        .into_any()
    })
    .await
}

fn element(page: &TestPage) -> HtmlDialogElement {
    page.find("#assign").unchecked_into()
}

#[wasm_bindgen_test]
async fn is_empty_and_closed_until_it_is_opened() {
    let page = page(RwSignal::new(false)).await;
    assert!(!element(&page).open());
    assert!(page.maybe("#inside").is_none());
}

#[wasm_bindgen_test]
async fn keeps_the_focus_inside_and_gives_it_back() {
    let is_open = RwSignal::new(false);
    let page = page(is_open).await;
    page.find("#opener").focus().unwrap();
    page.click("#opener").await;
    tick().await;
    let dialog = element(&page);
    assert!(dialog.open());
    assert!(dialog.matches(":modal").unwrap());
    assert_eq!(
        page.attribute("#assign", "aria-labelledby").as_deref(),
        Some("assign-heading")
    );
    assert_eq!(page.text("#assign-heading"), "Assign licenses");
    assert!(dialog.contains(document().active_element().as_deref()));

    page.click(".dialog-header button").await;
    until("closing", || !dialog.open()).await;
    assert_eq!(focused(), "opener");
}

#[wasm_bindgen_test]
async fn knows_when_the_browser_closed_it() {
    let is_open = RwSignal::new(true);
    let page = page(is_open).await;
    let dialog = element(&page);
    until("opening", || dialog.open()).await;
    dialog.close();
    until("closing", || !is_open.get_untracked()).await;
    tick().await;
    assert!(page.maybe("#inside").is_none());
}
