//! Ending a token.

use domain::ids::ScimTokenId;

use crate::provisioning::Provisioning;
use crate::{Endpoint, Method, NoBody};

/// Ends a token at once. One that has ended already is harmless.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevokeProvisioningToken {
    /// Which.
    pub token: ScimTokenId,
}

impl Endpoint for RevokeProvisioningToken {
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/api/v1/provisioning/tokens/{token}";
    const OPERATION: &'static str = "revoke_provisioning_token";
    const SUMMARY: &'static str = "Ends a token of a directory elsewhere.";
    type Body = NoBody;
    type Response = Provisioning;

    fn address(&self) -> String {
        format!("/api/v1/provisioning/tokens/{}", self.token)
    }
}
