//! Taking one token back.

use domain::ids::{ServiceAccountId, ServiceTokenId};

use crate::{Empty, Endpoint, Method, NoBody};

/// Takes a token back, from the next request on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevokeServiceToken {
    /// Of which account.
    pub account: ServiceAccountId,
    /// Which.
    pub token: ServiceTokenId,
}

impl Endpoint for RevokeServiceToken {
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/api/v1/service-accounts/{account}/tokens/{token}";
    const OPERATION: &'static str = "revoke_service_token";
    const SUMMARY: &'static str = "Takes a token of a service account back.";
    type Body = NoBody;
    type Response = Empty;

    fn address(&self) -> String {
        let Self { account, token } = self;
        format!("/api/v1/service-accounts/{account}/tokens/{token}")
    }
}
