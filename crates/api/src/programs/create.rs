//! Making a service account.

use domain::program::Scope;
use serde::{Deserialize, Serialize};

use crate::programs::NewServiceToken;
use crate::{Endpoint, Method};

/// Makes an account with its first token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateServiceAccount {
    /// What is sent.
    pub body: CreateServiceAccountRequest,
}

/// What it is for, and what it may do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CreateServiceAccountRequest {
    /// 1 to 100 characters.
    pub name: String,
    /// At least one; those of a product's app are the operator's to give.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::shapes::Scope>))]
    pub scopes: Vec<Scope>,
    /// For how many days the first token is taken: 1 to 365.
    pub days: u32,
}

impl Endpoint for CreateServiceAccount {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/service-accounts";
    const OPERATION: &'static str = "create_service_account";
    const SUMMARY: &'static str = "Makes a service account and shows its first token once.";
    type Body = CreateServiceAccountRequest;
    type Response = NewServiceToken;

    fn body(&self) -> Option<&CreateServiceAccountRequest> {
        Some(&self.body)
    }
}
