//! One product with everything its page shows.

use domain::catalog::MarketTerms;
use domain::market::{Market, MarketAvailability};
use domain::product::{Capacity, TrainingKind};
use domain::product_filter::percent_encode;
use domain::trial::PaymentMethodNeed;
use serde::{Deserialize, Serialize};

use crate::catalog::{ProductSummary, TextBody};
use crate::{Endpoint, Method, NoBody};

/// Asks for one product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GetProduct {
    /// Its name in page addresses.
    pub slug: String,
    /// The market, as in [`super::ListProducts`].
    pub market: Option<Market>,
}

/// A product as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProductDetail {
    /// What its tile shows too.
    pub product: ProductSummary,
    /// The market that price and availability are for.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Market))]
    pub market: Market,
    /// Currency and tax of that market: the browser computes totals with them.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::MarketTerms))]
    pub terms: MarketTerms,
    /// Where it is not sold: the browser explains with it (R6, R7).
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::MarketAvailability))]
    pub availability: MarketAvailability,
    /// The most licenses one purchase may have.
    pub max_quantity: u32,
    /// The kinds of trial that there are of it.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::shapes::PaymentMethodNeed>))]
    pub trials: Vec<PaymentMethodNeed>,
    /// What each license adds to the organization's capacity.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Capacity))]
    pub capacity: Capacity,
    /// Where people learn to use it (R51, R52).
    pub training: Vec<TrainingBody>,
}

/// Where a product is explained.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TrainingBody {
    /// What kind of training it is.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::TrainingKind))]
    pub kind: TrainingKind,
    /// An https address.
    pub url: String,
    /// What a reader finds there.
    pub title: TextBody,
}

impl Endpoint for GetProduct {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/products/{slug}";
    const OPERATION: &'static str = "get_product";
    const SUMMARY: &'static str = "Shows one product with price, availability and training.";
    const NEEDS_SIGN_IN: bool = false;
    const QUERY: &'static [&'static str] = &["market"];
    type Body = NoBody;
    type Response = ProductDetail;

    fn address(&self) -> String {
        with_market(
            &format!("/api/v1/products/{}", percent_encode(&self.slug)),
            self.market,
        )
    }
}

/// Adds the market to an address, where one is given.
pub(super) fn with_market(path: &str, market: Option<Market>) -> String {
    match market {
        Some(market) => format!("{path}?market={market}"),
        None => path.to_owned(),
    }
}
