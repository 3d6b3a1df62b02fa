//! Ending a service account.

use domain::ids::ServiceAccountId;

use crate::{Empty, Endpoint, Method, NoBody};

/// Ends an account with all its tokens. It stays in the list, and in the audit
/// log, as ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndServiceAccount {
    /// Which.
    pub account: ServiceAccountId,
}

impl Endpoint for EndServiceAccount {
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/api/v1/service-accounts/{account}";
    const OPERATION: &'static str = "end_service_account";
    const SUMMARY: &'static str = "Ends a service account and all its tokens.";
    type Body = NoBody;
    type Response = Empty;

    fn address(&self) -> String {
        format!("/api/v1/service-accounts/{}", self.account)
    }
}
