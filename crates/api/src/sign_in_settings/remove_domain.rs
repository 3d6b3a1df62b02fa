//! Giving a domain up.

use super::DomainList;
use crate::{Endpoint, Method, NoBody};

/// Gives a domain up; addresses of it no longer lead here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoveDomain {
    /// The domain in ASCII, as the list names it.
    pub domain: String,
}

impl Endpoint for RemoveDomain {
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/api/v1/sign-in-settings/domains/{domain}";
    const OPERATION: &'static str = "remove_domain";
    const SUMMARY: &'static str = "Gives an email domain up.";
    type Body = NoBody;
    type Response = DomainList;

    fn address(&self) -> String {
        let domain = domain::product_filter::percent_encode(&self.domain);
        format!("/api/v1/sign-in-settings/domains/{domain}")
    }
}
