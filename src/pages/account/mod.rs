//! A person's own account: the second factor, and where he or she is signed in.

mod flow;
mod recovery_codes;
mod second_factor;
mod sessions;
mod set_up;

use leptos::prelude::*;

use crate::components::{page_header, section};
use crate::state::preferences::use_language;
use crate::view::view;
use sessions::Sessions;

/// The page.
pub fn account_page() -> AnyView {
    let language = use_language();
    let sessions = Sessions::ask();
    view! {
        {page_header(language.account_heading()).intro(language.account_intro()).view()}
        {section(
            second_factor::HEADING_ID,
            language.account_factor_heading(),
            second_factor::second_factor(sessions),
        )}
        {section(
            sessions::HEADING_ID,
            language.account_sessions_heading(),
            sessions::list(sessions),
        )}
    }
    .into_any()
}
