//! The organization's email domains.

use serde::{Deserialize, Serialize};

use crate::{Endpoint, Method, NoBody};

/// Asks for the domains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListDomains;

/// The domains, own and claimed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DomainList {
    /// Sorted: own ones first.
    pub items: Vec<DomainBody>,
    /// Whether the viewer may change them.
    pub may_change: bool,
}

/// One domain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DomainBody {
    /// The domain as calls name it, in ASCII.
    pub domain: String,
    /// The domain as people read it.
    pub name: String,
    /// Whether it is proven; only then addresses of it lead here.
    pub is_verified: bool,
    /// What a TXT record of the domain has to say, until it is proven.
    pub txt_record: Option<String>,
    /// Whether the organization is known by it; then it stays.
    pub is_first: bool,
}

impl Endpoint for ListDomains {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/sign-in-settings/domains";
    const OPERATION: &'static str = "list_domains";
    const SUMMARY: &'static str = "Lists the organization's email domains.";
    type Body = NoBody;
    type Response = DomainList;
}
