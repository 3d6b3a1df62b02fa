//! As little as possible beside the form: for signing in and buying.

use leptos::prelude::*;

use super::footer::footer;
use super::header::header;
use super::{main_part, skip_link};
use crate::components::toast_stack;
use crate::view::view;

/// The frame of the sign-in and of the checkout.
pub fn buy_shell(page: fn() -> AnyView) -> AnyView {
    view! {
        {skip_link()}
        {header(false)}
        {main_part("main main-bare", page)}
        {footer()}
        {toast_stack()}
    }
    .into_any()
}
