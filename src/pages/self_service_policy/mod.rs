//! What people of the organization may buy by themselves.

mod changes;
mod default;
mod entry;
mod explanation;
mod form;
mod save;

use api::policies::{ListPolicies, PolicyList};
use domain::access::{Right, may};
use leptos::prelude::*;
use std::rc::Rc;

use super::not_allowed::not_allowed;
use crate::components::{async_content, page_header};
use crate::state::preferences::use_language;
use crate::state::remote::use_remote;
use crate::state::session::{access_viewer, use_viewer};
use crate::view::view;
use explanation::explanation;
use form::form;

/// The page.
pub fn self_service_policy_page() -> AnyView {
    let language = use_language();
    let Some(viewer) = use_viewer() else {
        return ().into_any();
    };
    if may(&access_viewer(&viewer), Right::ViewPolicy).is_err() {
        return not_allowed();
    }
    let policies = use_remote(|| Some(ListPolicies));
    view! {
        {page_header(language.policy_heading()).intro(language.policy_intro()).view()}
        {explanation()}
        {async_content(policies, move |list: Rc<PolicyList>| form(policies, &list))}
    }
    .into_any()
}
