//! What the organization lets its people buy by themselves.

mod list;
mod set;

pub use list::{ListPolicies, PolicyList, PolicyRow};
pub use set::{SetPolicy, SetPolicyRequest};
