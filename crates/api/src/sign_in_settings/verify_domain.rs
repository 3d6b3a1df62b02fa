//! Proving that a domain is the organization's own.

use super::DomainList;
use crate::{Endpoint, Method, NoBody};

/// Looks for the TXT record of a claimed domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifyDomain {
    /// The domain in ASCII, as the list names it.
    pub domain: String,
}

impl Endpoint for VerifyDomain {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/sign-in-settings/domains/{domain}/verify";
    const OPERATION: &'static str = "verify_domain";
    const SUMMARY: &'static str = "Looks for the proof of a domain in the DNS.";
    type Body = NoBody;
    type Response = DomainList;

    fn address(&self) -> String {
        let domain = domain::product_filter::percent_encode(&self.domain);
        format!("/api/v1/sign-in-settings/domains/{domain}/verify")
    }
}
