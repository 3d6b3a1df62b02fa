//! Removing a receiver.

use domain::ids::WebhookId;

use crate::webhooks::WebhookList;
use crate::{Endpoint, Method, NoBody};

/// Removes a receiver, and the list of what was delivered to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoveWebhook {
    /// Which.
    pub webhook: WebhookId,
}

impl Endpoint for RemoveWebhook {
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/api/v1/webhooks/{webhook}";
    const OPERATION: &'static str = "remove_webhook";
    const SUMMARY: &'static str = "Removes a receiver of events.";
    type Body = NoBody;
    type Response = WebhookList;

    fn address(&self) -> String {
        format!("/api/v1/webhooks/{}", self.webhook)
    }
}
