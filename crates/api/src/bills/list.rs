//! The list of bills, the latest first.

use chrono::{DateTime, Utc};
use domain::billing::bill::BillStatus;
use domain::ids::{InvoiceId, SubscriptionId};
use domain::money::Money;
use domain::product_filter::percent_encode;
use serde::{Deserialize, Serialize};

use crate::paging::Page;
use crate::parts::Person;
use crate::{Endpoint, Method, NoBody};

/// Lists the bills that the viewer may see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListBills {
    /// Those of one subscription only.
    pub subscription: Option<SubscriptionId>,
    /// Where the page begins.
    pub cursor: Option<String>,
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BillRow {
    /// The bill.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Id))]
    pub id: InvoiceId,
    /// Its number.
    pub number: String,
    /// When it was written.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "crate::instant::deserialize")]
    pub issued_at: DateTime<Utc>,
    /// What the product was called.
    pub product_name: String,
    /// For which subscription.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Id))]
    pub subscription: SubscriptionId,
    /// Who pays; `None` under an agreement.
    pub payer: Option<Person>,
    /// Where it stands.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::BillStatus))]
    pub status: BillStatus,
    /// What it comes to; below zero for a credit note.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Money))]
    pub total: Money,
}

impl Endpoint for ListBills {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/bills";
    const OPERATION: &'static str = "list_bills";
    const SUMMARY: &'static str = "Lists the bills that the viewer may see, the latest first.";
    const QUERY: &'static [&'static str] = &["subscription", "cursor"];
    type Body = NoBody;
    type Response = Page<BillRow>;

    fn address(&self) -> String {
        let (subscription, cursor) = (self.subscription.as_ref(), self.cursor.as_ref());
        let parts = [
            subscription.map(|subscription| format!("subscription={subscription}")),
            cursor.map(|cursor| format!("cursor={}", percent_encode(cursor))),
        ];
        let query: Vec<_> = parts.into_iter().flatten().collect();
        match query.join("&") {
            query if query.is_empty() => Self::PATH.to_owned(),
            query => format!("{}?{query}", Self::PATH),
        }
    }
}
