//! What somebody can do instead of buying a product.

use domain::ids::LicenseRequestId;
use domain::license_request::RequestStatus;
use domain::product_filter::percent_encode;
use serde::{Deserialize, Serialize};

use crate::request_settings::OwnProcessBody;
use crate::{Endpoint, Method, NoBody};

/// Asks for the signed-in person and one product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShowRequestOptions {
    /// The product's name in page addresses.
    pub slug: String,
}

/// What can be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RequestOptions {
    /// Whether the person may ask for a license.
    pub may_ask: bool,
    /// Licenses of the product that the organization has bought centrally and
    /// nobody has (B6).
    pub free_licenses: u32,
    /// Where the person's latest request stands.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::shapes::RequestStatus>))]
    pub status: Option<RequestStatus>,
    /// That request.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::shapes::Id>))]
    pub request: Option<LicenseRequestId>,
    /// What the admin said to it.
    pub message: Option<String>,
    /// The organization's own process, which takes the place of asking here.
    pub own_process: Option<OwnProcessBody>,
}

impl Endpoint for ShowRequestOptions {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/products/{slug}/request-options";
    const OPERATION: &'static str = "show_request_options";
    const SUMMARY: &'static str = "Tells what the viewer can do instead of buying a product.";
    type Body = NoBody;
    type Response = RequestOptions;

    fn address(&self) -> String {
        format!(
            "/api/v1/products/{}/request-options",
            percent_encode(&self.slug)
        )
    }
}
