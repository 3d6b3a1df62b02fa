//! The gateway has not answered yet: nothing to do but wait, here or elsewhere.

use std::sync::Arc;

use domain::ids::OrderId;
use leptos::prelude::*;

use super::buying::Buying;
use super::flow::{Checkout, Event};
use super::summary::summary;
use crate::components::page_header;
use crate::pages::paying::{poll_order, waiting};
use crate::state::preferences::use_language;
use crate::view::view;

/// Says so, and follows the order until the answer is there.
pub fn checking(buying: Buying, checkout: &Checkout, order: OrderId) -> AnyView {
    let language = use_language();
    let poll = poll_order(order, move |order| {
        buying.tell(Event::Ordered(Arc::new(order)));
    });
    view! {
        {page_header(language.checkout_checking_heading())
            .intro(language.checkout_checking_body())
            .view()}
        <div class="checkout-columns">
            <div class="checkout-form">{waiting(poll)}</div>
            <div class="checkout-side">
                {checkout.quote.as_deref().map(summary)}
            </div>
        </div>
    }
    .into_any()
}
