//! One subscription with its orders and what the viewer may do with it.

use chrono::{DateTime, Utc};
use domain::billing::change::ChangeKind;
use domain::card::CardSummary;
use domain::checkout::{DeclineReason, OrderPurpose};
use domain::ids::{InvoiceId, OrderId, SubscriptionId};
use domain::quantity::LicenseQuantity;
use domain::term::BillingTerm;
use domain::trial::TrialState;
use serde::{Deserialize, Serialize};

use crate::orders::AmountsBody;
use crate::parts::Person;
use crate::subscriptions::SubscriptionRow;
use crate::{Endpoint, Method, NoBody};

/// Asks for one subscription.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GetSubscription {
    /// Which.
    pub subscription: SubscriptionId,
}

/// A subscription as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SubscriptionDetail {
    /// What the list shows too.
    pub subscription: SubscriptionRow,
    /// What one period costs; nothing for a trial.
    pub amounts: AmountsBody,
    /// The trial that its term is, or that it became paid after.
    #[serde(default)]
    pub trial: Option<TrialBody>,
    /// When it was bought.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "crate::instant::deserialize")]
    pub purchased_at: DateTime<Utc>,
    /// The card that pays; `None` for a central purchase, and for everybody
    /// but the purchaser.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::shapes::CardSummary>))]
    pub card: Option<CardSummary>,
    /// Which changes the viewer can ask for now.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::shapes::ChangeKind>))]
    pub changes: Vec<ChangeKind>,
    /// The most licenses that the product allows.
    pub max_licenses: u32,
    /// What changes when the next period begins.
    #[serde(default)]
    pub next: NextBody,
    /// The bill of this period, while it waits to be paid.
    #[serde(default)]
    pub unpaid: Option<UnpaidBody>,
    /// When people lose access, where that is known.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    #[serde(default, deserialize_with = "crate::instant::deserialize_optional")]
    pub access_ends_at: Option<DateTime<Utc>>,
    /// When the data is deleted, where that is known.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    #[serde(default, deserialize_with = "crate::instant::deserialize_optional")]
    pub data_ends_at: Option<DateTime<Utc>>,
    /// Its orders, the latest first.
    pub order_history: Vec<OrderHistoryRow>,
    /// Whether the viewer assigns its licenses.
    pub assign_right: AssignRight,
    /// Whether the viewer holds one of its licenses.
    pub viewer_has_license: bool,
}

/// What changes when the next period begins; nothing by default.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NextBody {
    /// Another number of licenses.
    pub licenses: Option<u32>,
    /// Another term.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::shapes::BillingTerm>))]
    pub term: Option<BillingTerm>,
}

/// A bill that waits to be paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnpaidBody {
    /// Which; not told to whom cannot see it.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::shapes::Id>))]
    pub bill: Option<InvoiceId>,
    /// Why the card was declined last; `None` while it is being charged.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::shapes::DeclineReason>))]
    pub reason: Option<DeclineReason>,
    /// When the card is tried next, if it is.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    #[serde(default, deserialize_with = "crate::instant::deserialize_optional")]
    pub next_try_at: Option<DateTime<Utc>>,
    /// When the subscription expires if it is not paid.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "crate::instant::deserialize")]
    pub expires_at: DateTime<Utc>,
}

/// How far a trial is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TrialBody {
    /// Where it stands.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::TrialState))]
    pub state: TrialState,
    /// Its end: when it becomes paid, or is over.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "crate::instant::deserialize")]
    pub ends_at: DateTime<Utc>,
    /// What a period costs once it becomes paid; `None` without a card.
    pub price: Option<AmountsBody>,
    /// Whether the viewer can cancel it now.
    pub can_cancel: bool,
}

/// Whether the viewer assigns licenses, and if not, why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum AssignRight {
    /// The viewer does.
    Granted,
    /// The purchaser does, and nobody else (R24).
    PurchaserOnly,
    /// A global, license or user admin does.
    RoleNeeded,
}

/// A paid order of a subscription.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrderHistoryRow {
    /// The order.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Id))]
    pub order: OrderId,
    /// When it was placed.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "crate::instant::deserialize")]
    pub placed_at: DateTime<Utc>,
    /// Who placed it; `None` for a central purchase.
    pub placed_by: Option<Person>,
    /// How many licenses.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::LicenseQuantity))]
    pub quantity: LicenseQuantity,
    /// What was charged.
    pub amounts: AmountsBody,
    /// What it was for.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::OrderPurpose))]
    pub purpose: OrderPurpose,
    /// Its bill.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::shapes::Id>))]
    pub bill: Option<InvoiceId>,
    /// The number of the bill.
    pub bill_number: Option<String>,
}

impl Endpoint for GetSubscription {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/subscriptions/{subscription}";
    const OPERATION: &'static str = "get_subscription";
    const SUMMARY: &'static str = "Shows a subscription with its orders.";
    type Body = NoBody;
    type Response = SubscriptionDetail;

    fn address(&self) -> String {
        format!("/api/v1/subscriptions/{}", self.subscription)
    }
}
