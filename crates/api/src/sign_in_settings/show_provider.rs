//! The organization's identity provider.

use domain::sign_in::ProviderKind;
use serde::{Deserialize, Serialize};

use crate::{Endpoint, Method, NoBody};

/// Asks which provider is connected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShowProvider;

/// The provider, and what it has to be told of us.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProviderSettings {
    /// The provider; `None` while people sign in with passwords.
    pub provider: Option<ProviderBody>,
    /// Where the provider sends people back to.
    pub redirect_uri: String,
    /// Where the provider tells us that somebody has signed out.
    pub backchannel_logout_uri: String,
    /// Where the provider sends people after signing out.
    pub post_logout_redirect_uri: String,
    /// Whether the viewer may change it.
    pub may_change: bool,
}

/// A connected provider; its secret is never shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProviderBody {
    /// Whose identifiers it has.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::ProviderKind))]
    pub kind: ProviderKind,
    /// Its issuer.
    pub issuer: String,
    /// Our name there.
    pub client_id: String,
    /// Counts the changes.
    pub version: i64,
}

impl Endpoint for ShowProvider {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/sign-in-settings/provider";
    const OPERATION: &'static str = "show_provider";
    const SUMMARY: &'static str = "Shows the organization's identity provider.";
    type Body = NoBody;
    type Response = ProviderSettings;
}
