//! The wire contract written down: every body, every address, every problem.
//! A change that another program would notice changes a snapshot here.
#![expect(
    clippy::unwrap_used,
    reason = "a test ends at the first thing that is not as it says"
)]

mod samples;

mod billing;
mod bodies;
mod endpoints;
#[cfg(feature = "openapi")]
mod openapi;
mod problems;
mod requests;
