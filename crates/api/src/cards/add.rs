//! Another card.

use domain::ids::PaymentMethodId;
use serde::{Deserialize, Serialize};

use crate::cards::Cards;
use crate::{Endpoint, Method};

/// Keeps a card that was typed into the gateway's frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddCard {
    /// What is sent.
    pub body: AddCardRequest,
}

/// Which card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AddCardRequest {
    /// The gateway's token.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Id))]
    pub payment_method: PaymentMethodId,
}

impl Endpoint for AddCard {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/payment-methods";
    const OPERATION: &'static str = "add_card";
    const SUMMARY: &'static str = "Keeps a card of the viewer.";
    type Body = AddCardRequest;
    type Response = Cards;

    fn body(&self) -> Option<&AddCardRequest> {
        Some(&self.body)
    }
}
