//! The admin center's first page.

use leptos::prelude::*;

use crate::components::page_heading;
use crate::state::preferences::use_language;

/// The page.
pub fn admin_home_page() -> AnyView {
    page_heading(use_language().admin_home_heading())
}
