//! The list "Your products".

use chrono::{DateTime, Utc};
use domain::ids::SubscriptionId;
use domain::money::Money;
use domain::product_filter::ProductFilter;
use domain::quantity::LicenseQuantity;
use domain::subscription::{PurchaseChannel, RecurringBilling, SubscriptionStatus};
use domain::term::BillingTerm;
use domain::trial::Trial;
use serde::{Deserialize, Serialize};

use crate::paging::Page;
use crate::parts::{Person, ProductName};
use crate::{Endpoint, Method, NoBody};

/// Lists the subscriptions that the viewer may see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListSubscriptions {
    /// Which of them, in which order, from where.
    pub filter: ProductFilter,
}

/// A row of the list (R34, R47).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SubscriptionRow {
    /// The subscription.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Id))]
    pub id: SubscriptionId,
    /// The product.
    pub product: ProductName,
    /// Who bought it; `None` for a central purchase.
    pub purchaser: Option<Person>,
    /// How it was bought.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::PurchaseChannel))]
    pub channel: PurchaseChannel,
    /// How many licenses were bought.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::LicenseQuantity))]
    pub quantity: LicenseQuantity,
    /// How many of them are assigned.
    pub assigned: u32,
    /// Its status.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::SubscriptionStatus))]
    pub status: SubscriptionStatus,
    /// The end of the term.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "crate::instant::deserialize")]
    pub expires_at: DateTime<Utc>,
    /// Whether another term follows.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::RecurringBilling))]
    pub recurring_billing: RecurringBilling,
    /// How often is billed.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::BillingTerm))]
    pub term: BillingTerm,
    /// One license for one period, without tax.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Money))]
    pub unit_price: Money,
    /// The trial that its term is, if it is one.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::shapes::Trial>))]
    pub trial: Option<Trial>,
}

impl Endpoint for ListSubscriptions {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/subscriptions";
    const OPERATION: &'static str = "list_subscriptions";
    const SUMMARY: &'static str = "Lists the subscriptions that the viewer may see.";
    const QUERY: &'static [&'static str] = &[
        "channel",
        "status",
        "product",
        "purchaser",
        "q",
        "sort",
        "cursor",
    ];
    const TAKES_TOKENS: bool = true;
    type Body = NoBody;
    type Response = Page<SubscriptionRow>;

    fn address(&self) -> String {
        match self.filter.to_query() {
            query if query.is_empty() => Self::PATH.to_owned(),
            query => format!("{}?{query}", Self::PATH),
        }
    }
}
