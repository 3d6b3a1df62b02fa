//! Turning the second factor off.

use serde::{Deserialize, Serialize};

use super::SecondFactorBody;
use crate::{Endpoint, Method};

/// Turns it off; a code shows that the person asks, and not who found the
/// browser open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoveSecondFactor {
    /// What is sent.
    pub body: RemoveSecondFactorRequest,
}

/// A code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RemoveSecondFactorRequest {
    /// The six digits, or a recovery code.
    pub code: String,
}

impl Endpoint for RemoveSecondFactor {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/account/second-factor/removal";
    const OPERATION: &'static str = "remove_second_factor";
    const SUMMARY: &'static str = "Turns the viewer's second factor off.";
    type Body = RemoveSecondFactorRequest;
    type Response = SecondFactorBody;

    fn body(&self) -> Option<&RemoveSecondFactorRequest> {
        Some(&self.body)
    }
}
