//! Building blocks of the portal in a real browser: keyboard, ARIA, states.

// `cfg(test)` on each module tells the lints that this is all tests.
#![cfg(target_arch = "wasm32")]

#[cfg(test)]
mod async_content;
#[cfg(test)]
mod combobox;
#[cfg(test)]
mod dialog;
#[cfg(test)]
mod error_summary;
#[cfg(test)]
mod page;
#[cfg(test)]
mod text_field;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
