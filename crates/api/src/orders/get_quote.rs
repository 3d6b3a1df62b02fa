//! A quote again, after a reload or in another tab.

use domain::ids::QuoteId;

use crate::orders::QuoteBody;
use crate::{Endpoint, Method, NoBody};

/// Asks for a quote of the signed-in person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GetQuote {
    /// Which.
    pub quote: QuoteId,
}

impl Endpoint for GetQuote {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/quotes/{quote}";
    const OPERATION: &'static str = "get_quote";
    const SUMMARY: &'static str = "Shows a quote of the viewer.";
    type Body = NoBody;
    type Response = QuoteBody;

    fn address(&self) -> String {
        format!("/api/v1/quotes/{}", self.quote)
    }
}
