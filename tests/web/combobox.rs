//! The combobox by keyboard, after the ARIA Authoring Practices.

use leptos::prelude::*;
use portal::components::{ComboboxOption, combobox};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::TestPage;

struct Users {
    page: TestPage,
    chosen: RwSignal<Vec<String>>,
    query: RwSignal<String>,
}

fn person(name: &str, unavailable: Option<&str>) -> ComboboxOption {
    ComboboxOption {
        value: name.to_lowercase(),
        label: name.to_owned(),
        detail: format!("{}@harbor.example", name.to_lowercase()),
        unavailable: unavailable.map(str::to_owned),
    }
}

async fn users() -> Users {
    let chosen = RwSignal::new(Vec::new());
    let query = RwSignal::new(String::new());
    let found = Signal::derive(move || {
        let everybody = [
            person("Ben", None),
            person("Bill", Some("has a license already")),
            person("Cleo", None),
        ];
        let query = query.get().to_lowercase();
        let fits = |person: &ComboboxOption| !query.is_empty() && person.value.starts_with(&query);
        everybody.into_iter().filter(fits).collect::<Vec<_>>()
    });
    let status = Signal::derive(move || format!("{} found", found.get().len()));
    let page = TestPage::draw(move || {
        combobox(
            "users",
            "Users",
            "Type part of a name",
            query,
            found,
            status,
            Signal::stored(None::<String>),
            move |option: ComboboxOption| chosen.update(|chosen| chosen.push(option.value)),
        )
        .view()
    })
    .await;
    Users {
        page,
        chosen,
        query,
    }
}

impl Users {
    fn active(&self) -> Option<String> {
        self.page.attribute("#users", "aria-activedescendant")
    }

    fn is_expanded(&self) -> bool {
        self.page.attribute("#users", "aria-expanded").as_deref() == Some("true")
    }
}

#[wasm_bindgen_test]
async fn offers_what_fits_and_says_how_many() {
    let users = users().await;
    assert!(!users.is_expanded());
    users.page.type_into("#users", "b").await;
    assert!(users.is_expanded());
    assert!(!users.page.find("#users-list").hidden());
    assert_eq!(users.page.text(".field-status"), "2 found");
    assert_eq!(users.active(), None);
    users.page.type_into("#users", "x").await;
    assert!(!users.is_expanded());
    assert_eq!(users.page.text(".field-status"), "0 found");
}

#[wasm_bindgen_test]
async fn the_arrows_move_and_enter_chooses_without_sending_the_form() {
    let users = users().await;
    users.page.type_into("#users", "b").await;
    assert!(!users.page.press("#users", "ArrowDown").await);
    assert_eq!(users.active().as_deref(), Some("users-option-0"));
    let selected = users.page.attribute("#users-option-0", "aria-selected");
    assert_eq!(selected.as_deref(), Some("true"));
    assert!(!users.page.press("#users", "Enter").await);
    assert_eq!(users.chosen.get_untracked(), ["ben"]);
    assert_eq!(users.query.get_untracked(), "");
    assert!(!users.is_expanded());
}

#[wasm_bindgen_test]
async fn the_arrows_go_around_the_ends() {
    let users = users().await;
    users.page.type_into("#users", "b").await;
    users.page.press("#users", "ArrowUp").await;
    assert_eq!(users.active().as_deref(), Some("users-option-1"));
    users.page.press("#users", "ArrowDown").await;
    assert_eq!(users.active().as_deref(), Some("users-option-0"));
}

#[wasm_bindgen_test]
async fn who_cannot_be_chosen_is_shown_with_the_reason_and_not_chosen() {
    let users = users().await;
    users.page.type_into("#users", "bi").await;
    assert!(
        users
            .page
            .text("#users-option-0")
            .contains("has a license already")
    );
    let disabled = users.page.attribute("#users-option-0", "aria-disabled");
    assert_eq!(disabled.as_deref(), Some("true"));
    users.page.press("#users", "ArrowDown").await;
    users.page.press("#users", "Enter").await;
    users.page.click("#users-option-0").await;
    assert!(users.chosen.get_untracked().is_empty());
}

#[wasm_bindgen_test]
async fn escape_closes_the_list_and_keeps_what_was_typed() {
    let users = users().await;
    users.page.type_into("#users", "b").await;
    users.page.press("#users", "ArrowDown").await;
    assert!(!users.page.press("#users", "Escape").await);
    assert!(!users.is_expanded());
    assert_eq!(users.active(), None);
    assert_eq!(users.query.get_untracked(), "b");
    assert!(users.chosen.get_untracked().is_empty());
    // With the list closed the key is the dialog's again.
    assert!(users.page.press("#users", "Escape").await);
}

#[wasm_bindgen_test]
async fn a_press_on_an_option_chooses_it() {
    let users = users().await;
    users.page.type_into("#users", "c").await;
    users.page.click("#users-option-0").await;
    assert_eq!(users.chosen.get_untracked(), ["cleo"]);
}
