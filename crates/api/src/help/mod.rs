//! Questions and answers about self-service purchase.

mod list;

pub use list::{HelpItem, HelpLink, HelpList, HelpSection, ListHelp};
