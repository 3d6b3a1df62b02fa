//! A new token for a directory.

use serde::{Deserialize, Serialize};

use crate::provisioning::ProvisioningToken;
use crate::{Endpoint, Method};

/// Makes a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateProvisioningToken {
    /// What is sent.
    pub body: CreateProvisioningTokenRequest,
}

/// For how long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CreateProvisioningTokenRequest {
    /// Days until it expires: 1 to 365.
    pub expires_in_days: u32,
}

/// A token with its secret, which is shown this once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewProvisioningToken {
    /// The token.
    pub token: ProvisioningToken,
    /// What the directory sends as its bearer token.
    pub secret: String,
}

impl Endpoint for CreateProvisioningToken {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/provisioning/tokens";
    const OPERATION: &'static str = "create_provisioning_token";
    const SUMMARY: &'static str = "Makes a token for a directory elsewhere.";
    type Body = CreateProvisioningTokenRequest;
    type Response = NewProvisioningToken;

    fn body(&self) -> Option<&CreateProvisioningTokenRequest> {
        Some(&self.body)
    }
}
