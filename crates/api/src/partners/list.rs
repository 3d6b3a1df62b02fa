//! Both sides of an organization's partnerships.

use chrono::{DateTime, Utc};
use domain::access::Role;
use domain::ids::PartnerGrantId;
use domain::partner_grant::GrantStatus;
use serde::{Deserialize, Serialize};

use crate::{Endpoint, Method, NoBody};

/// Lists the organization's partners, and its customers where it is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListPartners;

/// What was asked for, and where that stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GrantBody {
    /// Its id.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Id))]
    pub id: PartnerGrantId,
    /// The roles.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::shapes::Role>))]
    pub roles: Vec<Role>,
    /// For how many days from the answer on.
    pub days: u32,
    /// When it was asked for.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "crate::instant::deserialize")]
    pub requested_at: DateTime<Utc>,
    /// Where it stands.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::GrantStatus))]
    pub status: GrantStatus,
    /// Until when it holds, or when it ended; for a request when it lapses.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "crate::instant::deserialize")]
    pub until: DateTime<Utc>,
}

/// A partner of the organization.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PartnerRow {
    /// What the partner is called.
    pub name: String,
    /// By which domain it is known.
    pub domain: String,
    /// What it asked for.
    pub grant: GrantBody,
}

/// An organization that this one looks after, or has asked to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CustomerRow {
    /// What it is called.
    pub name: String,
    /// By which domain it is known.
    pub domain: String,
    /// What was asked for.
    pub grant: GrantBody,
}

/// Both sides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PartnerList {
    /// Who looks after this organization, or has asked to; the newest first.
    pub partners: Vec<PartnerRow>,
    /// Whom this organization looks after, or has asked; the newest first.
    pub customers: Vec<CustomerRow>,
    /// Whether the viewer may ask, answer and end.
    pub may_change: bool,
}

impl Endpoint for ListPartners {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/partners";
    const OPERATION: &'static str = "list_partners";
    const SUMMARY: &'static str = "Lists the organization's partners and customers.";
    type Body = NoBody;
    type Response = PartnerList;
}
