//! Whether the viewer has a second factor.

use serde::{Deserialize, Serialize};

use crate::{Endpoint, Method, NoBody};

/// Asks for the viewer's second factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShowSecondFactor;

/// The viewer's second factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SecondFactorBody {
    /// Whether the viewer can have one: who signs in at an identity provider
    /// has it there.
    pub is_available: bool,
    /// Whether it is asked for.
    pub is_on: bool,
    /// How many recovery codes are left.
    pub recovery_codes_left: u32,
}

impl Endpoint for ShowSecondFactor {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/account/second-factor";
    const OPERATION: &'static str = "show_second_factor";
    const SUMMARY: &'static str = "Tells whether the viewer has a second factor.";
    type Body = NoBody;
    type Response = SecondFactorBody;
}
