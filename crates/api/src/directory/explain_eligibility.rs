//! Why somebody of the organization can or cannot buy a product (B3).

use domain::ids::UserId;
use domain::product_filter::percent_encode;

use crate::catalog::EligibilityBody;
use crate::{Endpoint, Method, NoBody};

/// Asks for one person and one product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExplainEligibility {
    /// The person.
    pub user: UserId,
    /// The product's name in page addresses.
    pub slug: String,
}

impl Endpoint for ExplainEligibility {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/directory/people/{user}/eligibility/{slug}";
    const OPERATION: &'static str = "explain_eligibility";
    const SUMMARY: &'static str =
        "Tells by every rule whether a person of the organization may buy a product.";
    const TAKES_TOKENS: bool = true;
    type Body = NoBody;
    type Response = EligibilityBody;

    fn address(&self) -> String {
        let slug = percent_encode(&self.slug);
        format!("/api/v1/directory/people/{}/eligibility/{slug}", self.user)
    }
}
