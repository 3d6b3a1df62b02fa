//! One handler per call: take out of the request, one use case, give back.

pub mod access_policy;
pub mod apps;
pub mod audit;
pub mod billing;
pub mod catalog;
pub mod demo;
pub mod events;
pub mod health;
pub mod help;
pub mod license_requests;
pub mod licenses;
pub mod notices;
pub mod open_sessions;
pub mod openapi;
pub mod orders;
pub mod partners;
pub mod people;
pub mod policies;
pub mod policy_interface;
pub mod programs;
pub mod provisioning;
pub mod request_settings;
pub mod second_factor;
pub mod session;
pub mod sign_in_settings;
pub mod single_sign_on;
pub mod subscriptions;
pub mod trials;
pub mod users;
pub mod webhooks;

use axum::Json;

use super::problem::ProblemResponse;

/// What a handler gives back.
pub type Answer<T> = Result<Json<T>, ProblemResponse>;
