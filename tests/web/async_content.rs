//! Loading, failed and ready, as every page shows them.

use api::apps::{AppList, ListApps};
use leptos::prelude::*;
use leptos::task::tick;
use portal::components::{async_content, async_page};
use portal::state::remote::{Remote, use_remote};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{TestPage, until};

type Kept = StoredValue<Option<Remote<AppList>>>;

async fn list(kept: Kept, may_ask: RwSignal<bool>) -> TestPage {
    TestPage::draw(move || {
        let apps = use_remote(move || may_ask.get().then_some(ListApps));
        kept.set_value(Some(apps));
        async_content(apps, |apps| {
            view! { <p id="ready">{apps.items.len()}</p> }.into_any()
        })
    })
    .await
}

#[wasm_bindgen_test]
async fn says_that_it_loads_until_there_is_an_answer() {
    let kept = StoredValue::new(None);
    let page = list(kept, RwSignal::new(false)).await;
    assert!(!page.text(".skeleton [role=status]").is_empty());
    assert!(page.maybe("#ready").is_none());

    kept.get_value().unwrap().set(AppList { items: Vec::new() });
    tick().await;
    assert!(page.maybe(".skeleton").is_none());
    assert_eq!(page.text("#ready"), "0");
}

#[wasm_bindgen_test]
async fn says_what_failed_and_offers_what_helps() {
    // Nothing answers calls here but the test's own file server.
    let may_ask = RwSignal::new(false);
    let page = list(StoredValue::new(None), may_ask).await;
    may_ask.set(true);
    until("the failure", || page.maybe("[role=alert]").is_some()).await;
    assert!(page.maybe(".skeleton").is_none());
    assert!(!page.text("[role=alert] h2").is_empty());
    assert!(page.maybe("[role=alert] button").is_some());
}

#[wasm_bindgen_test]
async fn a_page_that_failed_still_has_a_heading() {
    let page = TestPage::draw(|| {
        let apps = use_remote(|| Some(ListApps));
        async_page(apps, |_| ().into_any())
    })
    .await;
    until("the failure", || page.maybe("h1").is_some()).await;
    assert!(!page.text("h1").is_empty());
}
