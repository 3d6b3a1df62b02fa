//! That a person used a product.

use domain::ids::ProductId;
use serde::{Deserialize, Serialize};

use crate::{Empty, Endpoint, Method};

/// Reports that a person uses a product now. Again and again is harmless.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportUsage {
    /// What is sent.
    pub body: ReportUsageRequest,
}

/// Who used what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReportUsageRequest {
    /// The person's address, from the app of a product. A signed-in person
    /// who opens a product leaves it out.
    pub user: Option<String>,
    /// The product, by its id, old or new.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Id))]
    pub product: ProductId,
}

impl Endpoint for ReportUsage {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/usage";
    const OPERATION: &'static str = "report_usage";
    const SUMMARY: &'static str = "Reports that a person uses a product now.";
    const TAKES_TOKENS: bool = true;
    type Body = ReportUsageRequest;
    type Response = Empty;

    fn body(&self) -> Option<&ReportUsageRequest> {
        Some(&self.body)
    }
}
