//! Moving the business clock of a demo.

use serde::{Deserialize, Serialize};

use crate::demo::ClockBody;
use crate::{Endpoint, Method};

/// Moves the clock on. It never goes back: what was billed stays billed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdvanceClock {
    /// What is sent.
    pub body: AdvanceClockRequest,
}

/// By how much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AdvanceClockRequest {
    /// Whole seconds, from 1 to those of 800 days.
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 69_120_000))]
    pub seconds: u32,
}

impl AdvanceClockRequest {
    /// The most that the clock is moved at once: two yearly terms and what
    /// follows them.
    pub const AT_MOST: u32 = 800 * 24 * 60 * 60;
}

impl Endpoint for AdvanceClock {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/demo/clock";
    const OPERATION: &'static str = "advance_clock";
    const SUMMARY: &'static str = "Moves a demo's business clock on.";
    const NEEDS_SIGN_IN: bool = false;
    type Body = AdvanceClockRequest;
    type Response = ClockBody;

    fn body(&self) -> Option<&AdvanceClockRequest> {
        Some(&self.body)
    }
}
