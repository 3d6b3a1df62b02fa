//! Paying: sent once, and followed until the gateway has said the last word.

use std::sync::Arc;

use api::bills::{PayBill, PayBillRequest};
use api::orders::OrderBody;
use domain::ids::PaymentMethodId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::dialog::PLACE_ID;
use super::payment::{Failure, Payment, Stage};
use crate::backend::{CallError, Request, decode};
use crate::pages::focus::focus_soon;
use crate::pages::paying::{PaymentEnd, random_key};

impl Payment {
    /// Pays with this card what was shown, and nothing else.
    pub fn pay(self, card: PaymentMethodId) {
        let body = PayBillRequest {
            accepted_total: self.total,
            payment_method: card,
        };
        let sent = self.sent.get_value().filter(|sent| sent.body == body);
        self.send(sent.unwrap_or_else(|| PayBill {
            invoice: self.bill.get_value(),
            idempotency_key: random_key(),
            body,
        }));
    }

    /// Sends what was sent last once more.
    pub fn again(self) {
        focus_soon(PLACE_ID);
        if let Some(sent) = self.sent.get_value() {
            self.send(sent);
        }
    }

    /// The payment has ended.
    pub fn ended(self, end: PaymentEnd) {
        self.sent.set_value(None);
        match end {
            PaymentEnd::Paid => {
                self.toasts.success(self.language.bills_pay_paid());
                self.look_anew();
            }
            PaymentEnd::Declined(reason) => {
                // One that was typed may be among them now, and its form is used.
                self.cards.reload();
                self.stage.set(Stage::Choosing);
                self.failure.set(Some(Failure::Declined(reason)));
                focus_soon(PLACE_ID);
            }
        }
    }

    /// Closes the dialog and asks how the bill stands.
    pub fn look_anew(self) {
        self.is_open.set(false);
        self.stage.set(Stage::Choosing);
        // What was pressed is drawn anew, and would take the focus along.
        self.router.focus_next_heading();
        self.reload.run(());
    }

    fn send(self, call: PayBill) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.failure.set(None);
        self.is_busy.set(true);
        let request = Request::of(&call);
        self.sent.set_value(Some(call));
        spawn_local(async move {
            let answer = self.backend.exchange(request, None).await;
            // The page was left.
            if self.is_busy.try_set(false).is_some() {
                return;
            }
            match answer.and_then(|text| decode::<OrderBody>(&text)) {
                Ok(order) => self.follow(order),
                Err(error) => self.refuse(error),
            }
        });
    }

    fn follow(self, order: OrderBody) {
        if let Some(end) = PaymentEnd::of(order.status) {
            return self.ended(end);
        }
        self.stage.set(Stage::Paying(Arc::new(order)));
        // It may have been closed meanwhile, and the bank may ask something.
        self.is_open.set(true);
    }

    fn refuse(self, error: CallError) {
        let error = match error {
            CallError::SignedOut => return,
            CallError::Problem(mut problem) => match problem.order.take() {
                Some(order) => return self.follow(*order),
                None => CallError::Problem(problem),
            },
            error => error,
        };
        if is_certain(&error) {
            // The key of before would bring the same refusal again.
            self.sent.update_value(|sent| {
                if let Some(sent) = sent {
                    sent.idempotency_key = random_key();
                }
            });
        }
        self.failure.set(Some(Failure::Call(error)));
    }
}

/// Whether the server has refused: nothing was charged, and nothing will be.
fn is_certain(error: &CallError) -> bool {
    matches!(error, CallError::Problem(problem) if problem.status < 500)
}

#[cfg(test)]
mod tests {
    use api::problem::{ErrorCode, Problem};

    use super::*;

    #[test]
    fn what_may_have_been_charged_keeps_its_key() {
        let problem = |code| CallError::Problem(Box::new(Problem::new(code, "")));
        assert!(is_certain(&problem(ErrorCode::CardExpired)));
        assert!(is_certain(&problem(ErrorCode::TooManyRequests)));
        assert!(!is_certain(&problem(ErrorCode::Unavailable)));
        assert!(!is_certain(&CallError::Offline));
        assert!(!is_certain(&CallError::Decode));
    }
}
