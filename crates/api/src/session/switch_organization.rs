//! Acting in another organization of which one is a member or a guest.

use serde::{Deserialize, Serialize};

use crate::session::SessionBody;
use crate::{Endpoint, Method};

/// Moves the session to another organization of the same person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SwitchOrganization {
    /// What is sent.
    pub body: SwitchOrganizationRequest,
}

/// Where to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SwitchOrganizationRequest {
    /// The organization's email domain.
    pub organization: String,
}

impl Endpoint for SwitchOrganization {
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/api/v1/session/organization";
    const OPERATION: &'static str = "switch_organization";
    const SUMMARY: &'static str = "Moves the session to another organization of the same person.";
    type Body = SwitchOrganizationRequest;
    type Response = SessionBody;

    fn body(&self) -> Option<&SwitchOrganizationRequest> {
        Some(&self.body)
    }
}
