//! The server as its callers meet it: real sockets, a real database, the real
//! card processor. Every case runs on SQLite and on PostgreSQL.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::unused_self,
    reason = "what a test does not expect ends it; a person's verbs read as such"
)]

mod access_policy;
mod audit;
mod audit_rows;
mod bills;
mod catalog;
mod central_purchases;
mod changes;
mod checkout;
mod clock;
mod faults;
mod headers;
mod input;
mod license_requests;
mod licenses;
mod limits;
mod matrix;
mod notices;
mod open_sessions;
mod partners;
mod peers;
mod people;
mod policies;
mod programs;
mod purchase_limits;
mod renewals;
mod request_settings;
mod rights;
mod scim;
mod second_factor;
mod session_begins;
mod sign_in;
mod sign_in_settings;
mod single_sign_on;
mod support;
mod timing;
mod trials;
mod webhooks;
