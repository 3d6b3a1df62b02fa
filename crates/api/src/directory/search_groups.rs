//! Finding groups by the beginning of their name.

use domain::ids::GroupId;
use domain::product_filter::percent_encode;
use serde::{Deserialize, Serialize};

use crate::{Endpoint, Method, NoBody};

/// Finds groups of the viewer's organization; at most 20.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchGroups {
    /// The beginning of the name; empty for the first ones.
    pub q: String,
}

/// Which groups were found, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GroupList {
    /// The groups.
    pub items: Vec<GroupRow>,
}

/// A group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GroupRow {
    /// Its id.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Id))]
    pub id: GroupId,
    /// Its name; several groups may have the same.
    pub name: String,
}

impl Endpoint for SearchGroups {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/directory/groups";
    const OPERATION: &'static str = "search_groups";
    const SUMMARY: &'static str =
        "Finds groups of the organization by the beginning of their name.";
    const QUERY: &'static [&'static str] = &["q"];
    type Body = NoBody;
    type Response = GroupList;

    fn address(&self) -> String {
        format!("{}?q={}", Self::PATH, percent_encode(&self.q))
    }
}
