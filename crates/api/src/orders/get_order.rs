//! Where an order stands.

use chrono::{DateTime, Utc};
use domain::card::CardSummary;
use domain::checkout::OrderState;
use domain::ids::{OrderId, QuoteId, SubscriptionId};
use domain::quantity::LicenseQuantity;
use domain::term::BillingTerm;
use serde::{Deserialize, Serialize};

use crate::orders::AmountsBody;
use crate::parts::ProductName;
use crate::{Endpoint, Method, NoBody};

/// Asks where an order stands; the server asks the gateway where it must.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GetOrder {
    /// Which.
    pub order: OrderId,
}

/// An order of the viewer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrderBody {
    /// Its id.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Id))]
    pub id: OrderId,
    /// The quote it came of.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Id))]
    pub quote: QuoteId,
    /// Where it stands.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::OrderState))]
    pub status: OrderState,
    /// The product.
    pub product: ProductName,
    /// How often is billed.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::BillingTerm))]
    pub term: BillingTerm,
    /// How many licenses.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::LicenseQuantity))]
    pub quantity: LicenseQuantity,
    /// What it costs.
    pub amounts: AmountsBody,
    /// The card of the present attempt.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::shapes::CardSummary>))]
    pub card: Option<CardSummary>,
    /// When it was placed.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "crate::instant::deserialize")]
    pub placed_at: DateTime<Utc>,
    /// When the subscription renews.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "crate::instant::deserialize")]
    pub renews_at: DateTime<Utc>,
    /// The gateway's page on which the bank asks for confirmation, while it
    /// does.
    pub confirmation: Option<super::CardSetup>,
    /// The subscription, once it is paid.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::shapes::Id>))]
    pub subscription: Option<SubscriptionId>,
    /// Whether the viewer holds one of its licenses.
    pub viewer_has_license: bool,
}

impl Endpoint for GetOrder {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/orders/{order}";
    const OPERATION: &'static str = "get_order";
    const SUMMARY: &'static str = "Shows where an order of the viewer stands.";
    type Body = NoBody;
    type Response = OrderBody;

    fn address(&self) -> String {
        format!("/api/v1/orders/{}", self.order)
    }
}
