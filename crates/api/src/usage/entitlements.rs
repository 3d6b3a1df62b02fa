//! What a person may use now.

use chrono::{DateTime, Utc};
use domain::ids::SubscriptionId;
use domain::product_filter::percent_encode;
use serde::{Deserialize, Serialize};

use crate::parts::ProductName;
use crate::{Endpoint, Method, NoBody};

/// Asks what a person may use. A signed-in person asks for himself or herself
/// and names nobody; the app of a product asks by its token for anybody of any
/// organization, and hears of its own product only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListEntitlements {
    /// The person's address; the app's own users are known to it by that.
    pub user: Option<String>,
}

/// What the person may use. Empty for nobody's address, too: an app learns
/// about licenses here and not about people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EntitlementList {
    /// By product.
    pub items: Vec<Entitlement>,
}

/// The right to use a product now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Entitlement {
    /// What may be used.
    pub product: ProductName,
    /// By which subscription.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Id))]
    pub subscription: SubscriptionId,
    /// When the person last used it, as far as anybody said.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    #[serde(deserialize_with = "crate::instant::deserialize_optional")]
    pub last_used_at: Option<DateTime<Utc>>,
}

impl Endpoint for ListEntitlements {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/entitlements";
    const OPERATION: &'static str = "list_entitlements";
    const SUMMARY: &'static str = "Tells what a person may use now.";
    const TAKES_TOKENS: bool = true;
    const QUERY: &'static [&'static str] = &["user"];
    type Body = NoBody;
    type Response = EntitlementList;

    fn address(&self) -> String {
        match &self.user {
            Some(user) => format!("{}?user={}", Self::PATH, percent_encode(user)),
            None => Self::PATH.to_owned(),
        }
    }
}
