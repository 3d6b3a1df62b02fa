//! The gateway over HTTP, as a merchant's server, a frame and a bank's page meet it.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test ends at the first thing that is not as it says"
)]

mod support;

mod cards;
mod confirmation;
mod faults;
mod frame;
mod idempotency;
mod intents;
mod keys;
mod ledger_file;
mod listing;
mod refunds;
mod webhooks;
