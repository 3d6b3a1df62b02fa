//! The tiles of the launcher.

use domain::ids::SubscriptionId;
use serde::{Deserialize, Serialize};

use crate::parts::ProductName;
use crate::{Endpoint, Method, NoBody};

/// Lists what the signed-in person holds a license of, or bought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListApps;

/// The tiles, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AppList {
    /// The tiles.
    pub items: Vec<AppTile>,
}

/// One tile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AppTile {
    /// The product.
    pub product: ProductName,
    /// Whether the person holds a license and so may open it.
    pub is_licensed: bool,
    /// The person's own purchase of it, where there is one: its licenses can
    /// be assigned there.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::shapes::Id>))]
    pub own_subscription: Option<SubscriptionId>,
}

impl Endpoint for ListApps {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/api/v1/apps";
    const OPERATION: &'static str = "list_apps";
    const SUMMARY: &'static str = "Lists the products that the viewer may use or bought.";
    type Body = NoBody;
    type Response = AppList;
}
