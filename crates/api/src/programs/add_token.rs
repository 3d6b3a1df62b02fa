//! Another token for a service account: the next one, before the last expires.

use domain::ids::ServiceAccountId;
use serde::{Deserialize, Serialize};

use crate::programs::ServiceTokenBody;
use crate::{Endpoint, Method};

/// Makes a token. At most two are taken at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddServiceToken {
    /// Of which account.
    pub account: ServiceAccountId,
    /// What is sent.
    pub body: AddServiceTokenRequest,
}

/// For how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AddServiceTokenRequest {
    /// 1 to 365 days.
    pub days: u32,
}

/// A new token. Its secret is shown here and nowhere else.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewServiceToken {
    /// The account.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Id))]
    pub account: ServiceAccountId,
    /// The token as it is listed.
    pub token: ServiceTokenBody,
    /// What goes behind `Authorization: Bearer`.
    pub secret: String,
}

/// Without the secret, so that it never reaches a log.
impl std::fmt::Debug for NewServiceToken {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("NewServiceToken")
            .field("account", &self.account)
            .field("token", &self.token)
            .finish_non_exhaustive()
    }
}

impl Endpoint for AddServiceToken {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/service-accounts/{account}/tokens";
    const OPERATION: &'static str = "add_service_token";
    const SUMMARY: &'static str = "Makes another token for a service account and shows it once.";
    type Body = AddServiceTokenRequest;
    type Response = NewServiceToken;

    fn address(&self) -> String {
        format!("/api/v1/service-accounts/{}/tokens", self.account)
    }

    fn body(&self) -> Option<&AddServiceTokenRequest> {
        Some(&self.body)
    }
}
