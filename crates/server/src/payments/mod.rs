//! The card processor, reached over Stripe's HTTP protocol. Card numbers never
//! pass here: the processor's own frame takes them and gives a token.

mod answers;
mod child;
mod client;
mod signature;

pub use answers::Event;
pub use child::{ChildGateway, READY, StartGatewayError};
pub use client::{Charge, GatewayClient, GatewayError, GatewaySettings};
pub use signature::{InvalidSignature, verify};

use domain::card::CardSummary;
use domain::checkout::GatewayAnswer;
use domain::ids::{OrderId, TenantId};

/// A card that the processor knows by its token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownCard {
    /// What people recognize it by.
    pub card: CardSummary,
    /// The customer it belongs to.
    pub customer: Option<String>,
}

/// What the processor says of one attempt to charge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChargeReport {
    /// The answer, as the domain understands it.
    pub answer: GatewayAnswer,
    /// The processor's name for the attempt, once it has one.
    pub payment_intent: Option<String>,
    /// What opens the bank's confirmation page, while it waits for one.
    pub client_secret: Option<String>,
}

/// Which attempt a payment is for, as the processor keeps it beside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttemptReference {
    /// The organization.
    pub tenant: TenantId,
    /// The order.
    pub order: OrderId,
    /// The attempt.
    pub attempt: u32,
}

impl ChargeReport {
    /// No answer, or none that can be understood.
    pub const fn silence() -> Self {
        Self {
            answer: GatewayAnswer::None,
            payment_intent: None,
            client_secret: None,
        }
    }
}
