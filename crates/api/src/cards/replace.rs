//! A card in the place of another.

use domain::ids::PaymentMethodId;
use serde::{Deserialize, Serialize};

use crate::cards::Cards;
use crate::{Endpoint, Method};

/// Lets another card pay all that this one pays; this one stays on the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplaceCard {
    /// The card that pays now.
    pub payment_method: PaymentMethodId,
    /// What is sent.
    pub body: ReplaceCardRequest,
}

/// By which card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReplaceCardRequest {
    /// The gateway's token of the other card: one of the viewer's, or one just
    /// typed in.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Id))]
    pub by: PaymentMethodId,
}

impl Endpoint for ReplaceCard {
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/api/v1/payment-methods/{payment_method}/replacement";
    const OPERATION: &'static str = "replace_card";
    const SUMMARY: &'static str = "Lets another card pay all that this one pays.";
    type Body = ReplaceCardRequest;
    type Response = Cards;

    fn address(&self) -> String {
        format!(
            "/api/v1/payment-methods/{}/replacement",
            self.payment_method
        )
    }

    fn body(&self) -> Option<&ReplaceCardRequest> {
        Some(&self.body)
    }
}
