//! What the organization demands of whoever buys and uses its licenses.

mod countries;
mod draft;
mod form;
mod groups;

use std::rc::Rc;

use api::access_policy::{AccessPolicyBody, ShowAccessPolicy};
use domain::access::{Right, may};
use leptos::prelude::*;

use super::not_allowed::not_allowed;
use crate::components::{async_content, page_header};
use crate::state::preferences::use_language;
use crate::state::remote::use_remote;
use crate::state::session::{access_viewer, use_viewer};
use crate::view::view;
use form::form;

/// The page.
pub fn access_policy_page() -> AnyView {
    let language = use_language();
    let Some(viewer) = use_viewer() else {
        return ().into_any();
    };
    if may(&access_viewer(&viewer), Right::ViewAccessPolicies).is_err() {
        return not_allowed();
    }
    let policy = use_remote(|| Some(ShowAccessPolicy));
    view! {
        {page_header(language.access_heading()).intro(language.access_intro()).view()}
        {async_content(policy, move |shown: Rc<AccessPolicyBody>| form(policy, &shown))}
    }
    .into_any()
}
