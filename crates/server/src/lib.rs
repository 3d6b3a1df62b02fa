//! The server of Selfserve.
//!
//! - [`config`], [`site`], [`catalog_file`]: what it is started with
//! - [`clock`], [`ids`]: time, randomness and ids as ports
//! - [`state`]: the parts that every request works with
//! - [`http`]: routes, extraction, cookies, headers; one handler per call
//! - [`use_cases`]: load, decide by `domain`, save, then effects
//! - [`worker`]: work in the background, leased job by job
//! - [`scim`]: what an organization's own directory says, as a language
//! - [`secrets`], [`outgoing`]: sealed secrets, and calls to addresses that others gave us
//! - [`payments`]: the card processor, over Stripe's protocol
//! - [`rates`]: how often something may be asked for
//! - [`demo`]: the demo organizations
//! - [`commands`]: the commands of the binary
//!
//! Deliberately absent: SQL (it is in `store`), rules (in `domain`), card
//! numbers (with the processor), templates (the portal runs in the browser).

pub mod catalog_file;
pub mod clock;
pub mod commands;
pub mod config;
pub mod demo;
pub mod dns;
pub mod http;
pub mod identity;
pub mod ids;
pub mod mail;
pub mod outgoing;
pub mod passwords;
pub mod payments;
pub mod qr_code;
pub mod rates;
pub mod refusal;
pub mod scim;
pub mod secrets;
pub mod site;
pub mod state;
pub mod use_cases;
pub mod wakeups;
pub mod worker;

pub use http::router;
