//! Requests with what an admin decides by: names, free licenses and prices.

use std::collections::BTreeMap;

use api::license_requests::CentralPrice;
use chrono::{DateTime, Utc};
use domain::access::{self, Right};
use domain::ids::{ProductId, UserId};
use domain::market::Market;
use store::license_requests::{LicenseRequestRecord, NamedRequest};
use store::{StoreError, TenantTx};

use super::buy::{central_price, market_of};
use super::free_licenses;
use crate::state::AppState;
use crate::use_cases::session::CurrentSession;

/// A request with what an admin decides by.
#[derive(Clone)]
pub struct Described {
    /// The request.
    pub named: NamedRequest,
    /// What the organization has of the product.
    pub supply: Supply,
}

/// How the organization can get somebody a license of a product.
#[derive(Clone, Copy, Default)]
pub struct Supply {
    /// Central licenses that nobody has.
    pub free_licenses: u32,
    /// What another one costs; nothing for who buys none.
    pub central_price: Option<CentralPrice>,
}

/// What is needed to tell a viewer the prices.
#[derive(Clone)]
pub struct PricesFor {
    state: AppState,
    market: Market,
    may_buy: bool,
    now: DateTime<Utc>,
}

impl PricesFor {
    /// As the viewer may know them.
    pub fn viewer(state: &AppState, session: &CurrentSession) -> Self {
        Self {
            state: state.clone(),
            market: market_of(session),
            may_buy: access::may(&session.viewer, Right::BuyCentrally).is_ok(),
            now: state.clock.business_now(),
        }
    }

    /// What the organization has of each product that is asked for.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn supplies(
        &self,
        tx: &mut TenantTx,
        requests: &[NamedRequest],
    ) -> Result<BTreeMap<ProductId, Supply>, StoreError> {
        let mut supplies = BTreeMap::new();
        for named in requests {
            let product = &named.request.product;
            if !supplies.contains_key(product) {
                supplies.insert(product.clone(), self.supply(tx, product).await?);
            }
        }
        Ok(supplies)
    }

    /// A request with its names.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn described(
        &self,
        tx: &mut TenantTx,
        request: LicenseRequestRecord,
    ) -> Result<Described, StoreError> {
        let supply = self.supply(tx, &request.product).await?;
        let named = NamedRequest {
            user_name: name(tx, &request.user).await?,
            asker_name: name(tx, &request.asked_by).await?,
            request,
        };
        Ok(Described { named, supply })
    }

    async fn supply(&self, tx: &mut TenantTx, product: &ProductId) -> Result<Supply, StoreError> {
        let central_price = if self.may_buy {
            let sale = self.state.catalog.sale(self.market, self.now);
            central_price(tx, &self.state, &sale, product).await?
        } else {
            None
        };
        Ok(Supply {
            free_licenses: free_licenses(tx, product, self.now).await?,
            central_price,
        })
    }
}

async fn name(tx: &mut TenantTx, user: &UserId) -> Result<String, StoreError> {
    let user = store::users::find(tx, user).await?;
    Ok(user.map(|user| user.display_name).unwrap_or_default())
}
