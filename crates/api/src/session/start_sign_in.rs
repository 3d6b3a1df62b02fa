//! Leaving for the organization's own identity provider.

use serde::{Deserialize, Serialize};

use crate::{Endpoint, Method};

/// Begins a sign-in at the provider of an organization. The browser is then
/// sent to the address in the answer, and comes back by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StartSignIn {
    /// What is sent.
    pub body: StartSignInRequest,
}

/// Who signs in, and where to go afterwards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StartSignInRequest {
    /// The address as typed; its domain leads to the organization.
    pub email: String,
    /// The page to come back to: path and query.
    pub return_to: String,
    /// Whether the provider is asked for a second factor, and to have the
    /// person sign in anew for it.
    #[serde(default)]
    pub second_factor: bool,
}

/// Where to send the browser.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StartSignInResponse {
    /// The provider's page.
    pub authorization_url: String,
}

impl Endpoint for StartSignIn {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/sign-in/start";
    const OPERATION: &'static str = "start_sign_in";
    const SUMMARY: &'static str = "Begins a sign-in at an organization's identity provider.";
    const NEEDS_SIGN_IN: bool = false;
    type Body = StartSignInRequest;
    type Response = StartSignInResponse;

    fn body(&self) -> Option<&StartSignInRequest> {
        Some(&self.body)
    }
}
