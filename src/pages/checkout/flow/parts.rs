//! What a purchase is made of: its steps, and what happens on the way.

use std::sync::Arc;

use api::orders::{OrderBody, QuoteBody};
use domain::card::CardSummary;
use domain::checkout::DeclineReason;
use domain::eligibility::Ineligible;
use domain::ids::{OrderId, PaymentMethodId};
use domain::money::Money;
use domain::trial::Trial;

/// What is shown.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// How many licenses, billed how often.
    Licenses,
    /// The card; after a failed one with the reason.
    Card(Option<CardTrouble>),
    /// Everything once more, before anything is charged.
    Review(Option<ReviewNote>),
    /// The bank wants the buyer to confirm.
    Confirm(Arc<OrderBody>),
    /// The gateway has not answered yet.
    Checking(OrderId),
    /// Bought.
    Done(Arc<OrderBody>),
    /// The trial has begun.
    Started(Arc<QuoteBody>),
    /// The person may not buy it.
    Refused(Ineligible),
}

/// Why a card has to be typed again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardTrouble {
    /// The charge failed.
    Declined(DeclineReason),
    /// The gateway no longer knows the card.
    TypeAgain,
}

/// What is to be seen on the review besides the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReviewNote {
    /// The total is another than the one shown before.
    AmountChanged {
        /// What was shown.
        old: Money,
        /// What it costs now.
        new: Money,
    },
    /// The offer had expired and was made anew at the same total.
    OfferRenewed,
}

/// A card that the gateway keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The gateway's token for it.
    pub token: PaymentMethodId,
    /// What people recognize it by.
    pub summary: CardSummary,
    /// The name on it.
    pub name: String,
}

/// What of a card is not secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prefill {
    /// The expiry month.
    pub exp_month: u8,
    /// The expiry year.
    pub exp_year: u16,
    /// The name on the card; empty where it is not known.
    pub name: String,
}

/// Where the person wants to be, as the address says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// Choosing licenses.
    Licenses,
    /// Typing a card.
    Card,
    /// Reviewing the order.
    Review,
}

/// What happens on the way.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// The chosen licenses were priced.
    Quoted(Arc<QuoteBody>),
    /// They were priced anew, since price or offer had changed.
    Requoted(Arc<QuoteBody>),
    /// The gateway keeps the card that was typed.
    CardKept(Card),
    /// The gateway does not know the card any more.
    CardLost,
    /// An order was placed, or looked at again.
    Ordered(Arc<OrderBody>),
    /// A trial was started.
    Started(Arc<QuoteBody>),
    /// The server says that the person may not buy it.
    Refused(Ineligible),
    /// The person went back, forth or to a link.
    Went(Wish),
}

/// What a purchase begins with: after a reload, with what the server knows.
#[derive(Debug, Clone, Default)]
pub struct Beginning {
    /// The trial that is wanted, where it is no purchase.
    pub trial: Option<Trial>,
    /// The quote of the address.
    pub quote: Option<Arc<QuoteBody>>,
    /// The order that came of it.
    pub order: Option<Arc<OrderBody>>,
    /// Why the person may not buy.
    pub refusal: Option<Ineligible>,
    /// The card that was typed for this quote before.
    pub card: Option<Card>,
    /// What was typed of a card before.
    pub prefill: Option<Prefill>,
}

impl From<&Card> for Prefill {
    fn from(card: &Card) -> Self {
        let (exp_month, exp_year) = card.summary.expiry();
        Self {
            exp_month,
            exp_year,
            name: card.name.clone(),
        }
    }
}
