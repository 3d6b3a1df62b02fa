//! When the licenses of a person who left are freed.

use serde::{Deserialize, Serialize};

use crate::provisioning::Provisioning;
use crate::{Endpoint, Method};

/// Sets when the licenses of a person who left are freed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetLeaverLicenses {
    /// What is sent.
    pub body: SetLeaverLicensesRequest,
}

/// After how long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SetLeaverLicensesRequest {
    /// Days, up to 365; 0 is at once. Whoever left before keeps the day that was promised.
    pub free_licenses_after_days: u32,
}

impl Endpoint for SetLeaverLicenses {
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/api/v1/provisioning/leavers";
    const OPERATION: &'static str = "set_leaver_licenses";
    const SUMMARY: &'static str = "Sets when the licenses of people who left are freed.";
    type Body = SetLeaverLicensesRequest;
    type Response = Provisioning;

    fn body(&self) -> Option<&SetLeaverLicensesRequest> {
        Some(&self.body)
    }
}
