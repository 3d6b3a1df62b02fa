//! Follows an order of the viewer until it is paid or declined, within another
//! page or a dialog.

use api::orders::{CardSetup, OrderBody};
use domain::checkout::{DeclineReason, OrderState};
use leptos::prelude::*;

use super::order_poll::poll_order;
use super::waiting::{bank_frame, waiting};
use crate::pages::focus::focus_soon;
use crate::state::preferences::use_language;
use crate::view::{effect, follow, view};

const HEADING_ID: &str = "payment";

/// How a payment ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaymentEnd {
    /// The money was taken.
    Paid,
    /// It was not; `decline_text` puts the reason into words.
    Declined(DeclineReason),
}

/// Shows the payment of an order just received, the bank's confirmation
/// included, and tells how it ended; of one that has ended already, soon after.
/// It is told once. Who is told takes this view away.
pub fn follow_payment(
    order: &OrderBody,
    ended: impl Fn(PaymentEnd) + Send + Sync + 'static,
) -> AnyView {
    let stage = RwSignal::new(Stage::of(order));
    let poll = poll_order(order.id.clone(), move |order| {
        let seen = Stage::of(&order);
        // Else the bank's page would begin anew with each look.
        if stage.with_untracked(|stage| *stage != seen) {
            stage.set(seen);
        }
    });
    effect(move || {
        if let Stage::Ended(end) = stage.get() {
            untrack(|| ended(end));
        }
    });
    follow(move || {
        let language = use_language();
        let (heading, body, content) = match stage.get() {
            Stage::Ended(_) => return ().into_any(),
            Stage::Confirming(setup) => (
                language.checkout_confirm_heading(),
                language.checkout_confirm_body(),
                bank_frame(setup, poll),
            ),
            Stage::Checking => (
                language.checkout_checking_heading(),
                language.checkout_checking_body(),
                waiting(poll),
            ),
        };
        // What was pressed is gone.
        focus_soon(HEADING_ID);
        view! {
            <div class="form">
                <h3 id=HEADING_ID tabindex="-1">
                    {heading}
                </h3>
                <p>{body}</p>
                {content}
            </div>
        }
        .into_any()
    })
}

impl PaymentEnd {
    /// How the payment of an order ended, if it has.
    pub const fn of(status: OrderState) -> Option<Self> {
        match status {
            OrderState::Paid { .. } => Some(Self::Paid),
            OrderState::Declined { reason, .. } => Some(Self::Declined(reason)),
            OrderState::Pending { .. }
            | OrderState::AwaitingConfirmation { .. }
            | OrderState::BeingChecked { .. } => None,
        }
    }
}

/// Where the payment stands.
#[derive(Debug, Clone, PartialEq)]
enum Stage {
    Checking,
    Confirming(CardSetup),
    Ended(PaymentEnd),
}

impl Stage {
    fn of(order: &OrderBody) -> Self {
        Self::at(order.status, order.confirmation.as_ref())
    }

    fn at(status: OrderState, confirmation: Option<&CardSetup>) -> Self {
        match (PaymentEnd::of(status), status, confirmation) {
            (Some(end), _, _) => Self::Ended(end),
            (None, OrderState::AwaitingConfirmation { .. }, Some(setup)) => {
                Self::Confirming(setup.clone())
            }
            _ => Self::Checking,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_payment_is_followed_until_it_is_paid_or_declined() {
        let attempt = 1;
        let setup = CardSetup {
            frame_url: "http://localhost:1/frame/confirm".to_owned(),
            frame_origin: "http://localhost:1".to_owned(),
        };
        let reason = DeclineReason::InsufficientFunds;
        for (status, stage) in [
            (OrderState::Pending { attempt }, Stage::Checking),
            (OrderState::BeingChecked { attempt }, Stage::Checking),
            (
                OrderState::AwaitingConfirmation { attempt },
                Stage::Confirming(setup.clone()),
            ),
            (OrderState::Paid { attempt }, Stage::Ended(PaymentEnd::Paid)),
            (
                OrderState::Declined { attempt, reason },
                Stage::Ended(PaymentEnd::Declined(reason)),
            ),
        ] {
            assert_eq!(Stage::at(status, Some(&setup)), stage);
        }
        let waits = OrderState::AwaitingConfirmation { attempt };
        assert_eq!(Stage::at(waits, None), Stage::Checking);
    }
}
