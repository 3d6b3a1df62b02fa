//! A card that is not used any more.

use domain::ids::PaymentMethodId;

use crate::cards::Cards;
use crate::{Endpoint, Method, NoBody};

/// Forgets a card that pays nothing; again is harmless.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoveCard {
    /// Which.
    pub payment_method: PaymentMethodId,
}

impl Endpoint for RemoveCard {
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/api/v1/payment-methods/{payment_method}";
    const OPERATION: &'static str = "remove_card";
    const SUMMARY: &'static str = "Forgets a card of the viewer that pays nothing.";
    type Body = NoBody;
    type Response = Cards;

    fn address(&self) -> String {
        format!("/api/v1/payment-methods/{}", self.payment_method)
    }
}
