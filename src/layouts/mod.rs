//! The frames around pages.

mod account_menu;
mod admin_shell;
mod buy_shell;
mod footer;
mod guard;
mod header;
mod public_shell;
mod side_nav;

pub use admin_shell::admin_shell;
pub use buy_shell::buy_shell;
pub use guard::signed_in;
pub use public_shell::public_shell;

use leptos::prelude::*;

use crate::router::MAIN_ID;
use crate::state::preferences::use_language;
use crate::view::view;

/// The part of the document that a page fills.
fn main_part(class: &'static str, page: fn() -> AnyView) -> AnyView {
    view! {
        <main id=MAIN_ID class=class tabindex="-1">
            {page()}
        </main>
    }
    .into_any()
}

fn skip_link() -> AnyView {
    view! {
        <a class="skip-link" href=format!("#{MAIN_ID}")>
            {use_language().common_skip_link()}
        </a>
    }
    .into_any()
}
