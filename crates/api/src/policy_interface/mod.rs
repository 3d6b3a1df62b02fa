//! The policy interface that tools of the seed's companion speak
//! (`domain-facts.md` 10.2): the same policy under other names.

mod products;
mod read;

pub use products::{
    GetInterfaceProduct, InterfaceProduct, InterfaceProductList, ListInterfaceProducts,
    SetInterfaceProduct, SetInterfaceProductRequest,
};
pub use read::{GetInterfacePolicy, InterfacePolicy, InterfacePolicyList, ListInterfacePolicies};

/// The one policy there is.
pub const POLICY_ID: &str = "AllowSelfServicePurchase";
