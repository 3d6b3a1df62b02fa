//! Pages for signed-in people: whoever is not is sent to the sign-in first.

use leptos::prelude::*;

use crate::backend::use_backend;
use crate::components::{notice_alert, page_heading, skeleton};
use crate::router::use_router;
use crate::routes::Page;
use crate::session_keeper::{Presence, ask};
use crate::state::carried::{SESSION_ENDED, carry};
use crate::state::preferences::use_language;
use crate::state::session::{SessionState, use_session};
use crate::view::{follow, memo, view};

/// Draws the page once somebody is signed in, and anew when the organization
/// changes. While it is unknown, nothing is claimed. Whose session ended here
/// is told so at the sign-in.
pub fn signed_in(page: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let (session, router) = (use_session(), use_router());
    let was_signed_in = StoredValue::new(false);
    let presence = memo(move || Presence::from(&session.state()));
    follow(move || match presence.get() {
        Presence::Unknown => skeleton(),
        Presence::Failed => failed(),
        Presence::SignedOut => {
            if was_signed_in.get_value() {
                carry(SESSION_ENDED, "");
            }
            router.replace(&Page::sign_in_then(&router.address()));
            skeleton()
        }
        Presence::SignedIn => {
            was_signed_in.set_value(true);
            session.organization_changes();
            page()
        }
    })
}

fn failed() -> AnyView {
    let (session, backend) = (use_session(), use_backend());
    let SessionState::Failed(error) = untrack(move || session.state()) else {
        return ().into_any();
    };
    view! {
        {page_heading(use_language().common_problem_heading())}
        {notice_alert(&error, move || ask(backend, session))}
    }
    .into_any()
}
