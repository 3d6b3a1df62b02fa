//! The policy of every product.

use domain::policy::{Availability, SelfServicePolicy};
use serde::{Deserialize, Serialize};

use crate::parts::ProductName;
use crate::{Endpoint, Method, NoBody};

/// Lists the policy of every product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListPolicies;

/// The organization's policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PolicyList {
    /// What holds for products without a value of their own.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::SelfServicePolicy))]
    pub default: SelfServicePolicy,
    /// Counts the changes of the default: a later change must name the version it saw.
    pub default_version: i64,
    /// Every product, in the order of the catalog.
    pub items: Vec<PolicyRow>,
    /// Whether the viewer may change it.
    pub may_change: bool,
}

/// The policy of one product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PolicyRow {
    /// The product.
    pub product: ProductName,
    /// What an admin set, if anything.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::shapes::SelfServicePolicy>))]
    pub set: Option<SelfServicePolicy>,
    /// What holds.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::SelfServicePolicy))]
    pub effective: SelfServicePolicy,
    /// Whether the organization has the product at all.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Availability))]
    pub availability: Availability,
    /// Counts the changes: a later change must name the version it saw.
    pub version: i64,
}

impl Endpoint for ListPolicies {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/policies";
    const OPERATION: &'static str = "list_policies";
    const SUMMARY: &'static str = "Lists the self-service policy of every product.";
    const TAKES_TOKENS: bool = true;
    type Body = NoBody;
    type Response = PolicyList;
}
