//! The payment of a bill: what its dialog shows, and the button that opens it.

use std::sync::Arc;

use api::bills::{BillDetail, PayBill};
use api::cards::{Cards, ListCards};
use api::orders::OrderBody;
use domain::checkout::DeclineReason;
use domain::ids::InvoiceId;
use domain::money::Money;
use leptos::prelude::*;
use messages::Language;

use crate::backend::{Backend, CallError, use_backend};
use crate::components::{ButtonKind, button};
use crate::router::{Router, use_router};
use crate::state::preferences::use_language;
use crate::state::remote::{Remote, use_remote};
use crate::state::toasts::{Toasts, use_toasts};

/// What the dialog shows.
#[derive(Clone)]
pub enum Stage {
    /// With which card.
    Choosing,
    /// The payment.
    Paying(Arc<OrderBody>),
}

/// Why the bill is not paid.
#[derive(Debug, Clone, PartialEq)]
pub enum Failure {
    /// The call says so.
    Call(CallError),
    /// The card was declined.
    Declined(DeclineReason),
}

/// The payment of the page's bill.
#[derive(Clone, Copy)]
pub struct Payment {
    /// What is to be paid.
    pub total: Money,
    /// The number of the bill.
    pub number: StoredValue<String>,
    /// The cards of the viewer, once they are needed.
    pub cards: Remote<Cards>,
    /// Whether the dialog is shown.
    pub is_open: RwSignal<bool>,
    /// Whether an answer is awaited.
    pub is_busy: RwSignal<bool>,
    /// What the dialog shows.
    pub stage: RwSignal<Stage>,
    /// What went wrong.
    pub failure: RwSignal<Option<Failure>>,
    pub(super) bill: StoredValue<InvoiceId>,
    wants_cards: RwSignal<bool>,
    /// What was sent last. Sent again while nobody knows whether it arrived, it
    /// keeps its key.
    pub(super) sent: StoredValue<Option<PayBill>>,
    pub(super) reload: Callback<()>,
    pub(super) backend: Backend,
    pub(super) toasts: Toasts,
    pub(super) router: Router,
    pub(super) language: Language,
}

impl Payment {
    /// Of this bill; `reload` asks anew how it stands.
    pub fn of(detail: &BillDetail, reload: Callback<()>) -> Self {
        let wants_cards = RwSignal::new(false);
        Self {
            total: detail.bill.total,
            number: StoredValue::new(detail.bill.number.clone()),
            cards: use_remote(move || wants_cards.get().then_some(ListCards)),
            is_open: RwSignal::new(false),
            is_busy: RwSignal::new(false),
            stage: RwSignal::new(Stage::Choosing),
            failure: RwSignal::new(None),
            bill: StoredValue::new(detail.bill.id.clone()),
            wants_cards,
            sent: StoredValue::new(None),
            reload,
            backend: use_backend(),
            toasts: use_toasts(),
            router: use_router(),
            language: use_language(),
        }
    }

    /// The button that opens the dialog.
    pub fn button(self) -> AnyView {
        button(ButtonKind::Primary, self.language.billing_pay_now())
            .on_press(move || {
                self.failure.set(None);
                self.wants_cards.set(true);
                self.is_open.set(true);
            })
            .view()
    }
}
