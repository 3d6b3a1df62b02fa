//! The gateway's frame, in which the card is typed.

use domain::ids::QuoteId;
use serde::{Deserialize, Serialize};

use crate::{Endpoint, Method, NoBody};

/// Asks for a frame to type a card into, for this quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetUpCard {
    /// The quote the card is for.
    pub quote: QuoteId,
}

/// Where the frame is. It belongs to the gateway's origin; the card number
/// never reaches ours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CardSetup {
    /// The frame's address; the page adds `&lang=` and `&theme=`.
    pub frame_url: String,
    /// The only origin to send messages to and to believe messages from.
    pub frame_origin: String,
}

impl Endpoint for SetUpCard {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/quotes/{quote}/card-setup";
    const OPERATION: &'static str = "set_up_card";
    const SUMMARY: &'static str = "Prepares the gateway's frame for a card.";
    type Body = NoBody;
    type Response = CardSetup;

    fn address(&self) -> String {
        format!("/api/v1/quotes/{}/card-setup", self.quote)
    }
}
