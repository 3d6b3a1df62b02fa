//! The policy as a whole.

use domain::policy::CompatibleValue;
use domain::product_filter::percent_encode;
use serde::{Deserialize, Serialize};

use crate::{Endpoint, Method, NoBody};

/// Lists the policies: one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListInterfacePolicies;

/// Reads one policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GetInterfacePolicy {
    /// Its name.
    pub policy: String,
}

/// The policies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InterfacePolicyList {
    /// Every one of them.
    pub items: Vec<InterfacePolicy>,
}

/// A policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InterfacePolicy {
    /// Its name.
    pub id: String,
    /// What it decides.
    pub description: String,
    /// What products follow that have no value of their own.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::CompatibleValue))]
    pub default_value: CompatibleValue,
}

impl Endpoint for ListInterfacePolicies {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/v1.0/policies";
    const OPERATION: &'static str = "list_interface_policies";
    const SUMMARY: &'static str = "Lists the policies, for tools of the compatible interface.";
    const TAKES_TOKENS: bool = true;
    type Body = NoBody;
    type Response = InterfacePolicyList;
}

impl Endpoint for GetInterfacePolicy {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/v1.0/policies/{policy}";
    const OPERATION: &'static str = "get_interface_policy";
    const SUMMARY: &'static str = "Reads one policy, for tools of the compatible interface.";
    const TAKES_TOKENS: bool = true;
    type Body = NoBody;
    type Response = InterfacePolicy;

    fn address(&self) -> String {
        format!("/v1.0/policies/{}", percent_encode(&self.policy))
    }
}
