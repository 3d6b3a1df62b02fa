//! Having seen one's notices.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{Empty, Endpoint, Method};

/// Marks one's own notices as seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkNoticesRead {
    /// What is sent.
    pub body: MarkNoticesReadRequest,
}

/// Which.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MarkNoticesReadRequest {
    /// All of this instant and before: what came while one read stays new.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "crate::instant::deserialize")]
    pub until: DateTime<Utc>,
}

impl Endpoint for MarkNoticesRead {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/notices/read";
    const OPERATION: &'static str = "mark_notices_read";
    const SUMMARY: &'static str = "Marks the signed-in person's notices as seen.";
    type Body = MarkNoticesReadRequest;
    type Response = Empty;

    fn body(&self) -> Option<&MarkNoticesReadRequest> {
        Some(&self.body)
    }
}
