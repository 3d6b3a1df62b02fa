//! What stands on the viewer's bills beside the name (B20).

use serde::{Deserialize, Serialize};

use crate::{Endpoint, Method, NoBody};

/// Asks what stands on the viewer's bills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShowBillingDetails;

/// Says what stands on them from the next one on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetBillingDetails {
    /// What is sent.
    pub body: BillingDetails,
}

/// What stands on bills.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BillingDetails {
    /// The tax id, of the organization's own market, such as `NL123456782B90`.
    pub tax_id: Option<String>,
    /// The cost center, up to 50 characters.
    pub cost_center: Option<String>,
}

impl Endpoint for ShowBillingDetails {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/billing-details";
    const OPERATION: &'static str = "show_billing_details";
    const SUMMARY: &'static str = "Shows what stands on the viewer's bills.";
    type Body = NoBody;
    type Response = BillingDetails;
}

impl Endpoint for SetBillingDetails {
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/api/v1/billing-details";
    const OPERATION: &'static str = "set_billing_details";
    const SUMMARY: &'static str = "Says what stands on the viewer's bills.";
    type Body = BillingDetails;
    type Response = BillingDetails;

    fn body(&self) -> Option<&BillingDetails> {
        Some(&self.body)
    }
}
