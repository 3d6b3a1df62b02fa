//! Trying a receiver out.

use domain::ids::WebhookId;

use crate::{Empty, Endpoint, Method, NoBody};

/// Sends a receiver an event of its own, `webhook.tested`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestWebhook {
    /// Which.
    pub webhook: WebhookId,
}

impl Endpoint for TestWebhook {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/webhooks/{webhook}/test";
    const OPERATION: &'static str = "test_webhook";
    const SUMMARY: &'static str = "Sends a receiver an event to try it out.";
    type Body = NoBody;
    type Response = Empty;

    fn address(&self) -> String {
        format!("/api/v1/webhooks/{}/test", self.webhook)
    }
}
