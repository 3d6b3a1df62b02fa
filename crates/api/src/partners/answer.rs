//! The customer's answer to what a partner asks for.

use domain::ids::PartnerGrantId;
use serde::{Deserialize, Serialize};

use crate::partners::PartnerList;
use crate::{Endpoint, Method};

/// Approves or declines a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerPartnerRequest {
    /// Which request.
    pub grant: PartnerGrantId,
    /// What is sent.
    pub body: AnswerPartnerRequestBody,
}

/// What the customer says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum PartnerAnswer {
    /// Yes, from now on.
    Approve,
    /// No.
    Decline,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AnswerPartnerRequestBody {
    /// Yes or no.
    pub answer: PartnerAnswer,
}

impl Endpoint for AnswerPartnerRequest {
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/api/v1/partners/grants/{grant}";
    const OPERATION: &'static str = "answer_partner_request";
    const SUMMARY: &'static str = "Approves or declines what a partner asks for.";
    type Body = AnswerPartnerRequestBody;
    type Response = PartnerList;

    fn address(&self) -> String {
        format!("/api/v1/partners/grants/{}", self.grant)
    }

    fn body(&self) -> Option<&AnswerPartnerRequestBody> {
        Some(&self.body)
    }
}
