//! Pieces that several bodies share.

use domain::email::EmailAddress;
use domain::ids::{ProductId, UserId};
use serde::{Deserialize, Serialize};

/// A product, as far as a list names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProductName {
    /// The product's id.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Id))]
    pub id: ProductId,
    /// Its name in page addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
}

/// A person of the organization.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Person {
    /// The account's id.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Id))]
    pub id: UserId,
    /// The person's name.
    pub name: String,
    /// The person's address.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::EmailAddress))]
    pub email: EmailAddress,
}
