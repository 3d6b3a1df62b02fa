//! Finding people by part of their name or address.

use domain::product_filter::percent_encode;
use serde::{Deserialize, Serialize};

use crate::parts::Person;
use crate::{Endpoint, Method, NoBody};

/// Finds active people of the viewer's organization; at most 20.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchUsers {
    /// The beginning of a word of the name or of the address.
    pub q: String,
}

/// Who was found, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UserList {
    /// The people.
    pub items: Vec<Person>,
}

impl Endpoint for SearchUsers {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/users";
    const OPERATION: &'static str = "search_users";
    const SUMMARY: &'static str = "Finds people of the organization by part of their name.";
    const QUERY: &'static [&'static str] = &["q"];
    type Body = NoBody;
    type Response = UserList;

    fn address(&self) -> String {
        format!("{}?q={}", Self::PATH, percent_encode(&self.q))
    }
}
