//! The subscriptions that the viewer may see.

use leptos::prelude::*;

use crate::components::page_heading;
use crate::state::preferences::use_language;

/// The page.
pub fn your_products_page() -> AnyView {
    page_heading(use_language().admin_products_heading())
}
