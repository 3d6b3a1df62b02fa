//! How the organization signs in: its identity provider and its domains.

mod domains;
mod provider;

use domain::access::{Right, may};
use leptos::prelude::*;

use super::not_allowed::not_allowed;
use crate::components::{page_header, section};
use crate::state::preferences::use_language;
use crate::state::session::{access_viewer, use_viewer};
use crate::view::view;

/// The page.
pub fn sign_in_settings_page() -> AnyView {
    let language = use_language();
    let Some(viewer) = use_viewer() else {
        return ().into_any();
    };
    if may(&access_viewer(&viewer), Right::ViewDirectory).is_err() {
        return not_allowed();
    }
    let domains = view! {
        <div class="section-parts">
            <p>{language.settings_domains_intro()}</p>
            {domains::list()}
        </div>
    };
    view! {
        {page_header(language.settings_sign_in()).intro(language.settings_sign_in_intro()).view()}
        {section("provider-heading", language.settings_provider(), provider::provider())}
        {section("domains-heading", language.settings_domains(), domains.into_any())}
    }
    .into_any()
}
