//! The demo organizations of `--demo`: the same on every new database.

mod organizations;
mod partners;
mod seed;

pub use organizations::{ORGANIZATIONS, Organization, Person};
pub use seed::seed;

/// The password of every demo user.
pub const PASSWORD: &str = "selfserve-demo";
