//! Header with navigation, page, footer.

use leptos::prelude::*;

use super::footer::footer;
use super::header::header;
use super::{main_part, skip_link};
use crate::components::toast_stack;
use crate::view::view;

/// The frame of public pages and of the launcher.
pub fn public_shell(page: fn() -> AnyView) -> AnyView {
    view! {
        {skip_link()}
        {header(true)}
        {main_part("main main-public", page)}
        {footer()}
        {toast_stack()}
    }
    .into_any()
}
