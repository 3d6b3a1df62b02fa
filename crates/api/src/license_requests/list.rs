//! What people of the organization asked for.

use chrono::{DateTime, Utc};
use domain::ids::LicenseRequestId;
use domain::license_request::{ApprovalWay, RequestStatus};
use domain::money::Money;
use domain::product_filter::percent_encode;
use domain::term::BillingTerm;
use serde::{Deserialize, Serialize};

use crate::paging::Page;
use crate::parts::ProductName;
use crate::{Endpoint, Method, NoBody};

/// Lists requests, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ListLicenseRequests {
    /// Only requests that stand so.
    pub status: Option<RequestStatus>,
    /// Where the page begins.
    pub cursor: Option<String>,
}

/// A request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LicenseRequestBody {
    /// Its id.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Id))]
    pub id: LicenseRequestId,
    /// What is asked for.
    pub product: ProductName,
    /// What the person is called for whom it is.
    pub person: String,
    /// What the person is called who asked.
    pub asked_by: String,
    /// Why.
    pub reason: String,
    /// When.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "crate::instant::deserialize")]
    pub requested_at: DateTime<Utc>,
    /// Where it stands.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::RequestStatus))]
    pub status: RequestStatus,
    /// Since when.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "crate::instant::deserialize")]
    pub since: DateTime<Utc>,
    /// How it was approved.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::shapes::ApprovalWay>))]
    pub way: Option<ApprovalWay>,
    /// What the admin said to it.
    pub message: Option<String>,
    /// Licenses of the product that the organization has bought centrally and
    /// nobody has.
    pub free_licenses: u32,
    /// What a license more costs centrally, for who may buy it.
    pub central_price: Option<CentralPrice>,
}

/// What a license costs that is bought centrally, on the organization's bill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CentralPrice {
    /// The price of a period, without tax: of the agreement, or else of the
    /// catalog.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Money))]
    pub unit_price: Money,
    /// How long a period is.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::BillingTerm))]
    pub term: BillingTerm,
    /// What is billed now, tax included: for what is left of the period of the
    /// subscription to which it is added, or for a first period.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Money))]
    pub total: Money,
}

impl Endpoint for ListLicenseRequests {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/requests";
    const OPERATION: &'static str = "list_license_requests";
    const SUMMARY: &'static str = "Lists what people of the organization asked for.";
    const QUERY: &'static [&'static str] = &["status", "cursor"];
    type Body = NoBody;
    type Response = Page<LicenseRequestBody>;

    fn address(&self) -> String {
        let status = self.status.map(|status| format!("status={status}"));
        let cursor = self.cursor.as_deref();
        let cursor = cursor.map(|cursor| format!("cursor={}", percent_encode(cursor)));
        let pairs: Vec<_> = [status, cursor].into_iter().flatten().collect();
        if pairs.is_empty() {
            Self::PATH.to_owned()
        } else {
            format!("{}?{}", Self::PATH, pairs.join("&"))
        }
    }
}
