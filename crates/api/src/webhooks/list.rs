//! The receivers of an organization's events.

use chrono::{DateTime, Utc};
use domain::audit_filter::AuditArea;
use domain::ids::WebhookId;
use domain::notices::WebhookState;
use serde::{Deserialize, Serialize};

use crate::{Endpoint, Method, NoBody};

/// Lists them, the oldest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListWebhooks;

/// The receivers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WebhookList {
    /// The receivers.
    pub items: Vec<WebhookRow>,
}

/// One receiver, without its secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WebhookRow {
    /// Its id.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Id))]
    pub id: WebhookId,
    /// Where it is called.
    pub url: String,
    /// What it hears of; everything where there is none.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::shapes::AuditArea>))]
    pub areas: Vec<AuditArea>,
    /// Whether it is called.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::WebhookState))]
    pub state: WebhookState,
    /// Since when every call failed.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    #[serde(deserialize_with = "crate::instant::deserialize_optional")]
    pub failing_since: Option<DateTime<Utc>>,
}

impl Endpoint for ListWebhooks {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/webhooks";
    const OPERATION: &'static str = "list_webhooks";
    const SUMMARY: &'static str = "Lists the receivers of the organization's events.";
    type Body = NoBody;
    type Response = WebhookList;
}
