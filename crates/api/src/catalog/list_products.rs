//! What is sold, with prices.

use domain::ids::ProductId;
use domain::market::Market;
use domain::money::Money;
use domain::product::LocalizedText;
use serde::{Deserialize, Serialize};

use crate::{Endpoint, Method, NoBody};

/// Lists every product with its price in a market.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListProducts {
    /// The market; the viewer's or the United States when it is not given.
    pub market: Option<Market>,
}

/// Every product in one market.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProductList {
    /// The market that prices and availability are for.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Market))]
    pub market: Market,
    /// The products, in the order of the catalog.
    pub items: Vec<ProductSummary>,
}

/// A product as its tile shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProductSummary {
    /// The id that the policy interface uses.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Id))]
    pub id: ProductId,
    /// The name in page addresses.
    pub slug: String,
    /// The name.
    pub name: String,
    /// The family, such as Power BI.
    pub family: String,
    /// What it is for.
    pub summary: TextBody,
    /// Whether it is sold in the market.
    pub is_sold: bool,
    /// Its price in the market's currency.
    pub price: PriceBody,
}

/// The price of one license without tax.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PriceBody {
    /// Per month, billed monthly.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Money))]
    pub monthly: Money,
    /// Per year, billed annually.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Money))]
    pub annual: Money,
}

/// A text of the catalog in every language of the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TextBody {
    /// English.
    pub en: String,
    /// Dutch.
    pub nl: String,
}

impl From<&LocalizedText> for TextBody {
    fn from(text: &LocalizedText) -> Self {
        Self {
            en: text.en.clone(),
            nl: text.nl.clone(),
        }
    }
}

impl Endpoint for ListProducts {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/products";
    const OPERATION: &'static str = "list_products";
    const SUMMARY: &'static str = "Lists what is sold, with prices in a market.";
    const NEEDS_SIGN_IN: bool = false;
    const QUERY: &'static [&'static str] = &["market"];
    type Body = NoBody;
    type Response = ProductList;

    fn address(&self) -> String {
        super::get_product::with_market(Self::PATH, self.market)
    }
}
