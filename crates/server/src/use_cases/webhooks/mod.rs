//! Receivers of an organization's events (B17): Standard Webhooks 1.0.0.

mod call;
mod manage;
mod signature;

pub use call::call_webhooks;
pub use manage::{
    add_webhook, list_deliveries, list_webhooks, remove_webhook, replay, set_webhook, test_webhook,
};
