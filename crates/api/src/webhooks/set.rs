//! Switching a receiver on and off.

use domain::ids::WebhookId;
use serde::{Deserialize, Serialize};

use crate::webhooks::WebhookList;
use crate::{Endpoint, Method};

/// Switches a receiver on or off. Switched off, it hears nothing of what
/// happens meanwhile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetWebhook {
    /// Which.
    pub webhook: WebhookId,
    /// What is sent.
    pub body: SetWebhookRequest,
}

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SetWebhookRequest {
    /// Whether it is called.
    pub is_on: bool,
}

impl Endpoint for SetWebhook {
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/api/v1/webhooks/{webhook}";
    const OPERATION: &'static str = "set_webhook";
    const SUMMARY: &'static str = "Switches a receiver of events on or off.";
    type Body = SetWebhookRequest;
    type Response = WebhookList;

    fn address(&self) -> String {
        format!("/api/v1/webhooks/{}", self.webhook)
    }

    fn body(&self) -> Option<&SetWebhookRequest> {
        Some(&self.body)
    }
}
