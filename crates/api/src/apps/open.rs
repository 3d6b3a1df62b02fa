//! Opening a product.

use domain::product_filter::percent_encode;
use serde::{Deserialize, Serialize};

use crate::apps::AppTile;
use crate::{Endpoint, Method, NoBody};

/// Opens a product for the signed-in person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenApp {
    /// The product's name in page addresses.
    pub slug: String,
}

/// Whether the product opens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AppOpening {
    /// The product, and whether the person holds a license of it.
    pub tile: AppTile,
}

impl Endpoint for OpenApp {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/apps/{slug}";
    const OPERATION: &'static str = "open_app";
    const SUMMARY: &'static str = "Tells whether the viewer may use a product now.";
    type Body = NoBody;
    type Response = AppOpening;

    fn address(&self) -> String {
        format!("/api/v1/apps/{}", percent_encode(&self.slug))
    }
}
