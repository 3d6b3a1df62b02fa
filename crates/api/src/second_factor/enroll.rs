//! Setting a second factor up.

use serde::{Deserialize, Serialize};

use crate::{Endpoint, Method, NoBody};

/// Makes a secret for an authenticator. It is not asked for before a code of
/// it was confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EnrollSecondFactor;

/// What the authenticator is told; shown once.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Enrollment {
    /// The secret in base32, to type.
    pub secret: String,
    /// The address that an authenticator on the same device opens.
    pub uri: String,
    /// The same as a picture to scan: an SVG as a data URI.
    pub qr_code: String,
}

/// Without the secret, so that it never reaches a log.
impl std::fmt::Debug for Enrollment {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Enrollment").finish_non_exhaustive()
    }
}

impl Endpoint for EnrollSecondFactor {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/account/second-factor";
    const OPERATION: &'static str = "enroll_second_factor";
    const SUMMARY: &'static str = "Makes a secret for the viewer's authenticator.";
    type Body = NoBody;
    type Response = Enrollment;
}
