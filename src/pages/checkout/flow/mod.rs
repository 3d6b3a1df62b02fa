//! The way through a purchase: pure, so that every turn of it is tested.

mod parts;
mod remedy;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use api::orders::{OrderBody, QuoteBody};
use domain::checkout::OrderState;
use domain::ids::QuoteId;
use domain::trial::Trial;

pub use parts::{Beginning, Card, CardTrouble, Event, Prefill, ReviewNote, Step, Wish};
pub use remedy::{Remedy, remedy};

/// How far a purchase is, and what the person gave for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Checkout {
    /// What is shown.
    pub step: Step,
    /// The trial that is wanted, where it is no purchase.
    pub trial: Option<Trial>,
    /// What is bought, once it is priced.
    pub quote: Option<Arc<QuoteBody>>,
    /// The card to pay with, once the gateway keeps it.
    pub card: Option<Card>,
    /// What need not be typed again into the next card form.
    pub prefill: Option<Prefill>,
}

impl Default for Checkout {
    fn default() -> Self {
        Self {
            step: Step::Licenses,
            trial: None,
            quote: None,
            card: None,
            prefill: None,
        }
    }
}

impl Checkout {
    /// Where a purchase begins. An order that is paid or under way is shown
    /// whatever else has changed since: one quote, one order.
    pub fn begin(beginning: Beginning, wish: Wish) -> Self {
        let Beginning {
            trial,
            quote,
            order,
            refusal,
            card,
            prefill,
        } = beginning;
        let checkout = Self {
            step: Step::Licenses,
            trial: quote.as_ref().map_or(trial, |quote| quote.trial),
            quote,
            card,
            prefill,
        };
        if let Some(quote) = &checkout.quote
            && quote.subscription.is_some()
        {
            let started = Arc::clone(quote);
            return checkout.at(Step::Started(started));
        }
        match (order, refusal) {
            (Some(order), _) if !is_declined(&order) => checkout.ordered(order),
            (_, Some(reason)) => checkout.at(Step::Refused(reason)),
            // Another card was typed since, or other licenses are wanted.
            (Some(order), None) if wish == Wish::Card || checkout.card.is_none() => match wish {
                Wish::Licenses => checkout.at(Step::Licenses),
                Wish::Card | Wish::Review => checkout.ordered(order),
            },
            _ => checkout.went(wish),
        }
    }

    /// Where an event leads.
    #[must_use]
    pub fn next(self, event: Event) -> Self {
        match event {
            Event::Quoted(quote) => Self {
                trial: quote.trial,
                quote: Some(quote),
                ..self
            }
            .went_to_card_or_review(),
            Event::Requoted(quote) => self.requoted(quote),
            Event::CardKept(card) => Self {
                prefill: Some(Prefill::from(&card)),
                card: Some(card),
                step: Step::Review(None),
                ..self
            },
            Event::CardLost => Self {
                card: None,
                step: Step::Card(Some(CardTrouble::TypeAgain)),
                ..self
            },
            Event::Ordered(order) => self.ordered(order),
            Event::Started(quote) => Self {
                quote: Some(Arc::clone(&quote)),
                step: Step::Started(quote),
                ..self
            },
            Event::Refused(reason) => self.at(Step::Refused(reason)),
            Event::Went(wish) => self.went(wish),
        }
    }

    /// The quote's id.
    pub fn quote_id(&self) -> Option<&QuoteId> {
        self.quote.as_ref().map(|quote| &quote.id)
    }

    /// Where the person is, as the address says it; nowhere to go to once an
    /// order is under way.
    pub const fn wish(&self) -> Wish {
        match self.step {
            Step::Licenses => Wish::Licenses,
            Step::Review(_) => Wish::Review,
            _ => Wish::Card,
        }
    }

    /// Whether a card is needed: for everything but a trial that ends by itself.
    pub fn needs_card(&self) -> bool {
        self.trial.is_none_or(Trial::needs_card)
    }

    /// Whether everything is there that the review shows.
    fn can_review(&self) -> bool {
        self.card.is_some() || !self.needs_card()
    }

    fn at(self, step: Step) -> Self {
        Self { step, ..self }
    }

    fn went_to_card_or_review(self) -> Self {
        let step = if self.can_review() {
            Step::Review(None)
        } else {
            Step::Card(None)
        };
        self.at(step)
    }

    /// Never past what was given, and never away from an order under way.
    fn went(self, wish: Wish) -> Self {
        let is_open = matches!(self.step, Step::Licenses | Step::Card(_) | Step::Review(_));
        if !is_open || self.wish() == wish {
            return self;
        }
        let step = match wish {
            _ if self.quote.is_none() => Step::Licenses,
            Wish::Licenses => Step::Licenses,
            Wish::Review if self.can_review() => Step::Review(None),
            Wish::Card if !self.needs_card() => Step::Review(None),
            Wish::Card | Wish::Review => match self.step {
                Step::Card(trouble) => Step::Card(trouble),
                _ => Step::Card(None),
            },
        };
        self.at(step)
    }

    fn requoted(self, quote: Arc<QuoteBody>) -> Self {
        let new = quote.amounts.total;
        let note = match self.quote.as_ref().map(|quote| quote.amounts.total) {
            Some(old) if old != new => ReviewNote::AmountChanged { old, new },
            _ => ReviewNote::OfferRenewed,
        };
        let step = if self.can_review() {
            Step::Review(Some(note))
        } else {
            Step::Card(None)
        };
        Self {
            quote: Some(quote),
            step,
            ..self
        }
    }

    fn ordered(self, order: Arc<OrderBody>) -> Self {
        match order.status {
            OrderState::Paid { .. } => self.at(Step::Done(order)),
            OrderState::Declined { reason, .. } => {
                let prefill = self.prefill.clone().or_else(|| {
                    let (exp_month, exp_year) = order.card.as_ref()?.expiry();
                    Some(Prefill {
                        exp_month,
                        exp_year,
                        name: String::new(),
                    })
                });
                Self {
                    card: None,
                    prefill,
                    step: Step::Card(Some(CardTrouble::Declined(reason))),
                    ..self
                }
            }
            OrderState::AwaitingConfirmation { .. } if order.confirmation.is_some() => {
                self.at(Step::Confirm(order))
            }
            OrderState::AwaitingConfirmation { .. }
            | OrderState::Pending { .. }
            | OrderState::BeingChecked { .. } => self.at(Step::Checking(order.id.clone())),
        }
    }
}

fn is_declined(order: &OrderBody) -> bool {
    matches!(order.status, OrderState::Declined { .. })
}
