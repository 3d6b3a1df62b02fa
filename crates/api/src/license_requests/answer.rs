//! An admin's answer.

use domain::ids::LicenseRequestId;
use domain::license_request::ApprovalWay;
use domain::money::Money;
use serde::{Deserialize, Serialize};

use crate::license_requests::LicenseRequestBody;
use crate::{Endpoint, Method};

/// Approves or declines a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerLicenseRequest {
    /// Which request.
    pub request: LicenseRequestId,
    /// What is sent.
    pub body: AnswerLicenseRequestBody,
}

/// Yes or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum RequestAnswer {
    /// Yes.
    Approve,
    /// No.
    Decline,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnswerLicenseRequestBody {
    /// Yes or no.
    pub answer: RequestAnswer,
    /// How, where it is yes.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::shapes::ApprovalWay>))]
    pub way: Option<ApprovalWay>,
    /// With `buy_central`: what the admin saw that it costs now, tax included.
    /// Where it costs something else, the answer is `stale`.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::shapes::Money>))]
    pub accepted_total: Option<Money>,
    /// What the person is told; may be empty.
    pub message: String,
}

impl Endpoint for AnswerLicenseRequest {
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/api/v1/requests/{request}";
    const OPERATION: &'static str = "answer_license_request";
    const SUMMARY: &'static str = "Approves or declines what somebody asked for.";
    type Body = AnswerLicenseRequestBody;
    type Response = LicenseRequestBody;

    fn address(&self) -> String {
        format!("/api/v1/requests/{}", self.request)
    }

    fn body(&self) -> Option<&AnswerLicenseRequestBody> {
        Some(&self.body)
    }
}
