//! The help page: an introduction and the 19 questions of the frequently asked ones.
//!
//! Only the server is built with these texts (feature `help`); it serves them
//! through the API, so that the browser loads them on the help page alone.

mod introduction;
mod items;
mod markets;

pub use introduction::{HelpCatalog, HelpException, help_introduction};
pub use items::help_items;
pub use markets::market_name;

/// A question with its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpItem {
    /// Stays the same, so that a link such as `/help#who-pays` goes on working.
    pub id: &'static str,
    /// The section's id: `buying`, `pricing`, `admins`, `support` or `partners`.
    pub section_id: &'static str,
    pub section: &'static str,
    pub question: &'static str,
    pub answer_paragraphs: Vec<&'static str>,
    pub links: Vec<HelpLink>,
}

/// Where to go on from an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HelpLink {
    pub label: &'static str,
    /// A page of ours, a question of this page (`#id`), or an address elsewhere.
    pub target: &'static str,
}
