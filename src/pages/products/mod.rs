//! What is sold.

use leptos::prelude::*;

use crate::components::page_heading;
use crate::state::preferences::use_language;

/// The page of all products.
pub fn products_page() -> AnyView {
    page_heading(use_language().products_heading())
}
