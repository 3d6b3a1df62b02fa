//! One subscription: what it is, who holds its licenses, what was ordered,
//! who pays.

mod alerts;
mod assign_dialog;
mod billing;
mod change;
mod chosen_people;
mod facts;
mod holders;
mod license_section;
mod obstacle;
mod order_history;
mod outcome;
mod people_field;
mod selection;
mod trial;

use api::problem::ErrorCode;
use api::subscriptions::{GetSubscription, SubscriptionDetail};
use domain::ids::SubscriptionId;
use leptos::prelude::*;

use super::not_found::not_found_page;
use crate::backend::CallError;
use crate::components::{Icon, async_page, icon, page_header};
use crate::routes::Page;
use crate::state::preferences::use_language;
use crate::state::remote::{Load, use_remote};
use crate::state::session::use_viewer;
use crate::view::{follow, memo, view};
use alerts::alerts;
use billing::billing_section;
use change::Changes;
use facts::facts;
use license_section::license_section;
use order_history::order_history_section;
use trial::trial;

/// The page of a subscription.
pub fn subscription_page(id: SubscriptionId) -> AnyView {
    let detail = use_remote(move || {
        Some(GetSubscription {
            subscription: id.clone(),
        })
    });
    let is_missing = memo(move || match detail.raw().load() {
        Load::Failed(CallError::Problem(problem)) => problem.code == ErrorCode::NotFound,
        _ => false,
    });
    follow(move || {
        if is_missing.get() {
            not_found_page()
        } else {
            let reload = Callback::new(move |()| detail.reload());
            async_page(detail, move |detail| found(&detail, reload))
        }
    })
}

fn found(detail: &SubscriptionDetail, reload: Callback<()>) -> AnyView {
    let language = use_language();
    let changes = Changes::of(detail, reload);
    let back = view! {
        <a href=Page::your_products().address()>
            {icon(Icon::ArrowStart)}
            {language.admin_back_to_products()}
        </a>
    };
    view! {
        {page_header(detail.subscription.product.name.clone()).above(back).view()}
        {facts(detail)}
        {alerts(detail, changes)}
        {trial(detail, reload)}
        {data_owner()}
        {license_section(detail, changes)}
        {order_history_section(detail)}
        {billing_section(detail, changes)}
        {changes.dialog()}
    }
    .into_any()
}

/// Whose the data is (R42).
fn data_owner() -> AnyView {
    let organization = use_viewer().map(|viewer| viewer.organization.clone());
    let text = use_language().admin_data_owner(&organization.unwrap_or_default());
    view! { <p class="fact-note">{text}</p> }.into_any()
}
