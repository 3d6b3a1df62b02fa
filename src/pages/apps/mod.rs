//! The launcher.

use leptos::prelude::*;

use crate::components::page_heading;
use crate::state::preferences::use_language;

/// All tiles.
pub fn apps_page() -> AnyView {
    page_heading(use_language().apps_heading())
}

/// One product, opened.
pub fn app_page(slug: String) -> AnyView {
    page_heading(slug)
}
