//! The built-in card processor of a demo installation: a small part of Stripe's
//! protocol, a ledger file of its own, and the frame into which a card is typed.
//!
//! * [`config`]: what the process is started with.
//! * `server`: binding the port and serving until the shutdown.
//! * `card`: checking a typed card and what a sentinel card makes the bank answer.
//! * `payments`: what happens to an intent when it is confirmed.
//! * `records`, `shapes`: what the ledger keeps, and its form on the wire.
//! * `ledger`: the SQLite file, written before each answer.
//! * `http`: the endpoints, their keys, their idempotency and the faults one can order.
//! * `webhooks`: signed events, delivered until they are accepted.

pub mod config;

mod card;
mod http;
mod ledger;
mod payments;
mod records;
mod server;
mod shapes;
mod shared;
mod webhooks;

pub use config::Config;
pub use server::{Gateway, router, serve};
