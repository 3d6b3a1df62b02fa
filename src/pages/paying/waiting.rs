//! What is shown while a payment is under way.

use api::orders::CardSetup;
use leptos::prelude::*;

use super::order_poll::OrderPoll;
use crate::components::{ButtonKind, FrameMessage, button, card_frame};
use crate::state::preferences::use_language;
use crate::view::view;

/// The bank's own page, in which the payment is confirmed.
pub fn bank_frame(setup: CardSetup, poll: OrderPoll) -> AnyView {
    let language = use_language();
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
        <div class="card">{frame.view()}</div>
        <p class="checkout-waiting" role="status">
            {move || poll.is_failing.get().then(|| language.common_offline_heading())}
        </p>
        {look_again(poll)}
    }
    .into_any()
}

/// That the gateway has not answered yet.
pub fn waiting(poll: OrderPoll) -> AnyView {
    let language = use_language();
    let status = move || {
        if poll.is_failing.get() {
            language.common_offline_heading()
        } else {
            language.checkout_checking_status()
        }
    };
    view! {
        <p class="checkout-waiting" role="status" aria-live="polite">
            <span class="spinner is-spinning" aria-hidden="true"></span>
            {status}
        </p>
        {look_again(poll)}
    }
    .into_any()
}

fn look_again(poll: OrderPoll) -> AnyView {
    let language = use_language();
    view! {
        <p>{language.checkout_checking_leave()}</p>
        <div class="form-actions">
            {button(ButtonKind::Secondary, language.checkout_check_again())
                .on_press(move || poll.ask())
                .view()}
        </div>
    }
    .into_any()
}
