//! A priced draft of an order.

use chrono::{DateTime, Utc};
use domain::ids::{OrderId, ProductId, QuoteId, SubscriptionId};
use domain::money::{Money, TaxKind, TaxRate};
use domain::quantity::LicenseQuantity;
use domain::quote::Amounts;
use domain::term::BillingTerm;
use domain::trial::Trial;
use serde::{Deserialize, Serialize};

use crate::parts::ProductName;
use crate::{Endpoint, Method};

/// Prices a purchase for the signed-in person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteOrder {
    /// What is sent.
    pub body: QuoteOrderRequest,
}

/// What to price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QuoteOrderRequest {
    /// The product's id, old or new.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Id))]
    pub product: ProductId,
    /// How often is billed.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::BillingTerm))]
    pub term: BillingTerm,
    /// How many licenses.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::LicenseQuantity))]
    pub quantity: LicenseQuantity,
    /// The trial to price, where it is not a purchase.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::shapes::Trial>))]
    pub trial: Option<Trial>,
}

/// The quote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct QuoteBody {
    /// The quote's id: what stands in the checkout's address.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Id))]
    pub id: QuoteId,
    /// The product.
    pub product: ProductName,
    /// How often is billed.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::BillingTerm))]
    pub term: BillingTerm,
    /// How many licenses.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::LicenseQuantity))]
    pub quantity: LicenseQuantity,
    /// The trial that it is for; `None` for a purchase.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::shapes::Trial>))]
    pub trial: Option<Trial>,
    /// What it costs per period, for a trial after its end.
    pub amounts: AmountsBody,
    /// When it would renew if ordered now; when the trial ends, or would end if
    /// it began now.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "crate::instant::deserialize")]
    pub renews_at: DateTime<Utc>,
    /// Until when it can be ordered.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "crate::instant::deserialize")]
    pub expires_at: DateTime<Utc>,
    /// The order that came of it, if any: one quote, one order.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::shapes::Id>))]
    pub order: Option<OrderId>,
    /// The subscription of the trial that came of it, if any.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::shapes::Id>))]
    pub subscription: Option<SubscriptionId>,
}

/// The amounts of a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AmountsBody {
    /// One license; with the tax where prices hold it.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Money))]
    pub unit_price: Money,
    /// All licenses, without tax.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Money))]
    pub net: Money,
    /// What the tax is called.
    pub tax_label: String,
    /// Its rate in basis points: 2100 is 21 %.
    #[cfg_attr(feature = "openapi", schema(value_type = u32))]
    pub tax_rate: TaxRate,
    /// Whether `unit_price` holds it.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::TaxKind))]
    pub tax_kind: TaxKind,
    /// The tax.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Money))]
    pub tax: Money,
    /// What the card is charged.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Money))]
    pub total: Money,
}

impl From<Amounts> for AmountsBody {
    fn from(amounts: Amounts) -> Self {
        let Amounts {
            unit_price,
            net,
            tax_label,
            tax_rate,
            tax_kind,
            tax,
            total,
        } = amounts;
        Self {
            unit_price,
            net,
            tax_label,
            tax_rate,
            tax_kind,
            tax,
            total,
        }
    }
}

impl Endpoint for QuoteOrder {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/quotes";
    const OPERATION: &'static str = "quote_order";
    const SUMMARY: &'static str = "Prices a purchase; nothing is bought yet.";
    type Body = QuoteOrderRequest;
    type Response = QuoteBody;

    fn body(&self) -> Option<&QuoteOrderRequest> {
        Some(&self.body)
    }
}
