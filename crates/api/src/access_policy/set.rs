//! Changing the access policy.

use domain::access_policy::{GuestLicenses, SecondFactorDemand};
use domain::ids::GroupId;
use domain::market::Market;
use serde::{Deserialize, Serialize};

use crate::access_policy::AccessPolicyBody;
use crate::{Endpoint, Method};

/// Sets the policy. It holds from the next request on; licenses that people
/// hold already stay theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAccessPolicy {
    /// What is sent.
    pub body: SetAccessPolicyRequest,
}

/// The new policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SetAccessPolicyRequest {
    /// Up to 50 groups of the organization; none for everybody.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::shapes::Id>))]
    pub assignee_groups: Vec<GroupId>,
    /// Whether guests may hold licenses.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::GuestLicenses))]
    pub guests: GuestLicenses,
    /// 1 to 12.
    pub session_hours: u32,
    /// Whether buying needs a second factor.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::SecondFactorDemand))]
    pub second_factor: SecondFactorDemand,
    /// From where people may buy; none for everywhere.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::shapes::Market>))]
    pub countries: Vec<Market>,
    /// The version that the caller saw; another one is answered with `stale`.
    pub version: i64,
}

impl Endpoint for SetAccessPolicy {
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/api/v1/access-policy";
    const OPERATION: &'static str = "set_access_policy";
    const SUMMARY: &'static str = "Sets what the organization demands of who uses its licenses.";
    type Body = SetAccessPolicyRequest;
    type Response = AccessPolicyBody;

    fn body(&self) -> Option<&SetAccessPolicyRequest> {
        Some(&self.body)
    }
}
