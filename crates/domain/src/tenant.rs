//! Organizations, as far as the right to buy depends on them.

use serde::{Deserialize, Serialize};

use crate::ids::TenantId;
use crate::market::Market;
use crate::words::words;

words! {
    /// What an organization is. Government and education cannot buy by
    /// self-service, without any setting by their admin (R6, R17, R18).
    pub enum TenantKind {
        /// A company, a foundation, any other organization.
        Commercial = "commercial",
        /// A public authority.
        Government = "government",
        /// A school or a university.
        Education = "education",
    }
}

words! {
    /// Whether anybody administers the organization. An unmanaged one came to
    /// be by people signing up with its email domain; nobody there can look
    /// after purchases, so nobody can buy (R16).
    pub enum Management {
        /// Has an admin.
        Managed = "managed",
        /// No admin has taken it over yet.
        Unmanaged = "unmanaged",
    }
}

/// What may be told of an organization by its email domain alone, before
/// anybody has signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganizationFacts {
    /// What the organization is.
    pub kind: TenantKind,
    /// Whether it has an admin.
    pub management: Management,
    /// Where it is established: decides currency, tax and what is sold.
    pub market: Market,
}

/// An organization.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tenant {
    /// Its id.
    pub id: TenantId,
    /// Its name as people know it.
    pub name: String,
    /// What the right to buy depends on.
    pub facts: OrganizationFacts,
}
