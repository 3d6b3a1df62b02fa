//! The order itself: the one call that charges a card.

use domain::ids::{PaymentMethodId, QuoteId};
use domain::money::Money;
use serde::{Deserialize, Serialize};

use crate::orders::OrderBody;
use crate::{Endpoint, Method};

/// Orders a quote, or tries a declined order again with another card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceOrder {
    /// Names this click; the same key gets the same answer.
    pub idempotency_key: String,
    /// What is sent.
    pub body: PlaceOrderRequest,
}

/// What to order, and with which card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlaceOrderRequest {
    /// The quote. One quote gives one order, however often it is sent.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Id))]
    pub quote: QuoteId,
    /// The gateway's token for the card.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Id))]
    pub payment_method: PaymentMethodId,
    /// The total that the buyer saw; another amount is never charged.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Money))]
    pub accepted_total: Money,
}

impl Endpoint for PlaceOrder {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/orders";
    const OPERATION: &'static str = "place_order";
    const SUMMARY: &'static str = "Orders a quote and charges the card.";
    const NEEDS_IDEMPOTENCY_KEY: bool = true;
    type Body = PlaceOrderRequest;
    type Response = OrderBody;

    fn body(&self) -> Option<&PlaceOrderRequest> {
        Some(&self.body)
    }

    fn idempotency_key(&self) -> Option<&str> {
        Some(&self.idempotency_key)
    }
}
