//! The people who hold a license.

use chrono::{DateTime, Utc};
use domain::ids::SubscriptionId;
use domain::product_filter::percent_encode;
use serde::{Deserialize, Serialize};

use crate::paging::Page;
use crate::parts::Person;
use crate::{Endpoint, Method, NoBody};

/// Lists who holds a license of a subscription, by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListLicenses {
    /// Which subscription.
    pub subscription: SubscriptionId,
    /// Where the page begins.
    pub cursor: Option<String>,
}

/// A license that somebody holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LicenseRow {
    /// Who.
    pub person: Person,
    /// Since when.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "crate::instant::deserialize")]
    pub assigned_at: DateTime<Utc>,
}

impl Endpoint for ListLicenses {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/subscriptions/{subscription}/licenses";
    const OPERATION: &'static str = "list_licenses";
    const SUMMARY: &'static str = "Lists who holds a license of a subscription.";
    const QUERY: &'static [&'static str] = &["cursor"];
    type Body = NoBody;
    type Response = Page<LicenseRow>;

    fn address(&self) -> String {
        let path = format!("/api/v1/subscriptions/{}/licenses", self.subscription);
        match &self.cursor {
            Some(cursor) => format!("{path}?cursor={}", percent_encode(cursor)),
            None => path,
        }
    }
}
