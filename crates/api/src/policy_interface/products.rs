//! The policy of each product.

use domain::ids::ProductId;
use domain::policy::CompatibleValue;
use domain::product_filter::percent_encode;
use serde::{Deserialize, Serialize};

use crate::{Endpoint, Method, NoBody};

/// Lists the value of every product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListInterfaceProducts {
    /// The policy's name.
    pub policy: String,
    /// `product`, or what has no values here.
    pub scope: Option<String>,
}

/// Reads the value of one product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GetInterfaceProduct {
    /// The policy's name.
    pub policy: String,
    /// The product, by its id, old or new.
    pub product: ProductId,
}

/// Sets the value of one product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetInterfaceProduct {
    /// The policy's name.
    pub policy: String,
    /// The product, by its id, old or new.
    pub product: ProductId,
    /// What is sent.
    pub body: SetInterfaceProductRequest,
}

/// The values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InterfaceProductList {
    /// Every product.
    pub items: Vec<InterfaceProduct>,
}

/// The value of a product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InterfaceProduct {
    /// The policy's name.
    pub policy_id: String,
    /// The product's id.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::Id))]
    pub product_id: ProductId,
    /// What people call it.
    pub product_name: String,
    /// What holds.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::CompatibleValue))]
    pub policy_value: CompatibleValue,
}

/// The new value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SetInterfaceProductRequest {
    /// The value.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::shapes::CompatibleValue))]
    pub policy_value: CompatibleValue,
}

impl Endpoint for ListInterfaceProducts {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/v1.0/policies/{policy}/products";
    const OPERATION: &'static str = "list_interface_products";
    const SUMMARY: &'static str =
        "Lists the value of every product, for tools of the compatible interface.";
    const QUERY: &'static [&'static str] = &["scope"];
    const TAKES_TOKENS: bool = true;
    type Body = NoBody;
    type Response = InterfaceProductList;

    fn address(&self) -> String {
        let address = format!("/v1.0/policies/{}/products", percent_encode(&self.policy));
        match &self.scope {
            Some(scope) => format!("{address}?scope={}", percent_encode(scope)),
            None => address,
        }
    }
}

impl Endpoint for GetInterfaceProduct {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/v1.0/policies/{policy}/products/{product}";
    const OPERATION: &'static str = "get_interface_product";
    const SUMMARY: &'static str =
        "Reads the value of a product, for tools of the compatible interface.";
    const TAKES_TOKENS: bool = true;
    type Body = NoBody;
    type Response = InterfaceProduct;

    fn address(&self) -> String {
        address_of(&self.policy, &self.product)
    }
}

impl Endpoint for SetInterfaceProduct {
    const METHOD: Method = Method::Put;
    const PATH: &'static str = "/v1.0/policies/{policy}/products/{product}";
    const OPERATION: &'static str = "set_interface_product";
    const SUMMARY: &'static str =
        "Sets the value of a product, for tools of the compatible interface.";
    const TAKES_TOKENS: bool = true;
    type Body = SetInterfaceProductRequest;
    type Response = InterfaceProduct;

    fn address(&self) -> String {
        address_of(&self.policy, &self.product)
    }

    fn body(&self) -> Option<&SetInterfaceProductRequest> {
        Some(&self.body)
    }
}

fn address_of(policy: &str, product: &ProductId) -> String {
    format!(
        "/v1.0/policies/{}/products/{product}",
        percent_encode(policy)
    )
}
