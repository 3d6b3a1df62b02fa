//! The wire contract between browser, programs and server.
//!
//! One file per endpoint holds method, path, request and response; the portal
//! sends with these types and the server answers with them, so neither can
//! drift. Nothing here does IO and nothing decides: rules are in `domain`.
//!
//! Bodies are JSON. Errors are RFC 9457 problem documents ([`problem`]).
//! Requests refuse unknown fields; answers may grow.

#![deny(missing_docs)]

pub mod access_policy;
pub mod apps;
pub mod audit;
pub mod bills;
pub mod cards;
pub mod catalog;
pub mod changes;
pub mod demo;
pub mod directory;
mod endpoint;
pub mod help;
mod instant;
pub mod license_requests;
pub mod licenses;
pub mod notices;
pub mod open_sessions;
#[cfg(feature = "openapi")]
pub mod openapi;
pub mod orders;
pub mod paging;
pub mod partners;
pub mod parts;
pub mod policies;
pub mod policy_interface;
pub mod problem;
pub mod programs;
pub mod provisioning;
pub mod request_settings;
pub mod second_factor;
pub mod session;
#[cfg(feature = "openapi")]
mod shapes;
pub mod sign_in_settings;
pub mod subscriptions;
pub mod trials;
pub mod usage;
pub mod users;
pub mod webhooks;

pub use endpoint::{Empty, Endpoint, Method, NoBody, Wire};

/// The cookie with the session's secret.
pub const SESSION_COOKIE: &str = "__Host-Http-session";
/// The header that every changing call of the browser carries. Another site
/// cannot send it without a preflight, which we never answer.
pub const CSRF_HEADER: &str = "x-selfserve-csrf";
/// Names the organization, by a domain of it, in which the program of a
/// partner acts.
pub const ORGANIZATION_HEADER: &str = "x-selfserve-organization";
/// Names one intent of the caller; required on calls that cost money.
pub const IDEMPOTENCY_HEADER: &str = "idempotency-key";
/// Names one request in answers and logs.
pub const REQUEST_ID_HEADER: &str = "x-request-id";
