//! What was bought.

mod get;
mod list;

pub use get::{AssignRight, GetSubscription, OrderHistoryRow, SubscriptionDetail, TrialBody};
pub use list::{ListSubscriptions, SubscriptionRow};
