//! People of the organization.

mod search;

pub use search::{SearchUsers, UserList};
