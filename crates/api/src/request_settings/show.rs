//! Reading the settings.

use domain::license_request::RequestsSwitch;
use domain::money::{Currency, Money};
use domain::request_settings::CentralApproval;
use serde::{Deserialize, Serialize};

use crate::directory::GroupRow;
use crate::{Endpoint, Method, NoBody};

/// Asks for the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShowRequestSettings;

/// The settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RequestSettingsBody {
    /// Whether people may ask where they may not buy. Where the policy says
    /// "ask first" they may in any case.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::RequestsSwitch))]
    pub requests: RequestsSwitch,
    /// Who gives out central licenses that nobody has.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::CentralApproval))]
    pub approval: CentralApproval,
    /// The organization's own process, if it has one: while it has, no request
    /// comes in, and old ones wait for their answer.
    pub own_process: Option<OwnProcessBody>,
    /// What everybody may buy in a month.
    pub limit: LimitBody,
    /// What members of a group may buy instead; the most generous one counts.
    pub group_limits: Vec<GroupLimitRow>,
    /// The currency of the organization's limits.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Currency))]
    pub currency: Currency,
    /// Counts the changes: what a change names.
    pub version: i64,
    /// Whether the viewer may change it.
    pub may_change: bool,
}

/// What people read instead of the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnProcessBody {
    /// What they read: 1 to 1,000 characters.
    pub message: String,
    /// Where they go: an https address of up to 500 characters.
    pub link: Option<String>,
}

/// What one person may buy in a calendar month (UTC) without asking. Nothing
/// said is no limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LimitBody {
    /// So many licenses.
    pub licenses: Option<u32>,
    /// For so much, without tax.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::shapes::Money>))]
    pub money: Option<Money>,
}

/// A group with its limit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GroupLimitRow {
    /// The group.
    pub group: GroupRow,
    /// What its members may buy.
    pub limit: LimitBody,
}

impl LimitBody {
    /// No limit.
    pub const NONE: Self = Self {
        licenses: None,
        money: None,
    };
}

impl Endpoint for ShowRequestSettings {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/request-settings";
    const OPERATION: &'static str = "show_request_settings";
    const SUMMARY: &'static str = "Tells what becomes of requests, and when people have to ask.";
    type Body = NoBody;
    type Response = RequestSettingsBody;
}
