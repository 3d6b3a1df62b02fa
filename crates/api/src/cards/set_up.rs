//! The gateway's frame for another card.

use crate::orders::CardSetup;
use crate::{Endpoint, Method, NoBody};

/// Asks for a frame to type a card of the viewer's into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetUpOwnCard;

impl Endpoint for SetUpOwnCard {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/payment-methods/setup";
    const OPERATION: &'static str = "set_up_own_card";
    const SUMMARY: &'static str = "Prepares the gateway's frame for another card of the viewer.";
    type Body = NoBody;
    type Response = CardSetup;
}
