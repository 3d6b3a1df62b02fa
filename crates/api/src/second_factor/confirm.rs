//! Showing that the authenticator works.

use serde::{Deserialize, Serialize};

use crate::{Endpoint, Method};

/// Confirms the authenticator by a code of it; from then on it is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfirmSecondFactor {
    /// What is sent.
    pub body: ConfirmSecondFactorRequest,
}

/// A code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConfirmSecondFactorRequest {
    /// The six digits that the authenticator shows.
    pub code: String,
}

/// Codes for when the authenticator is lost; shown once, each is used once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecoveryCodes {
    /// The codes.
    pub codes: Vec<String>,
}

impl Endpoint for ConfirmSecondFactor {
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/api/v1/account/second-factor";
    const OPERATION: &'static str = "confirm_second_factor";
    const SUMMARY: &'static str = "Turns the viewer's second factor on.";
    type Body = ConfirmSecondFactorRequest;
    type Response = RecoveryCodes;

    fn body(&self) -> Option<&ConfirmSecondFactorRequest> {
        Some(&self.body)
    }
}
