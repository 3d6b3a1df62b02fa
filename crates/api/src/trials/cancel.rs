//! Ending a trial without becoming a customer.

use domain::ids::SubscriptionId;

use crate::subscriptions::SubscriptionDetail;
use crate::{Endpoint, Method, NoBody};

/// Cancels a trial with a card: it goes on to its end, and nothing is charged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CancelTrial {
    /// The trial's subscription.
    pub subscription: SubscriptionId,
}

impl Endpoint for CancelTrial {
    const METHOD: Method = Method::Delete;
    const PATH: &'static str = "/api/v1/subscriptions/{subscription}/trial";
    const OPERATION: &'static str = "cancel_trial";
    const SUMMARY: &'static str = "Cancels a trial with a card before it becomes paid.";
    type Body = NoBody;
    type Response = SubscriptionDetail;

    fn address(&self) -> String {
        format!("/api/v1/subscriptions/{}/trial", self.subscription)
    }
}
