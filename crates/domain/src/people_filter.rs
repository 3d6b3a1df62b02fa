//! What the list of people shows, as a value that stands in the URL.

use crate::access::Role;
use crate::product_filter::trimmed;
use crate::query;
use crate::user::AccountStatus;

/// Filter and page of the list; it is sorted by name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PeopleFilter {
    /// Only people with a word of their name, or an address, that begins so.
    pub q: Option<String>,
    /// Only people with this role.
    pub role: Option<Role>,
    /// Only accounts of this status.
    pub status: Option<AccountStatus>,
    /// Where the page begins; made by the server.
    pub cursor: Option<String>,
}

impl PeopleFilter {
    /// Reads a query without its `?`. What is unknown or malformed is left
    /// out: a list with a damaged link still shows something.
    pub fn from_query(query: &str) -> Self {
        let mut filter = Self::default();
        for (key, value) in query::pairs(query) {
            match key {
                "q" => filter.q = trimmed(&value),
                "role" => filter.role = Role::parse(&value),
                "status" => filter.status = AccountStatus::parse(&value),
                "cursor" => filter.cursor = trimmed(&value),
                _ => {}
            }
        }
        filter
    }

    /// Writes the query without its `?`.
    pub fn to_query(&self) -> String {
        query::written(&[
            ("q", self.q.as_deref()),
            ("role", self.role.map(Role::as_str)),
            ("status", self.status.map(AccountStatus::as_str)),
            ("cursor", self.cursor.as_deref()),
        ])
    }

    /// The same list from its beginning.
    #[must_use]
    pub fn first_page(&self) -> Self {
        Self {
            cursor: None,
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_comes_back_from_the_address_it_was_written_to() {
        let query = "q=ada%20v&role=global_admin&status=disabled&cursor=c2";
        let filter = PeopleFilter::from_query(query);
        assert_eq!(filter.role, Some(Role::GlobalAdmin));
        assert_eq!(filter.to_query(), query);
        assert_eq!(filter.first_page().cursor, None);
    }

    #[test]
    fn a_damaged_link_still_shows_the_list() {
        let filter = PeopleFilter::from_query("role=king&status=%ZZ&q=%20&cursor&x=1");
        assert_eq!(filter, PeopleFilter::default());
        assert_eq!(filter.to_query(), "");
    }
}
