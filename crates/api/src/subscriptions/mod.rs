//! What was bought.

mod get;
mod list;

pub use get::{AssignRight, GetSubscription, OrderHistoryRow, SubscriptionDetail};
pub use list::{ListSubscriptions, SubscriptionRow};
