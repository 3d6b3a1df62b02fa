//! Making a change.

use domain::billing::change::Change;
use domain::ids::{PaymentMethodId, SubscriptionId};
use domain::money::Money;
use serde::{Deserialize, Serialize};

use crate::orders::OrderBody;
use crate::subscriptions::SubscriptionDetail;
use crate::{Endpoint, Method};

/// Changes a subscription; what it costs is charged at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeSubscription {
    /// Which.
    pub subscription: SubscriptionId,
    /// Names this click; the same key gets the same answer.
    pub idempotency_key: String,
    /// What is sent.
    pub body: ChangeSubscriptionRequest,
}

/// What to change, and for how much.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChangeSubscriptionRequest {
    /// The change.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Change))]
    pub change: Change,
    /// The total that the person saw in the preview, below zero for what is
    /// given back; another amount is never charged.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Money))]
    pub accepted_total: Money,
    /// The gateway's token for the card that pays, from now on; the
    /// subscription's own where none is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::shapes::Id>))]
    pub payment_method: Option<PaymentMethodId>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChangeOutcome {
    /// The order that pays for it; `None` where nothing is charged. The change
    /// holds once it is paid.
    pub order: Option<OrderBody>,
    /// The subscription as it is now.
    pub subscription: SubscriptionDetail,
}

impl Endpoint for ChangeSubscription {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/subscriptions/{subscription}/changes";
    const OPERATION: &'static str = "change_subscription";
    const SUMMARY: &'static str = "Changes a subscription; what it costs is charged at once.";
    const NEEDS_IDEMPOTENCY_KEY: bool = true;
    type Body = ChangeSubscriptionRequest;
    type Response = ChangeOutcome;

    fn address(&self) -> String {
        format!("/api/v1/subscriptions/{}/changes", self.subscription)
    }

    fn body(&self) -> Option<&ChangeSubscriptionRequest> {
        Some(&self.body)
    }

    fn idempotency_key(&self) -> Option<&str> {
        Some(&self.idempotency_key)
    }
}
