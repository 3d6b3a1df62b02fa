//! The card that is proposed first.

use domain::ids::PaymentMethodId;

use crate::cards::Cards;
use crate::{Endpoint, Method, NoBody};

/// Proposes this card first from now on; nothing moves to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MakeCardDefault {
    /// Which.
    pub payment_method: PaymentMethodId,
}

impl Endpoint for MakeCardDefault {
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/api/v1/payment-methods/{payment_method}/default";
    const OPERATION: &'static str = "make_card_default";
    const SUMMARY: &'static str = "Proposes a card of the viewer first.";
    type Body = NoBody;
    type Response = Cards;

    fn address(&self) -> String {
        format!("/api/v1/payment-methods/{}/default", self.payment_method)
    }
}
