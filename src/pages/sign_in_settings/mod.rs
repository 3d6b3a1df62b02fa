//! How the organization signs in: its identity provider and its domains.

mod domains;
mod provider;

use domain::access::{Right, may};
use leptos::prelude::*;

use crate::components::page_header;
use crate::routes::Page;
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
    view! {
        {page_header(language.settings_sign_in()).intro(language.settings_sign_in_intro()).view()}
        <section class="admin-section" aria-labelledby="provider-heading">
            <h2 id="provider-heading">{language.settings_provider()}</h2>
            {provider::section()}
        </section>
        <section class="admin-section" aria-labelledby="domains-heading">
            <h2 id="domains-heading">{language.settings_domains()}</h2>
            <p>{language.settings_domains_intro()}</p>
            {domains::section()}
        </section>
    }
    .into_any()
}

fn not_allowed() -> AnyView {
    let language = use_language();
    view! {
        <div class="narrow">
            {page_header(language.common_not_allowed_heading())
                .intro(language.common_not_allowed_body())
                .view()}
            <a class="button button-primary" href=Page::AdminHome.address()>
                {language.admin_home_action()}
            </a>
        </div>
    }
    .into_any()
}
