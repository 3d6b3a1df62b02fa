//! Reading the access policy.

use domain::access_policy::{GuestLicenses, SecondFactorDemand};
use domain::market::Market;
use serde::{Deserialize, Serialize};

use crate::directory::GroupRow;
use crate::{Endpoint, Method, NoBody};

/// Asks for the policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShowAccessPolicy;

/// The policy: one for central and self-service purchases alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccessPolicyBody {
    /// The groups whose members may be given a license; without them
    /// everybody.
    pub assignee_groups: Vec<GroupRow>,
    /// Whether guests may hold licenses.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::GuestLicenses))]
    pub guests: GuestLicenses,
    /// How many hours a session lasts: 1 to 12.
    pub session_hours: u32,
    /// Whether buying needs a second factor.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::SecondFactorDemand))]
    pub second_factor: SecondFactorDemand,
    /// From where people may buy; without any from everywhere.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::shapes::Market>))]
    pub countries: Vec<Market>,
    /// Whether this installation can tell in which country somebody is: only
    /// then countries can be chosen.
    pub knows_countries: bool,
    /// Counts the changes: what a change names.
    pub version: i64,
    /// Whether the viewer may change it.
    pub may_change: bool,
}

impl Endpoint for ShowAccessPolicy {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/access-policy";
    const OPERATION: &'static str = "show_access_policy";
    const SUMMARY: &'static str = "Tells what the organization demands of who uses its licenses.";
    type Body = NoBody;
    type Response = AccessPolicyBody;
}
