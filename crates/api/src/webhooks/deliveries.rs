//! What was delivered to a receiver.

use chrono::{DateTime, Utc};
use domain::ids::WebhookId;
use domain::notices::DeliveryState;
use domain::product_filter::percent_encode;
use serde::{Deserialize, Serialize};

use crate::paging::Page;
use crate::{Endpoint, Method, NoBody};

/// Lists it, the newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListDeliveries {
    /// To which receiver.
    pub webhook: WebhookId,
    /// Where the page begins.
    pub cursor: Option<String>,
}

/// The delivery of one event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeliveryRow {
    /// The event's id: what the receiver reads as `webhook-id`.
    pub event: String,
    /// What happened.
    #[serde(rename = "type")]
    pub kind: String,
    /// Where it stands.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::DeliveryState))]
    pub state: DeliveryState,
    /// How often it was tried.
    pub tries: u32,
    /// When it was to be delivered first.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "crate::instant::deserialize")]
    pub created_at: DateTime<Utc>,
    /// When it was tried last.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    #[serde(deserialize_with = "crate::instant::deserialize_optional")]
    pub last_at: Option<DateTime<Utc>>,
    /// What the receiver answered then: the status of HTTP.
    pub last_status: Option<u16>,
    /// Why there was no answer.
    pub last_problem: Option<String>,
}

impl Endpoint for ListDeliveries {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/webhooks/{webhook}/deliveries";
    const OPERATION: &'static str = "list_deliveries";
    const SUMMARY: &'static str = "Lists what was delivered to a receiver.";
    const QUERY: &'static [&'static str] = &["cursor"];
    type Body = NoBody;
    type Response = Page<DeliveryRow>;

    fn address(&self) -> String {
        let path = format!("/api/v1/webhooks/{}/deliveries", self.webhook);
        match &self.cursor {
            Some(cursor) => format!("{path}?cursor={}", percent_encode(cursor)),
            None => path,
        }
    }
}
