//! A change on its way: previewed, confirmed, paid, done.

use std::sync::Arc;

use api::changes::{
    ChangeOutcome, ChangePreview, ChangeSubscription, ChangeSubscriptionRequest, PreviewChange,
    PreviewChangeRequest,
};
use api::orders::OrderBody;
use domain::billing::change::Change;
use domain::ids::SubscriptionId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Changes;
use super::failed::{Failure, PLACE_ID};
use super::preview::HEADING_ID;
use super::stage::{Shown, Stage};
use super::words::Words;
use crate::backend::{CallError, Request, decode};
use crate::pages::focus::focus_soon;
use crate::pages::paying::PaymentEnd;

type Then = Box<dyn FnOnce(Result<String, CallError>)>;

impl Changes {
    /// Asks what a change would come to, and shows it.
    pub(super) fn ask(self, change: Change) {
        self.asked.set_value(Some(change));
        let request = Request::of(&PreviewChange {
            subscription: self.subscription(),
            body: PreviewChangeRequest { change },
        });
        let then = move |answer: Result<String, CallError>| match answer.and_then(|it| decode(&it))
        {
            Ok(preview) => self.show(change, preview),
            Err(error) => self.refused(error, change),
        };
        self.send(request, Box::new(then));
    }

    /// Makes the change for the amount that was shown.
    pub(super) fn confirm(self, shown: &Arc<Shown>) {
        let shown = Arc::clone(shown);
        let request = Request::of(&ChangeSubscription {
            subscription: self.subscription(),
            idempotency_key: shown.key.clone(),
            body: ChangeSubscriptionRequest {
                change: shown.change,
                accepted_total: shown.preview.totals.total,
                payment_method: None,
            },
        });
        let then = move |answer: Result<String, CallError>| {
            let outcome: Result<ChangeOutcome, _> = answer.and_then(|text| decode(&text));
            match outcome.map(|outcome| outcome.order) {
                Ok(None) => self.done(&shown),
                Ok(Some(order)) => {
                    self.reopen();
                    self.pay(order, shown);
                }
                Err(error) => {
                    self.reopen();
                    self.refused_with(error, shown);
                }
            }
        };
        self.send(request, Box::new(then));
    }

    /// The payment has ended.
    pub(super) fn ended(self, end: PaymentEnd, shown: &Shown) {
        match end {
            PaymentEnd::Paid => self.done(shown),
            PaymentEnd::Declined(reason) => {
                // The key of before would bring the same refusal again.
                self.show(shown.change, shown.preview.clone());
                self.failure.set(Some(Failure::Declined(reason)));
            }
        }
    }

    /// Sends what was sent last once more; a press that confirms keeps its key.
    pub(super) fn again(self) {
        focus_soon(PLACE_ID);
        match (self.stage.get_untracked(), self.asked.get_value()) {
            (Stage::Form, Some(change)) => self.ask(change),
            (Stage::Preview(shown), _) => self.confirm(&shown),
            (Stage::Form, None) | (Stage::Paying { .. }, _) => {}
        }
    }

    /// Closes the dialog and asks how the subscription stands.
    pub(super) fn look_anew(self) {
        self.is_open.set(false);
        self.stage.set(Stage::Form);
        // What was pressed is drawn anew, and would take the focus along.
        let around = self.around.get_value();
        around.router.focus_next_heading();
        around.reload.run(());
    }

    /// Back to what is to be changed; what was typed is still there.
    pub(super) fn back(self) {
        self.failure.set(None);
        self.stage.set(Stage::Form);
        focus_soon(PLACE_ID);
    }

    fn subscription(self) -> SubscriptionId {
        self.detail
            .with_value(|detail| detail.subscription.id.clone())
    }

    fn show(self, change: Change, preview: ChangePreview) {
        self.failure.set(None);
        self.stage
            .set(Stage::Preview(Arc::new(Shown::new(change, preview))));
        focus_soon(HEADING_ID);
    }

    fn pay(self, order: OrderBody, shown: Arc<Shown>) {
        if let Some(end) = PaymentEnd::of(order.status) {
            return self.ended(end, &shown);
        }
        let order = Arc::new(order);
        self.failure.set(None);
        self.stage.set(Stage::Paying { order, shown });
    }

    /// It may have been closed while the answer was awaited, which is to be
    /// seen: the bank may ask something, or the card was declined.
    fn reopen(self) {
        if !self.is_open.get_untracked() {
            self.is_open.set(true);
        }
    }

    fn done(self, shown: &Shown) {
        let words = Words::of(self.language);
        let text = self
            .detail
            .with_value(|detail| words.done(&detail.subscription, shown.change, &shown.preview));
        self.around.get_value().toasts.success(text);
        self.look_anew();
    }

    fn refused_with(self, error: CallError, shown: Arc<Shown>) {
        match error {
            CallError::Problem(mut problem) => match problem.order.take() {
                Some(order) => self.pay(*order, shown),
                None => self.refused(CallError::Problem(problem), shown.change),
            },
            error => self.refused(error, shown.change),
        }
    }

    fn refused(self, error: CallError, change: Change) {
        let failure = match error {
            CallError::SignedOut => return,
            CallError::Problem(mut problem) => match problem.preview.take() {
                Some(preview) => {
                    self.show(change, *preview);
                    Failure::AmountChanged
                }
                None => Failure::Call(CallError::Problem(problem)),
            },
            error => Failure::Call(error),
        };
        self.failure.set(Some(failure));
    }

    fn send(self, request: Request, then: Then) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.failure.set(None);
        self.is_busy.set(true);
        let opened = self.opened.get_value();
        let backend = self.around.get_value().backend;
        spawn_local(async move {
            let answer = backend.exchange(request, None).await;
            // The page was left, or something else is being changed.
            if self.opened.try_get_value() != Some(opened) {
                return;
            }
            self.is_busy.set(false);
            then(answer);
        });
    }
}
