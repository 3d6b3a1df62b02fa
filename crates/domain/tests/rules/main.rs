//! The rules of self-service purchase as tables: one row per rule, and each
//! test names the requirement that it shows working.
#![expect(
    clippy::unwrap_used,
    reason = "a test ends at the first thing that is not as it says"
)]

mod contract;

mod access;
mod administration;
mod billing;
mod catalog;
mod central_purchase;
mod changes;
mod eligibility;
mod licenses;
mod lifecycle;
mod partners;
mod people;
mod policy;
mod quotes;
mod sign_in;
