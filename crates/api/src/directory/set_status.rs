//! Switching an account on and off.

use domain::ids::UserId;
use domain::user::AccountStatus;
use serde::{Deserialize, Serialize};

use super::PersonRow;
use crate::{Endpoint, Method};

/// Switches a person's account on or off; again is harmless.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetStatus {
    /// Whose.
    pub user: UserId,
    /// What is sent.
    pub body: SetStatusRequest,
}

/// The status after the change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SetStatusRequest {
    /// Whether the account may be used.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::AccountStatus))]
    pub status: AccountStatus,
}

impl Endpoint for SetStatus {
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/api/v1/directory/people/{user}/status";
    const OPERATION: &'static str = "set_account_status";
    const SUMMARY: &'static str =
        "Switches a person's account on or off; off, its sessions end at once.";
    type Body = SetStatusRequest;
    type Response = PersonRow;

    fn address(&self) -> String {
        format!("/api/v1/directory/people/{}/status", self.user)
    }

    fn body(&self) -> Option<&SetStatusRequest> {
        Some(&self.body)
    }
}
