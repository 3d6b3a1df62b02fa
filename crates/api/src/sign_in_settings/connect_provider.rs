//! Connecting an identity provider, or changing the one that is connected.

use domain::sign_in::ProviderKind;
use serde::{Deserialize, Serialize};

use super::ProviderSettings;
use crate::{Endpoint, Method};

/// Connects a provider. From then on people sign in there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConnectProvider {
    /// What is sent.
    pub body: ConnectProviderRequest,
}

/// The provider.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConnectProviderRequest {
    /// Whose identifiers it has.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::ProviderKind))]
    pub kind: ProviderKind,
    /// Its issuer, exactly as it writes it.
    pub issuer: String,
    /// Our name there.
    pub client_id: String,
    /// Our secret there; `None` keeps the one of the same issuer and client.
    pub client_secret: Option<String>,
    /// The version that the caller saw, `None` where there was no provider;
    /// another one is answered with `stale`.
    pub version: Option<i64>,
}

/// Without the secret, so that it never reaches a log.
impl std::fmt::Debug for ConnectProviderRequest {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("ConnectProviderRequest")
            .field("kind", &self.kind)
            .field("issuer", &self.issuer)
            .field("client_id", &self.client_id)
            .field("version", &self.version)
            .finish_non_exhaustive()
    }
}

impl Endpoint for ConnectProvider {
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/api/v1/sign-in-settings/provider";
    const OPERATION: &'static str = "connect_provider";
    const SUMMARY: &'static str = "Connects an identity provider after checking that it answers.";
    type Body = ConnectProviderRequest;
    type Response = ProviderSettings;

    fn body(&self) -> Option<&ConnectProviderRequest> {
        Some(&self.body)
    }
}
