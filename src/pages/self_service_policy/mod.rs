//! What people of the organization may buy by themselves.

use leptos::prelude::*;

use crate::components::page_heading;
use crate::state::preferences::use_language;

/// The page.
pub fn self_service_policy_page() -> AnyView {
    page_heading(use_language().policy_heading())
}
