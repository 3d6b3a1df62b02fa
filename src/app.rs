//! The programs as a whole: what everything shares, the frame, the page in it.
//!
//! There are four, so that nobody who buys waits for the admin center to load,
//! and nobody who looks something up there for bills and settings: each is a
//! file of its own with the pages of its part of the portal
//! (`docs/adr/0014-two-programs.md`). They share the session, which is a cookie.

use leptos::prelude::*;

use crate::backend::provide_backend;
use crate::layouts::{admin_shell, buy_shell, public_shell};
use crate::pages::checkout::provide_purchase;
use crate::pages::{admin_page, billing_page, settings_page, shop_page};
use crate::router::{provide_router, use_router};
use crate::routes::{Page, Part, Shell};
use crate::session_keeper::keep_session;
use crate::state::announcer::provide_announcer;
use crate::state::market::provide_market;
use crate::state::preferences::provide_preferences;
use crate::state::session::provide_session;
use crate::state::title::provide_title;
use crate::state::toasts::provide_toasts;
use crate::view::{follow, memo, view};

/// One of the four programs.
#[derive(Clone, Copy)]
pub struct Program {
    part: Part,
    provide: fn(),
    framed_page: fn() -> AnyView,
}

/// Products, buying, apps, sign-in.
pub const SHOP: Program = Program {
    part: Part::Shop,
    provide: provide_purchase,
    framed_page: framed_shop_page,
};

/// The admin center.
pub const ADMIN_CENTER: Program = Program {
    part: Part::AdminCenter,
    provide: || {},
    framed_page: framed_admin_page,
};

/// Bills, and the cards that pay them.
pub const BILLING: Program = Program {
    part: Part::Billing,
    provide: || {},
    framed_page: framed_billing_page,
};

/// The settings of an organization, and what only a demo has.
pub const SETTINGS: Program = Program {
    part: Part::Settings,
    provide: || {},
    framed_page: framed_settings_page,
};

/// The program, drawn.
#[component]
pub fn App(program: Program) -> impl IntoView {
    let preferences = provide_preferences();
    let session = provide_session();
    let router = provide_router(program.part);
    let announcer = provide_announcer();
    provide_backend();
    provide_market(session);
    provide_toasts();
    (program.provide)();
    keep_session(session, router);
    view! {
        {announcer.view()}
        // A new language draws everything anew; texts are no signals.
        {move || {
            preferences.language();
            provide_title();
            (program.framed_page)()
        }}
    }
}

// What is not found below /admin stays within its frame.
fn framed_admin_page() -> AnyView {
    admin_shell(admin_page)
}

fn framed_billing_page() -> AnyView {
    admin_shell(billing_page)
}

fn framed_settings_page() -> AnyView {
    let router = use_router();
    let is_of_the_demo = memo(move || matches!(router.page(), Page::DemoClock | Page::DemoOutbox));
    follow(move || {
        if is_of_the_demo.get() {
            public_shell(settings_page)
        } else {
            admin_shell(settings_page)
        }
    })
}

fn framed_shop_page() -> AnyView {
    let router = use_router();
    let shell = memo(move || router.page().shell());
    follow(move || match shell.get() {
        Shell::Public | Shell::Admin => public_shell(shop_page),
        Shell::Bare => buy_shell(shop_page),
    })
}
