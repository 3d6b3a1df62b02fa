//! What was bought.

use api::paging::Page;
use api::subscriptions::{SubscriptionDetail, SubscriptionRow};
use axum::Json;
use axum::extract::State;
use axum::http::Uri;
use domain::ids::SubscriptionId;
use domain::product_filter::ProductFilter;

use super::Answer;
use crate::http::extract::{Path, SignedIn};
use crate::state::AppState;
use crate::use_cases::caller::Caller;
use crate::use_cases::subscriptions;

/// The list "Your products".
pub async fn list(
    State(state): State<AppState>,
    caller: Caller,
    uri: Uri,
) -> Answer<Page<SubscriptionRow>> {
    let filter = ProductFilter::from_query(uri.query().unwrap_or_default());
    Ok(Json(
        subscriptions::list_subscriptions(&state, &caller, filter).await?,
    ))
}

/// One of them.
pub async fn get(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    path: Path,
) -> Answer<SubscriptionDetail> {
    let subscription = path.read("subscription", SubscriptionId::parse)?;
    Ok(Json(
        subscriptions::get_subscription(&state, &current, &subscription).await?,
    ))
}
