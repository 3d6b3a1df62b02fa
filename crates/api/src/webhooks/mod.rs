//! Receivers of an organization's events (Standard Webhooks), and what was
//! delivered to them.

mod add;
mod deliveries;
mod list;
mod remove;
mod replay;
mod set;
mod test;

pub use add::{AddWebhook, AddWebhookRequest, NewWebhook};
pub use deliveries::{DeliveryRow, ListDeliveries};
pub use list::{ListWebhooks, WebhookList, WebhookRow};
pub use remove::RemoveWebhook;
pub use replay::{ReplayEvents, ReplayEventsRequest, Replayed};
pub use set::{SetWebhook, SetWebhookRequest};
pub use test::TestWebhook;
