//! Pages for signed-in people: whoever is not is sent to the sign-in first.

use leptos::prelude::*;

use crate::backend::use_backend;
use crate::components::{notice_alert, page_heading, skeleton};
use crate::router::use_router;
use crate::routes::Page;
use crate::session_keeper::{Presence, ask};
use crate::state::preferences::use_language;
use crate::state::session::{SessionState, use_session};
use crate::view::{follow, memo, view};

/// Draws the page once somebody is signed in, and anew when the organization
/// changes. While it is unknown, nothing is claimed.
pub fn signed_in(page: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let (session, router) = (use_session(), use_router());
    let presence = memo(move || Presence::from(&session.state()));
    follow(move || match presence.get() {
        Presence::Unknown => skeleton(),
        Presence::Failed => failed(),
        Presence::SignedOut => {
            router.replace(&Page::sign_in_then(&router.address()));
            skeleton()
        }
        Presence::SignedIn => {
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
