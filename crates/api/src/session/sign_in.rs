//! Signing in at the built-in directory.

use serde::{Deserialize, Serialize};

use crate::session::SessionBody;
use crate::{Endpoint, Method};

/// Begins a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    /// What is sent.
    pub body: SignInRequest,
}

/// Address and password of the built-in directory.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignInRequest {
    /// The address as typed.
    pub email: String,
    /// The password.
    pub password: String,
    /// The second factor, once the answer `second_factor_needed` asked for
    /// it: six digits, or a recovery code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
}

/// Without password and code, so that they never reach a log.
impl std::fmt::Debug for SignInRequest {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("SignInRequest")
            .field("email", &self.email)
            .finish_non_exhaustive()
    }
}

impl Endpoint for SignIn {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/session";
    const OPERATION: &'static str = "sign_in";
    const SUMMARY: &'static str = "Signs a person of the built-in directory in.";
    const NEEDS_SIGN_IN: bool = false;
    type Body = SignInRequest;
    type Response = SessionBody;

    fn body(&self) -> Option<&SignInRequest> {
        Some(&self.body)
    }
}
