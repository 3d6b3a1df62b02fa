//! Signing in.

use leptos::prelude::*;

use crate::components::page_heading;
use crate::state::preferences::use_language;

/// The sign-in by itself.
pub fn sign_in_page() -> AnyView {
    page_heading(use_language().sign_in_email_heading())
}
