//! What the organization lets its people buy by themselves.

mod list;
mod set;
mod set_default;

pub use list::{ListPolicies, PolicyList, PolicyRow};
pub use set::{SetPolicy, SetPolicyRequest};
pub use set_default::{SetDefaultPolicy, SetDefaultPolicyRequest};
