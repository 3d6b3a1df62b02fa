//! Building blocks of the portal in a real browser: keyboard, ARIA, states.

#![cfg(target_arch = "wasm32")]

mod async_content;
mod combobox;
mod dialog;
mod error_summary;
mod page;
mod text_field;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
