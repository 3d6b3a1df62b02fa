//! Adding a receiver.

use domain::audit_filter::AuditArea;
use serde::{Deserialize, Serialize};

use crate::webhooks::WebhookRow;
use crate::{Endpoint, Method};

/// Adds a receiver of events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddWebhook {
    /// What is sent.
    pub body: AddWebhookRequest,
}

/// Where it is, and what it hears of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AddWebhookRequest {
    /// An https address on the public internet.
    pub url: String,
    /// Areas of events, as the audit log has them; all where there is none.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::shapes::AuditArea>))]
    pub areas: Vec<AuditArea>,
}

/// A new receiver. The secret is shown here and nowhere else.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewWebhook {
    /// As it is listed.
    pub webhook: WebhookRow,
    /// What signs the calls: `whsec_…`.
    pub secret: String,
}

/// Without the secret, so that it never reaches a log.
impl std::fmt::Debug for NewWebhook {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("NewWebhook")
            .field("webhook", &self.webhook)
            .finish_non_exhaustive()
    }
}

impl Endpoint for AddWebhook {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/webhooks";
    const OPERATION: &'static str = "add_webhook";
    const SUMMARY: &'static str = "Adds a receiver of events and shows its secret once.";
    type Body = AddWebhookRequest;
    type Response = NewWebhook;

    fn body(&self) -> Option<&AddWebhookRequest> {
        Some(&self.body)
    }
}
