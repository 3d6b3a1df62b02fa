//! Taking a license back.

use domain::ids::{SubscriptionId, UserId};
use serde::{Deserialize, Serialize};

use crate::{Endpoint, Method, NoBody};

/// Takes a license back. From somebody who holds none it changes nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnassignLicense {
    /// Of which subscription.
    pub subscription: SubscriptionId,
    /// From whom.
    pub user: UserId,
}

/// How many are assigned now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnassignLicenseResponse {
    /// Licenses assigned now.
    pub assigned: u32,
}

impl Endpoint for UnassignLicense {
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/api/v1/subscriptions/{subscription}/licenses/{user}";
    const OPERATION: &'static str = "unassign_license";
    const SUMMARY: &'static str = "Takes a person's license back.";
    type Body = NoBody;
    type Response = UnassignLicenseResponse;

    fn address(&self) -> String {
        format!(
            "/api/v1/subscriptions/{}/licenses/{}",
            self.subscription, self.user
        )
    }
}
