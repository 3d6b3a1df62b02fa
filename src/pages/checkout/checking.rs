//! The gateway has not answered yet: nothing to do but wait, here or elsewhere.

use domain::ids::OrderId;
use leptos::prelude::*;

use super::buying::Buying;
use super::flow::Checkout;
use super::order_poll::poll_order;
use super::summary::summary;
use crate::components::{ButtonKind, button, page_header};
use crate::state::preferences::use_language;
use crate::view::view;

/// Says so, and follows the order until the answer is there.
pub fn checking(buying: Buying, checkout: &Checkout, order: OrderId) -> AnyView {
    let language = use_language();
    let poll = poll_order(buying, order);
    let status = move || {
        if poll.is_failing.get() {
            language.common_offline_heading()
        } else {
            language.checkout_checking_status()
        }
    };
    view! {
        {page_header(language.checkout_checking_heading())
            .intro(language.checkout_checking_body())
            .view()}
        <div class="checkout-columns">
            <div class="checkout-form">
                <p class="checkout-waiting" role="status" aria-live="polite">
                    <span class="spinner is-spinning" aria-hidden="true"></span>
                    {status}
                </p>
                <p>{language.checkout_checking_leave()}</p>
                <div class="form-actions">
                    {button(ButtonKind::Secondary, language.checkout_check_again())
                        .on_press(move || poll.ask())
                        .view()}
                </div>
            </div>
            <div class="checkout-side">
                {checkout.quote.as_deref().map(summary)}
            </div>
        </div>
    }
    .into_any()
}
