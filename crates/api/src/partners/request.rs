//! Asking to look after another organization.

use domain::access::Role;
use serde::{Deserialize, Serialize};

use crate::partners::PartnerList;
use crate::{Endpoint, Method};

/// Asks another organization for roles in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestPartnership {
    /// What is sent.
    pub body: RequestPartnershipRequest,
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RequestPartnershipRequest {
    /// A domain of the customer.
    pub customer: String,
    /// The roles.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::shapes::Role>))]
    pub roles: Vec<Role>,
    /// For how many days, at most two years.
    pub days: u32,
}

impl Endpoint for RequestPartnership {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/partners/requests";
    const OPERATION: &'static str = "request_partnership";
    const SUMMARY: &'static str = "Asks another organization for roles in it.";
    type Body = RequestPartnershipRequest;
    type Response = PartnerList;

    fn body(&self) -> Option<&RequestPartnershipRequest> {
        Some(&self.body)
    }
}
