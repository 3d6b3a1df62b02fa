//! Where an email address leads, by its domain alone.

use domain::market::Market;
use domain::sign_in::SignInMethod;
use domain::tenant::{Management, OrganizationFacts, TenantKind};
use serde::{Deserialize, Serialize};

use crate::{Endpoint, Method};

/// Asks for the organization of an address. The answer is the same for every
/// address of a domain, whether the person exists or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookUpEmail {
    /// What is sent.
    pub body: LookUpEmailRequest,
}

/// The address as typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LookUpEmailRequest {
    /// The address; spaces around it and capitals are harmless.
    pub email: String,
}

/// The organization, if there is one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LookUpEmailResponse {
    /// The facts that decide about buying; `None` for an unknown domain.
    pub organization: Option<OrganizationBody>,
    /// How its people sign in.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::SignInMethod))]
    pub sign_in: SignInMethod,
    /// The organization's name, where it has a sign-in of its own.
    pub name: Option<String>,
}

/// What may be told of an organization before anybody has signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrganizationBody {
    /// What it is.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::TenantKind))]
    pub kind: TenantKind,
    /// Whether it has an admin.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Management))]
    pub management: Management,
    /// Where it is established.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Market))]
    pub market: Market,
}

impl From<OrganizationFacts> for OrganizationBody {
    fn from(facts: OrganizationFacts) -> Self {
        Self {
            kind: facts.kind,
            management: facts.management,
            market: facts.market,
        }
    }
}

impl From<OrganizationBody> for OrganizationFacts {
    fn from(body: OrganizationBody) -> Self {
        Self {
            kind: body.kind,
            management: body.management,
            market: body.market,
        }
    }
}

impl Endpoint for LookUpEmail {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/sign-in/lookup";
    const OPERATION: &'static str = "look_up_email";
    const SUMMARY: &'static str = "Tells where an email address leads, by its domain alone.";
    const NEEDS_SIGN_IN: bool = false;
    type Body = LookUpEmailRequest;
    type Response = LookUpEmailResponse;

    fn body(&self) -> Option<&LookUpEmailRequest> {
        Some(&self.body)
    }
}
