//! Buying one product, from the email step to the confirmation.

use leptos::prelude::*;

use crate::components::page_heading;
use crate::state::preferences::use_language;

/// The checkout of a product.
pub fn checkout_page(slug: String) -> AnyView {
    page_heading(use_language().checkout_heading(&slug))
}
