//! What becomes of requests, and above what people have to ask (B4, B5).

mod draft;
mod form;
mod limits;
mod save;

use std::rc::Rc;

use api::request_settings::{RequestSettingsBody, ShowRequestSettings};
use leptos::prelude::*;

use crate::components::{async_content, section};
use crate::state::preferences::use_language;
use crate::state::remote::use_remote;
use form::form;

/// The section's id, which takes the focus when something was saved.
const HEADING: &str = "request-settings-heading";

/// The section.
pub fn settings() -> AnyView {
    let settings = use_remote(|| Some(ShowRequestSettings));
    let content = async_content(settings, move |shown: Rc<RequestSettingsBody>| {
        form(settings, &shown)
    });
    section(HEADING, use_language().requests_settings_heading(), content)
}
