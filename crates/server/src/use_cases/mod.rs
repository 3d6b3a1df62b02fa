//! One verb per file: load, decide by `domain`, save, then effects. Borders of
//! transactions are here; HTTP and SQL are not.

pub mod access_policy;
pub mod apps;
pub mod audit;
pub mod billing;
pub mod bodies;
pub mod caller;
pub mod catalog;
pub mod demo_clock;
pub mod directory;
pub mod eligibility;
pub mod groups;
pub mod help;
pub mod idempotent;
pub mod license_requests;
pub mod licenses;
pub mod limits;
pub mod notices;
pub mod open_sessions;
pub mod orders;
pub mod partners;
pub mod people;
pub mod policies;
pub mod programs;
pub mod record;
pub mod request_settings;
pub mod second_factor;
pub mod session;
pub mod sign_in_settings;
pub mod single_sign_on;
pub mod subscriptions;
pub mod trials;
pub mod usage;
pub mod users;
pub mod webhooks;
