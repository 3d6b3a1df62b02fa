//! The bank's own page, in which the buyer confirms the payment.

use api::orders::OrderBody;
use leptos::prelude::*;

use super::buying::Buying;
use super::order_poll::poll_order;
use super::summary::summary;
use crate::components::{ButtonKind, FrameMessage, button, card_frame, page_header};
use crate::state::preferences::use_language;
use crate::view::view;

/// Shows the bank's page, and follows the order.
pub fn confirm(buying: Buying, order: &OrderBody) -> AnyView {
    let Some(setup) = order.confirmation.clone() else {
        return ().into_any();
    };
    let language = use_language();
    let poll = poll_order(buying, order.id.clone());
    let title = language.checkout_confirm_frame();
    let frame = card_frame(setup, title, RwSignal::new(None), move |message| {
        if matches!(
            message,
            FrameMessage::Confirmed | FrameMessage::ConfirmationDeclined
        ) {
            poll.ask();
        }
    });
    view! {
        {page_header(language.checkout_confirm_heading())
            .intro(language.checkout_confirm_body())
            .view()}
        <div class="checkout-columns">
            <div class="checkout-form">
                <div class="card">{frame.view()}</div>
                <p class="checkout-waiting" role="status">
                    {move || poll.is_failing.get().then(|| language.common_offline_heading())}
                </p>
                <p>{language.checkout_checking_leave()}</p>
                <div class="form-actions">
                    {button(ButtonKind::Secondary, language.checkout_check_again())
                        .on_press(move || poll.ask())
                        .view()}
                </div>
            </div>
            <div class="checkout-side">{summary(order)}</div>
        </div>
    }
    .into_any()
}
