//! Trying whether a provider can be reached, before it is connected.

use domain::sign_in::ProviderKind;
use serde::{Deserialize, Serialize};

use crate::{Endpoint, Method};

/// Asks a provider for its description.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestProvider {
    /// What is sent.
    pub body: TestProviderRequest,
}

/// Which provider.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TestProviderRequest {
    /// Whose identifiers it has.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::ProviderKind))]
    pub kind: ProviderKind,
    /// Its issuer.
    pub issuer: String,
}

/// What the provider says of itself. One that does not answer is refused at
/// the field `issuer`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProviderCheck {
    /// Where people will be sent.
    pub authorization_endpoint: String,
    /// How many keys it signs with.
    pub keys: u32,
    /// Whether signing out here signs out there.
    pub ends_sessions: bool,
}

impl Endpoint for TestProvider {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/sign-in-settings/provider/test";
    const OPERATION: &'static str = "test_provider";
    const SUMMARY: &'static str = "Tries whether an identity provider answers.";
    type Body = TestProviderRequest;
    type Response = ProviderCheck;

    fn body(&self) -> Option<&TestProviderRequest> {
        Some(&self.body)
    }
}
