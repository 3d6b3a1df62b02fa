//! Delivering once more.

use domain::ids::WebhookId;
use serde::{Deserialize, Serialize};

use crate::{Endpoint, Method};

/// Delivers events to a receiver once more, under the same ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplayEvents {
    /// To which.
    pub webhook: WebhookId,
    /// What is sent.
    pub body: ReplayEventsRequest,
}

/// Which events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReplayEventsRequest {
    /// This one; all that failed where there is none.
    pub event: Option<String>,
}

/// What is delivered once more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Replayed {
    /// How many events.
    pub count: u64,
}

impl Endpoint for ReplayEvents {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/webhooks/{webhook}/replay";
    const OPERATION: &'static str = "replay_events";
    const SUMMARY: &'static str = "Delivers events to a receiver once more.";
    type Body = ReplayEventsRequest;
    type Response = Replayed;

    fn address(&self) -> String {
        format!("/api/v1/webhooks/{}/replay", self.webhook)
    }

    fn body(&self) -> Option<&ReplayEventsRequest> {
        Some(&self.body)
    }
}
