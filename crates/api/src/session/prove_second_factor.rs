//! Showing the second factor within a session.

use serde::{Deserialize, Serialize};

use crate::session::SessionBody;
use crate::{Endpoint, Method};

/// Shows the second factor where something needs it that the sign-in did not
/// (`second_factor_needed` among the reasons of `not_eligible`). The session
/// goes on with a new secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProveSecondFactor {
    /// What is sent.
    pub body: ProveSecondFactorRequest,
}

/// A code.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProveSecondFactorRequest {
    /// The six digits, or a recovery code.
    pub code: String,
}

/// Without the code, so that it never reaches a log.
impl std::fmt::Debug for ProveSecondFactorRequest {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("ProveSecondFactorRequest")
            .finish_non_exhaustive()
    }
}

impl Endpoint for ProveSecondFactor {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/session/second-factor";
    const OPERATION: &'static str = "prove_second_factor";
    const SUMMARY: &'static str = "Shows the second factor within a session.";
    type Body = ProveSecondFactorRequest;
    type Response = SessionBody;

    fn body(&self) -> Option<&ProveSecondFactorRequest> {
        Some(&self.body)
    }
}
