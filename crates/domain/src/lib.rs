//! The rules of self-service purchase, shared by the browser and the server.
//!
//! Nothing in this crate reads a clock, makes up an id, waits, logs or talks
//! to anybody: time, ids and facts are passed in, decisions come out. So the
//! browser can explain with the very rules that the server enforces.
//!
//! Map of the crate, from values to decisions:
//!
//! - values: [`ids`], [`email`], [`money`], [`market`], [`quantity`], [`card`]
//! - what there is: [`tenant`], [`user`], [`product`], [`price_list`], [`catalog`]
//! - who may buy: [`policy`], [`eligibility`], [`license_request`], [`sign_in`]
//! - buying: [`term`], [`quote`], [`checkout`], [`trial`]
//! - what was bought: [`subscription`], [`billing`], [`license`], [`product_filter`]
//! - who did what: [`audit`], [`audit_filter`]
//! - who may do what: [`access`]; who administers: [`administration`], [`people_filter`]
//!
//! Invariants: amounts are whole minor units and their arithmetic is checked;
//! a license pool never has more assigned than bought; no transition leaves
//! `Deleted`; a [`access::Permit`] can only come from [`access`].

#![forbid(unsafe_code)]
#![deny(missing_docs, clippy::float_arithmetic)]

pub mod access;
pub mod access_policy;
pub mod administration;
pub mod audit;
pub mod audit_filter;
pub mod billing;
pub mod card;
pub mod catalog;
pub mod central_purchase;
pub mod checkout;
pub mod eligibility;
pub mod email;
pub mod ids;
pub mod license;
pub mod license_request;
pub mod market;
pub mod money;
pub mod notices;
pub mod partner_grant;
pub mod people_filter;
pub mod policy;
pub mod price_list;
pub mod product;
pub mod product_filter;
pub mod program;
pub mod purchase_limit;
pub mod quantity;
mod query;
pub mod quote;
pub mod request_settings;
pub mod sign_in;
pub mod subscription;
pub mod tenant;
pub mod term;
pub mod trial;
pub mod user;
mod words;
