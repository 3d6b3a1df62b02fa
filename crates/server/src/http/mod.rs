//! HTTP: routing, extraction, cookies, headers and status codes. No rules.

mod assets;
mod cookie;
mod cross_site;
mod extract;
pub mod handlers;
mod headers;
mod host;
mod limits;
mod often;
mod origin;
mod problem;
mod routes;
mod scim;

pub use routes::{EVENTS_PATH, router};
