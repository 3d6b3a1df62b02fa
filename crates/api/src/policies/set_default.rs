//! Changing what products follow that have no value of their own.

use domain::policy::SelfServicePolicy;
use serde::{Deserialize, Serialize};

use crate::policies::PolicyList;
use crate::{Endpoint, Method};

/// Sets the organization's default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetDefaultPolicy {
    /// What is sent.
    pub body: SetDefaultPolicyRequest,
}

/// The new default.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SetDefaultPolicyRequest {
    /// The value.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::SelfServicePolicy))]
    pub value: SelfServicePolicy,
    /// The version that the caller saw; another one is answered with `stale`.
    pub version: i64,
    /// Answers what would hold, and changes nothing.
    #[serde(default)]
    pub dry_run: bool,
}

impl Endpoint for SetDefaultPolicy {
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/api/v1/policies";
    const OPERATION: &'static str = "set_default_policy";
    const SUMMARY: &'static str =
        "Sets the self-service policy of products without a value of their own.";
    const TAKES_TOKENS: bool = true;
    type Body = SetDefaultPolicyRequest;
    type Response = PolicyList;

    fn body(&self) -> Option<&SetDefaultPolicyRequest> {
        Some(&self.body)
    }
}
