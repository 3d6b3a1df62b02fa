//! Ending what was granted, by either side.

use domain::ids::PartnerGrantId;
use domain::product_filter::percent_encode;

use crate::partners::PartnerList;
use crate::{Endpoint, Method, NoBody};

/// Ends what the organization granted, at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndPartnerGrant {
    /// Which grant.
    pub grant: PartnerGrantId,
}

/// Ends what another organization granted to this one, at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeaveCustomer {
    /// A domain of the customer.
    pub customer: String,
    /// Which grant.
    pub grant: PartnerGrantId,
}

impl Endpoint for EndPartnerGrant {
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/api/v1/partners/grants/{grant}";
    const OPERATION: &'static str = "end_partner_grant";
    const SUMMARY: &'static str = "Ends what the organization granted to a partner.";
    type Body = NoBody;
    type Response = PartnerList;

    fn address(&self) -> String {
        format!("/api/v1/partners/grants/{}", self.grant)
    }
}

impl Endpoint for LeaveCustomer {
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/api/v1/partners/customers/{customer}/grants/{grant}";
    const OPERATION: &'static str = "leave_customer";
    const SUMMARY: &'static str = "Ends what another organization granted to this one.";
    type Body = NoBody;
    type Response = PartnerList;

    fn address(&self) -> String {
        let customer = percent_encode(&self.customer);
        format!(
            "/api/v1/partners/customers/{customer}/grants/{}",
            self.grant
        )
    }
}
