//! Giving somebody a license.

use domain::ids::{SubscriptionId, UserId};
use serde::{Deserialize, Serialize};

use crate::licenses::LicenseRow;
use crate::{Endpoint, Method};

/// Assigns a license. To somebody who holds one already it changes nothing
/// and answers the same, so it needs no idempotency key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssignLicense {
    /// Of which subscription.
    pub subscription: SubscriptionId,
    /// What is sent.
    pub body: AssignLicenseRequest,
}

/// To whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AssignLicenseRequest {
    /// The person's account.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Id))]
    pub user: UserId,
}

/// The license, and how many are assigned now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AssignLicenseResponse {
    /// The license.
    pub license: LicenseRow,
    /// Licenses assigned now.
    pub assigned: u32,
}

impl Endpoint for AssignLicense {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/subscriptions/{subscription}/licenses";
    const OPERATION: &'static str = "assign_license";
    const SUMMARY: &'static str = "Gives a person of the organization a license.";
    type Body = AssignLicenseRequest;
    type Response = AssignLicenseResponse;

    fn address(&self) -> String {
        format!("/api/v1/subscriptions/{}/licenses", self.subscription)
    }

    fn body(&self) -> Option<&AssignLicenseRequest> {
        Some(&self.body)
    }
}
