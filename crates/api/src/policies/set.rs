//! Changing the policy of one product.

use domain::ids::ProductId;
use domain::policy::{Availability, SelfServicePolicy};
use serde::{Deserialize, Serialize};

use crate::policies::PolicyRow;
use crate::{Endpoint, Method};

/// Sets the policy of a product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetPolicy {
    /// Which product, by its id, old or new.
    pub product: ProductId,
    /// What is sent.
    pub body: SetPolicyRequest,
}

/// The new value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SetPolicyRequest {
    /// The value; `None` follows the organization's default.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::shapes::SelfServicePolicy>))]
    pub value: Option<SelfServicePolicy>,
    /// Whether the organization has the product at all; without a word that stays as it is.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::shapes::Availability>))]
    pub availability: Option<Availability>,
    /// The version that the caller saw; another one is answered with `stale`.
    pub version: i64,
    /// Answers what would hold, and changes nothing.
    #[serde(default)]
    pub dry_run: bool,
}

impl Endpoint for SetPolicy {
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/api/v1/policies/{product}";
    const OPERATION: &'static str = "set_policy";
    const SUMMARY: &'static str = "Sets the self-service policy of a product.";
    const TAKES_TOKENS: bool = true;
    type Body = SetPolicyRequest;
    type Response = PolicyRow;

    fn address(&self) -> String {
        format!("/api/v1/policies/{}", self.product)
    }

    fn body(&self) -> Option<&SetPolicyRequest> {
        Some(&self.body)
    }
}
