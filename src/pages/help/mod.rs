//! Questions and answers.

use leptos::prelude::*;

use crate::components::page_heading;
use crate::state::preferences::use_language;

/// The help page.
pub fn help_page() -> AnyView {
    page_heading(use_language().help_heading())
}
