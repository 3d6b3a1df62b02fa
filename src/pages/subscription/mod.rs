//! One subscription: licenses, order history, billing.

use domain::ids::SubscriptionId;
use leptos::prelude::*;

use crate::components::page_heading;

/// The page of a subscription.
pub fn subscription_page(id: SubscriptionId) -> AnyView {
    page_heading(id.as_str())
}
