//! The list of the organization's people.

use domain::access::Role;
use domain::people_filter::PeopleFilter;
use domain::user::{AccountStatus, DirectorySource, UserKind};
use serde::{Deserialize, Serialize};

use crate::paging::Page;
use crate::parts::Person;
use crate::{Endpoint, Method, NoBody};

/// Lists people by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListPeople {
    /// Which of them, from where.
    pub filter: PeopleFilter,
}

/// A person with an account in the organization.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonRow {
    /// The person.
    pub person: Person,
    /// Member or guest.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::UserKind))]
    pub kind: UserKind,
    /// Whether the account may be used.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::AccountStatus))]
    pub status: AccountStatus,
    /// Where the account is kept.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::DirectorySource))]
    pub source: DirectorySource,
    /// The person's roles.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::shapes::Role>))]
    pub roles: Vec<Role>,
}

impl Endpoint for ListPeople {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/directory/people";
    const OPERATION: &'static str = "list_people";
    const SUMMARY: &'static str = "Lists the people of the organization with their roles.";
    const QUERY: &'static [&'static str] = &["q", "role", "status", "cursor"];
    type Body = NoBody;
    type Response = Page<PersonRow>;

    fn address(&self) -> String {
        match self.filter.to_query() {
            query if query.is_empty() => Self::PATH.to_owned(),
            query => format!("{}?{query}", Self::PATH),
        }
    }
}
