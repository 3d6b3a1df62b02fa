//! Lists that come a page at a time.

use serde::{Deserialize, Serialize};

/// How many rows a page has.
pub const PAGE_SIZE: usize = 50;

/// A page of a list. `next_cursor` is passed back as `cursor` for the next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page<Item> {
    /// The rows.
    pub items: Vec<Item>,
    /// Where the next page begins; `None` on the last.
    pub next_cursor: Option<String>,
}
