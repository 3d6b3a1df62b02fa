//! Signing out.

use serde::{Deserialize, Serialize};

use crate::{Endpoint, Method, NoBody};

/// Ends the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignOut;

/// Where the sign-out goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignedOut {
    /// The page of the identity provider that ends the session there too, for
    /// who signed in there.
    pub continue_at: Option<String>,
}

impl Endpoint for SignOut {
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/api/v1/session";
    const OPERATION: &'static str = "sign_out";
    const SUMMARY: &'static str = "Ends the session.";
    const NEEDS_SIGN_IN: bool = false;
    type Body = NoBody;
    type Response = SignedOut;
}
