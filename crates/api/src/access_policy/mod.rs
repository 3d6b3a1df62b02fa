//! What the organization demands of whoever uses its licenses (R37, R41).

mod set;
mod show;

pub use set::{SetAccessPolicy, SetAccessPolicyRequest};
pub use show::{AccessPolicyBody, ShowAccessPolicy};
