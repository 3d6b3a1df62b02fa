//! One product.

use leptos::prelude::*;

use crate::components::page_heading;

/// The page of a product.
pub fn product_page(slug: String) -> AnyView {
    page_heading(slug)
}
