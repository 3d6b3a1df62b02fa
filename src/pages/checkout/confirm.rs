//! The bank's own page, in which the buyer confirms the payment.

use std::sync::Arc;

use api::orders::OrderBody;
use leptos::prelude::*;

use super::buying::Buying;
use super::flow::Event;
use super::summary::summary;
use crate::components::page_header;
use crate::pages::paying::{bank_frame, poll_order};
use crate::state::preferences::use_language;
use crate::view::view;

/// Shows the bank's page, and follows the order.
pub fn confirm(buying: Buying, order: &OrderBody) -> AnyView {
    let Some(setup) = order.confirmation.clone() else {
        return ().into_any();
    };
    let language = use_language();
    let poll = poll_order(order.id.clone(), move |order| {
        buying.tell(Event::Ordered(Arc::new(order)));
    });
    view! {
        {page_header(language.checkout_confirm_heading())
            .intro(language.checkout_confirm_body())
            .view()}
        <div class="checkout-columns">
            <div class="checkout-form">{bank_frame(setup, poll)}</div>
            <div class="checkout-side">{summary(order)}</div>
        </div>
    }
    .into_any()
}
