//! The service accounts of an organization.

use chrono::{DateTime, Utc};
use domain::ids::{ServiceAccountId, ServiceTokenId};
use domain::program::Scope;
use serde::{Deserialize, Serialize};

use crate::{Endpoint, Method, NoBody};

/// Lists them, the newest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListServiceAccounts;

/// The accounts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServiceAccountList {
    /// The accounts.
    pub items: Vec<ServiceAccountRow>,
}

/// One account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServiceAccountRow {
    /// Its id.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Id))]
    pub id: ServiceAccountId,
    /// What it is for.
    pub name: String,
    /// What it may do.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::shapes::Scope>))]
    pub scopes: Vec<Scope>,
    /// When it was made.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "crate::instant::deserialize")]
    pub created_at: DateTime<Utc>,
    /// Whether it was ended.
    pub is_ended: bool,
    /// Its tokens that are still taken, the newest first.
    pub tokens: Vec<ServiceTokenBody>,
}

/// A token, without its secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServiceTokenBody {
    /// What it is called.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Id))]
    pub id: ServiceTokenId,
    /// Until when it is taken.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "crate::instant::deserialize")]
    pub expires_at: DateTime<Utc>,
    /// When it was used last, to the minute.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    #[serde(deserialize_with = "crate::instant::deserialize_optional")]
    pub last_used_at: Option<DateTime<Utc>>,
}

impl Endpoint for ListServiceAccounts {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/service-accounts";
    const OPERATION: &'static str = "list_service_accounts";
    const SUMMARY: &'static str = "Lists the organization's service accounts.";
    type Body = NoBody;
    type Response = ServiceAccountList;
}
