//! The browser application.
//!
//! - [`app`]: the four programs that the pages are divided between
//! - [`routes`]: every page and its address; [`router`]: going there
//! - [`backend`]: the only place that talks to the network
//! - [`state`]: what outlives a page; [`session_keeper`] keeps the session true
//! - [`layouts`]: the frames around pages; [`pages`]: one folder per screen
//! - [`components`]: building blocks that know neither pages nor calls
//! - [`mod@format`], [`eligibility_text`], [`subscription_text`], [`texts`]: amounts, dates,
//!   reasons, subscriptions and the catalog as people read them

#![expect(
    clippy::needless_pass_by_value,
    reason = "the properties of Leptos components are passed by value"
)]

pub mod app;
pub mod backend;
pub mod clock;
pub mod components;
pub mod eligibility_text;
pub mod format;
pub mod layouts;
pub mod pages;
pub mod router;
pub mod routes;
pub mod session_keeper;
pub mod state;
pub mod subscription_text;
pub mod texts;
pub mod view;

/// Takes the place of what `index.html` painted.
pub fn start(program: app::Program) {
    leptos::mount::mount_to_body(move || app::App(app::AppProps { program }));
    if let Some(startup) = leptos::prelude::document().get_element_by_id("startup") {
        startup.remove();
    }
}
