//! Giving and taking roles.

use domain::access::Role;
use domain::ids::UserId;
use serde::{Deserialize, Serialize};

use super::PersonRow;
use crate::{Endpoint, Method};

/// Sets all roles of a person at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetRoles {
    /// Whose.
    pub user: UserId,
    /// What is sent.
    pub body: SetRolesRequest,
}

/// The roles after the change, and before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SetRolesRequest {
    /// All roles that the person is to have.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::shapes::Role>))]
    pub roles: Vec<Role>,
    /// The roles that the caller saw; others are answered with `stale`.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::shapes::Role>))]
    pub expected: Vec<Role>,
}

impl Endpoint for SetRoles {
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/api/v1/directory/people/{user}/roles";
    const OPERATION: &'static str = "set_roles";
    const SUMMARY: &'static str = "Sets the roles of a person.";
    type Body = SetRolesRequest;
    type Response = PersonRow;

    fn address(&self) -> String {
        format!("/api/v1/directory/people/{}/roles", self.user)
    }

    fn body(&self) -> Option<&SetRolesRequest> {
        Some(&self.body)
    }
}
