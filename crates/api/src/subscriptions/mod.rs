//! What was bought.

mod get;
mod list;

pub use get::{
    AssignRight, GetSubscription, NextBody, OrderHistoryRow, SubscriptionDetail, TrialBody,
    UnpaidBody,
};
pub use list::{ListSubscriptions, SubscriptionRow};
