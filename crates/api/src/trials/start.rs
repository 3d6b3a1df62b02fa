//! Beginning a trial. Nothing is charged, with a card or without.

use domain::ids::{PaymentMethodId, QuoteId};
use domain::money::Money;
use serde::{Deserialize, Serialize};

use crate::orders::QuoteBody;
use crate::{Endpoint, Method};

/// Begins the trial of a quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StartTrial {
    /// Names this click; the same key gets the same answer.
    pub idempotency_key: String,
    /// What is sent.
    pub body: StartTrialRequest,
}

/// What to try, and with which card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StartTrialRequest {
    /// The quote, made for a trial. One quote gives one trial, however often
    /// it is sent.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Id))]
    pub quote: QuoteId,
    /// The gateway's token for the card, where the trial needs one. It is not
    /// charged before the trial ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::shapes::Id>))]
    pub payment_method: Option<PaymentMethodId>,
    /// What the person saw that a period costs afterwards; another amount is
    /// never charged. Nothing for a trial without a card.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Money))]
    pub accepted_total: Money,
}

impl Endpoint for StartTrial {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/trials";
    const OPERATION: &'static str = "start_trial";
    const SUMMARY: &'static str = "Begins a trial; nothing is charged before it ends.";
    const NEEDS_IDEMPOTENCY_KEY: bool = true;
    type Body = StartTrialRequest;
    /// The trial's quote, with the subscription that came of it.
    type Response = QuoteBody;

    fn body(&self) -> Option<&StartTrialRequest> {
        Some(&self.body)
    }

    fn idempotency_key(&self) -> Option<&str> {
        Some(&self.idempotency_key)
    }
}
