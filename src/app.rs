//! The program as a whole: what everything shares, the frame, the page in it.

use leptos::prelude::*;

use crate::backend::provide_backend;
use crate::layouts::{admin_shell, buy_shell, public_shell};
use crate::pages::checkout::provide_purchase;
use crate::pages::page_view;
use crate::router::provide_router;
use crate::routes::Shell;
use crate::session_keeper::keep_session;
use crate::state::announcer::provide_announcer;
use crate::state::market::provide_market;
use crate::state::preferences::provide_preferences;
use crate::state::session::provide_session;
use crate::state::title::provide_title;
use crate::state::toasts::provide_toasts;
use crate::view::{follow, memo, view};

/// The program.
#[component]
pub fn App() -> impl IntoView {
    let preferences = provide_preferences();
    let session = provide_session();
    let router = provide_router();
    let announcer = provide_announcer();
    provide_backend();
    provide_market(session);
    provide_toasts();
    provide_purchase();
    keep_session(session, router);
    view! {
        {announcer.view()}
        // A new language draws everything anew; texts are no signals.
        {move || {
            preferences.language();
            framed_page()
        }}
    }
}

fn framed_page() -> AnyView {
    provide_title();
    let router = crate::router::use_router();
    let shell = memo(move || router.page().shell());
    follow(move || match shell.get() {
        Shell::Public => public_shell(page_view),
        Shell::Bare => buy_shell(page_view),
        Shell::Admin => admin_shell(page_view),
    })
}
