//! Changing the settings.

use domain::ids::GroupId;
use domain::license_request::RequestsSwitch;
use domain::money::Money;
use domain::request_settings::CentralApproval;
use serde::{Deserialize, Serialize};

use crate::request_settings::RequestSettingsBody;
use crate::{Endpoint, Method};

/// Sets what becomes of requests. From the answer on no order is taken under
/// the old limits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetRequestSettings {
    /// What is sent.
    pub body: SetRequestSettingsRequest,
}

/// The new settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SetRequestSettingsRequest {
    /// Whether people may ask where they may not buy.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::RequestsSwitch))]
    pub requests: RequestsSwitch,
    /// Who gives out central licenses that nobody has.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::CentralApproval))]
    pub approval: CentralApproval,
    /// The organization's own process; none for requests here.
    pub own_process: Option<NewProcess>,
    /// What everybody may buy in a month.
    pub limit: NewLimit,
    /// What members of a group may buy instead: up to 50 groups.
    pub group_limits: Vec<GroupLimit>,
    /// The version that the caller saw; another one is answered with `stale`.
    pub version: i64,
}

/// A group with its limit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GroupLimit {
    /// The group.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Id))]
    pub group: GroupId,
    /// What its members may buy.
    pub limit: NewLimit,
}

/// What people are to read instead of the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewProcess {
    /// What they read: 1 to 1,000 characters.
    pub message: String,
    /// Where they go: an https address of up to 500 characters.
    pub link: Option<String>,
}

/// What one person is to buy in a calendar month (UTC) at the most. Nothing
/// said is no limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewLimit {
    /// So many licenses.
    pub licenses: Option<u32>,
    /// For so much, without tax, in the organization's currency.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::shapes::Money>))]
    pub money: Option<Money>,
}

impl Endpoint for SetRequestSettings {
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/api/v1/request-settings";
    const OPERATION: &'static str = "set_request_settings";
    const SUMMARY: &'static str = "Sets what becomes of requests, and when people have to ask.";
    type Body = SetRequestSettingsRequest;
    type Response = RequestSettingsBody;

    fn body(&self) -> Option<&SetRequestSettingsRequest> {
        Some(&self.body)
    }
}
