//! Asking, for oneself and others.

use domain::ids::{ProductId, UserId};
use serde::{Deserialize, Serialize};

use crate::{Endpoint, Method};

/// Asks for licenses of a product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskForLicense {
    /// What is sent.
    pub body: AskForLicenseRequest,
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AskForLicenseRequest {
    /// The product, by its id, old or new.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Id))]
    pub product: ProductId,
    /// For whom; nobody named here or by address is for oneself.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::shapes::Id>))]
    pub users: Vec<UserId>,
    /// The same by their addresses in the organization.
    #[serde(default)]
    pub emails: Vec<String>,
    /// Why.
    pub reason: String,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AskedBody {
    /// For how many people it was asked now.
    pub asked: u32,
    /// For how many of those it was approved at once, with a free license.
    pub approved: u32,
    /// For how many of those it had been asked before and nobody has answered.
    pub already_open: u32,
}

impl Endpoint for AskForLicense {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/api/v1/requests";
    const OPERATION: &'static str = "ask_for_license";
    const SUMMARY: &'static str = "Asks the admins of the organization for licenses.";
    type Body = AskForLicenseRequest;
    type Response = AskedBody;

    fn body(&self) -> Option<&AskForLicenseRequest> {
        Some(&self.body)
    }
}
