//! One person of the organization.

use domain::ids::{SubscriptionId, UserId};
use serde::{Deserialize, Serialize};

use super::PersonRow;
use crate::parts::ProductName;
use crate::{Endpoint, Method, NoBody};

/// Shows a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GetPerson {
    /// Who.
    pub user: UserId,
}

/// A person with the licenses held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonDetail {
    /// The person.
    pub row: PersonRow,
    /// The licenses that the person holds, by product.
    pub licenses: Vec<HeldLicense>,
}

/// A license that a person holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HeldLicense {
    /// Of which product.
    pub product: ProductName,
    /// Of which subscription, where the viewer may see it.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::shapes::Id>))]
    pub subscription: Option<SubscriptionId>,
}

impl Endpoint for GetPerson {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/directory/people/{user}";
    const OPERATION: &'static str = "get_person";
    const SUMMARY: &'static str = "Shows a person with roles and licenses.";
    type Body = NoBody;
    type Response = PersonDetail;

    fn address(&self) -> String {
        format!("/api/v1/directory/people/{}", self.user)
    }
}
