//! The mails of a demo.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{Endpoint, Method, NoBody};

/// Lists the mails that a demo kept instead of sending them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListOutbox;

/// The mails.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Outbox {
    /// The newest first.
    pub items: Vec<KeptMailBody>,
}

/// One mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KeptMailBody {
    /// Tells it from the others.
    pub id: String,
    /// Where it would have gone.
    pub to: String,
    /// What it is about.
    pub subject: String,
    /// What it says.
    pub text: String,
    /// When it was written, by the machine's clock.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "crate::instant::deserialize")]
    pub at: DateTime<Utc>,
}

impl Endpoint for ListOutbox {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/demo/outbox";
    const OPERATION: &'static str = "list_outbox";
    const SUMMARY: &'static str = "Lists a demo's mails.";
    const NEEDS_SIGN_IN: bool = false;
    type Body = NoBody;
    type Response = Outbox;
}
