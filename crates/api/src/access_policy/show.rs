//! Reading the access policy.

use domain::access_policy::GuestLicenses;
use domain::ids::GroupId;
use serde::{Deserialize, Serialize};

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
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::shapes::Id>))]
    pub assignee_groups: Vec<GroupId>,
    /// Whether guests may hold licenses.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::GuestLicenses))]
    pub guests: GuestLicenses,
    /// How many hours a session lasts: 1 to 12.
    pub session_hours: u32,
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
