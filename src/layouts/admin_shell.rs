//! Header, the admin center's navigation, page.

use leptos::prelude::*;

use super::footer::footer;
use super::header::header;
use super::side_nav::side_nav;
use super::{main_part, skip_link};
use crate::components::toast_stack;
use crate::view::view;

/// The frame of the admin center.
pub fn admin_shell(page: fn() -> AnyView) -> AnyView {
    view! {
        {skip_link()}
        {header(true)}
        <div class="admin-frame">
            {side_nav()}
            {main_part("main main-admin", page)}
        </div>
        {footer()}
        {toast_stack()}
    }
    .into_any()
}
