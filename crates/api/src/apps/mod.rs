//! The launcher: what a person may use.

mod list;
mod open;

pub use list::{AppList, AppTile, ListApps};
pub use open::{AppOpening, OpenApp};
