//! Taking a request of one's own back.

use domain::ids::LicenseRequestId;

use crate::{Empty, Endpoint, Method, NoBody};

/// Withdraws a request that nobody has answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithdrawLicenseRequest {
    /// Which request.
    pub request: LicenseRequestId,
}

impl Endpoint for WithdrawLicenseRequest {
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/api/v1/requests/{request}";
    const OPERATION: &'static str = "withdraw_license_request";
    const SUMMARY: &'static str = "Withdraws a request that nobody has answered.";
    type Body = NoBody;
    type Response = Empty;

    fn address(&self) -> String {
        format!("/api/v1/requests/{}", self.request)
    }
}
