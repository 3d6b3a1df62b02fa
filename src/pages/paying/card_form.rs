//! The gateway's card form: prepared, filled in, submitted, and what it says.

use std::time::Duration;

use api::orders::CardSetup;
use domain::card::CardSummary;
use domain::ids::PaymentMethodId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::card_problem::{CardProblem, frame_problem};
use crate::backend::{Backend, CallError, Request, decode, use_backend};
use crate::components::{FrameCard, FrameCommand, FrameMessage};
use crate::state::title::{DocumentTitle, use_title};

/// After so long without a sign of life the form counts as not loaded.
const LOADS_WITHIN: Duration = Duration::from_secs(15);
/// After so long without an answer the button can be pressed again.
const ANSWERS_WITHIN: Duration = Duration::from_secs(40);

/// Why there is no form to type into.
#[derive(Debug, Clone, PartialEq)]
pub enum NoForm {
    /// The server could not prepare it.
    NotPrepared(CallError),
    /// The gateway's page did not load.
    NotLoaded,
}

/// A card that the gateway keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptCard {
    /// The gateway's token for it.
    pub token: PaymentMethodId,
    /// What people recognize it by.
    pub summary: CardSummary,
    /// The name on it.
    pub name: String,
}

/// A form with what is known of it.
#[derive(Clone, Copy)]
pub struct CardForm {
    /// Where the form is.
    pub setup: RwSignal<Option<CardSetup>>,
    /// Why there is none.
    pub missing: RwSignal<Option<NoForm>>,
    /// What was wrong with the card.
    pub problem: RwSignal<Option<CardProblem>>,
    /// What the form is told.
    pub command: RwSignal<Option<FrameCommand>>,
    /// Whether it can be used.
    pub is_loaded: RwSignal<bool>,
    /// Whether it is checking the card.
    pub is_busy: RwSignal<bool>,
    set_up: StoredValue<Request>,
    prefill: StoredValue<Option<FrameCommand>>,
    kept: Callback<KeptCard>,
    timer: StoredValue<Option<TimeoutHandle>, LocalStorage>,
    backend: Backend,
    title: DocumentTitle,
}

impl CardForm {
    /// A form that `set_up` asks for: a call that answers with a [`CardSetup`].
    /// `kept` is told of the card once the gateway keeps it.
    pub fn new(
        set_up: Request,
        prefill: Option<FrameCommand>,
        kept: impl Fn(KeptCard) + Send + Sync + 'static,
    ) -> Self {
        let form = Self {
            setup: RwSignal::new(None),
            missing: RwSignal::new(None),
            problem: RwSignal::new(None),
            command: RwSignal::new(None),
            is_loaded: RwSignal::new(false),
            is_busy: RwSignal::new(false),
            set_up: StoredValue::new(set_up),
            prefill: StoredValue::new(prefill),
            kept: Callback::new(kept),
            timer: StoredValue::new_local(None),
            backend: use_backend(),
            title: use_title(),
        };
        on_cleanup(move || form.stop_waiting());
        form.prepare();
        form
    }

    /// Asks for a form; each is good for one card.
    pub fn prepare(self) {
        self.missing.set(None);
        self.setup.set(None);
        self.is_loaded.set(false);
        self.is_busy.set(false);
        let request = self.set_up.get_value();
        spawn_local(async move {
            let answer = self.backend.exchange(request, None).await;
            // The form was left.
            if self.missing.try_get_untracked().is_none() {
                return;
            }
            match answer.and_then(|text| decode::<CardSetup>(&text)) {
                Ok(setup) => {
                    self.setup.set(Some(setup));
                    self.wait(LOADS_WITHIN, move || {
                        self.setup.set(None);
                        self.missing.set(Some(NoForm::NotLoaded));
                    });
                }
                Err(CallError::SignedOut) => {}
                Err(error) => self.missing.set(Some(NoForm::NotPrepared(error))),
            }
        });
    }

    /// Has the form check the card and the gateway keep it.
    pub fn submit(self) {
        if !self.is_loaded.get_untracked() || self.is_busy.get_untracked() {
            return;
        }
        self.problem.set(None);
        self.is_busy.set(true);
        self.wait(ANSWERS_WITHIN, move || {
            self.is_busy.set(false);
            self.problem.set(Some(CardProblem::Unreachable));
        });
        self.command.set(Some(FrameCommand::Submit));
    }

    /// Takes what the form says.
    pub fn hear(self, message: FrameMessage) {
        match message {
            FrameMessage::Ready => self.fill_in(),
            FrameMessage::SubmitRequested => self.submit(),
            FrameMessage::Invalid { .. } => {
                // The form says what is wrong, at its field, and has the focus.
                self.answered();
                self.title.set_problem(true);
            }
            FrameMessage::Failed { code, .. } => {
                self.answered();
                let problem = frame_problem(&code);
                self.problem.set(Some(problem));
                if problem == CardProblem::TypeAgain {
                    self.prepare();
                }
            }
            FrameMessage::Tokenized {
                payment_method,
                card,
                ..
            } => {
                self.answered();
                match read(&payment_method, card) {
                    Some(card) => self.kept.run(card),
                    None => self.problem.set(Some(CardProblem::Unreachable)),
                }
            }
            FrameMessage::Height | FrameMessage::Confirmed | FrameMessage::ConfirmationDeclined => {
            }
        }
    }

    fn fill_in(self) {
        self.stop_waiting();
        self.is_loaded.set(true);
        if let Some(prefill) = self.prefill.get_value() {
            self.command.set(Some(prefill));
        }
    }

    fn answered(self) {
        self.stop_waiting();
        self.is_busy.set(false);
    }

    fn wait(self, time: Duration, then: impl FnOnce() + 'static) {
        self.stop_waiting();
        self.timer
            .set_value(set_timeout_with_handle(then, time).ok());
    }

    fn stop_waiting(self) {
        if let Some(Some(handle)) = self.timer.try_update_value(Option::take) {
            handle.clear();
        }
    }
}

fn read(token: &str, card: FrameCard) -> Option<KeptCard> {
    let summary = CardSummary::try_new(&card.brand, &card.last4, card.exp_month, card.exp_year);
    Some(KeptCard {
        token: PaymentMethodId::parse(token).ok()?,
        summary: summary.ok()?,
        name: card.name,
    })
}
