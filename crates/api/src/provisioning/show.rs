//! How people get here, and by which tokens.

use chrono::{DateTime, Utc};
use domain::ids::ScimTokenId;
use serde::{Deserialize, Serialize};

use crate::{Endpoint, Method, NoBody};

/// Shows how a directory elsewhere keeps the people here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShowProvisioning;

/// How a directory elsewhere keeps the people here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Provisioning {
    /// The address to enter in the directory.
    pub address: String,
    /// Its tokens, the newest first.
    pub tokens: Vec<ProvisioningToken>,
    /// After how many days the licenses of a person who left are freed; 0 is at once.
    pub free_licenses_after_days: u32,
    /// Whether the viewer may change it.
    pub may_change: bool,
}

/// A token, without its secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProvisioningToken {
    /// Its id.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Id))]
    pub id: ScimTokenId,
    /// When it was made.
    #[serde(deserialize_with = "crate::instant::deserialize")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub created_at: DateTime<Utc>,
    /// Until when it is taken.
    #[serde(deserialize_with = "crate::instant::deserialize")]
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub expires_at: DateTime<Utc>,
    /// When it was used last, to the minute.
    #[serde(default, deserialize_with = "crate::instant::deserialize_optional")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub last_used_at: Option<DateTime<Utc>>,
    /// Whether it is still taken.
    pub is_valid: bool,
}

impl Endpoint for ShowProvisioning {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/provisioning";
    const OPERATION: &'static str = "show_provisioning";
    const SUMMARY: &'static str = "Shows how a directory elsewhere keeps the people here.";
    type Body = NoBody;
    type Response = Provisioning;
}
