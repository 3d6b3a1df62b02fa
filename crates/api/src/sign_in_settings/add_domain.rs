//! Claiming a domain.

use serde::{Deserialize, Serialize};

use super::DomainList;
use crate::{Endpoint, Method};

/// Says that a domain is the organization's own; what proves it is in the
/// answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddDomain {
    /// What is sent.
    pub body: AddDomainRequest,
}

/// Which domain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AddDomainRequest {
    /// The domain as typed, such as `harbor.example`.
    pub domain: String,
}

impl Endpoint for AddDomain {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/sign-in-settings/domains";
    const OPERATION: &'static str = "add_domain";
    const SUMMARY: &'static str = "Claims an email domain for the organization.";
    type Body = AddDomainRequest;
    type Response = DomainList;

    fn body(&self) -> Option<&AddDomainRequest> {
        Some(&self.body)
    }
}
