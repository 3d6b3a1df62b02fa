//! The business clock of a demo.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{Endpoint, Method, NoBody};

/// Asks what time it is for billing, trials and notices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShowClock;

/// Both clocks (`decisions.md` 13).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClockBody {
    /// The business clock.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "crate::instant::deserialize")]
    pub business_now: DateTime<Utc>,
    /// The system clock, which nobody moves.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "crate::instant::deserialize")]
    pub system_now: DateTime<Utc>,
}

impl Endpoint for ShowClock {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/demo/clock";
    const OPERATION: &'static str = "show_clock";
    const SUMMARY: &'static str = "Tells the time of a demo's business clock.";
    const NEEDS_SIGN_IN: bool = false;
    type Body = NoBody;
    type Response = ClockBody;
}
