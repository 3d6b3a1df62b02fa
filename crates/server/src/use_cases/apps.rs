//! The launcher: what a person may use, and what he or she bought.

use std::collections::BTreeMap;

use api::apps::{AppList, AppOpening, AppTile};
use domain::ids::{ProductId, UserId};
use domain::subscription::SubscriptionStatus;
use store::subscriptions::SubscriptionRecord;
use store::{StoreError, TenantTx};

use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::bodies::bought_product;
use crate::use_cases::session::CurrentSession;

/// The viewer's tiles, by name.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn list_apps(state: &AppState, session: &CurrentSession) -> Result<AppList, Refusal> {
    let viewer = session.viewer.user.clone();
    let unit = state.store.read(&session.viewer.tenant, move |tx| {
        let viewer = viewer.clone();
        Box::pin(async move { load(tx, &viewer).await })
    });
    let (held, bought) = unit
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    let now = state.clock.business_now();
    let mut tiles: BTreeMap<ProductId, AppTile> = BTreeMap::new();
    let gives_access = |record: &&SubscriptionRecord| {
        record
            .lifecycle
            .moved_on(state.catalog.rules(), now)
            .gives_access()
    };
    for record in held.iter().filter(gives_access) {
        tile(&mut tiles, state, record).is_licensed = true;
    }
    let is_there = |record: &&SubscriptionRecord| {
        record
            .lifecycle
            .moved_on(state.catalog.rules(), now)
            .status()
            != SubscriptionStatus::Deleted
    };
    for record in bought.iter().filter(is_there) {
        tile(&mut tiles, state, record)
            .own_subscription
            .get_or_insert_with(|| record.id.clone());
    }
    let mut items: Vec<_> = tiles.into_values().collect();
    items.sort_by(|a, b| a.product.name.cmp(&b.product.name));
    Ok(AppList { items })
}

/// One product for the viewer: whether it opens.
///
/// # Errors
/// [`Refusal::NotFound`] for an unknown product, [`Refusal::Store`].
pub async fn open_app(
    state: &AppState,
    session: &CurrentSession,
    slug: &str,
) -> Result<AppOpening, Refusal> {
    let product = state.catalog.by_slug(slug).ok_or(Refusal::NotFound)?;
    let known = list_apps(state, session).await?;
    let tile = known
        .items
        .into_iter()
        .find(|tile| tile.product.id == product.id);
    let tile = tile.unwrap_or_else(|| AppTile {
        product: bought_product(state, &product.id, &product.name),
        is_licensed: false,
        own_subscription: None,
    });
    Ok(AppOpening { tile })
}

async fn load(
    tx: &mut TenantTx,
    viewer: &UserId,
) -> Result<(Vec<SubscriptionRecord>, Vec<SubscriptionRecord>), StoreError> {
    let held = store::licenses::held_by(tx, viewer).await?;
    let bought = store::subscriptions::bought_by(tx, viewer).await?;
    Ok((held, bought))
}

fn tile<'a>(
    tiles: &'a mut BTreeMap<ProductId, AppTile>,
    state: &AppState,
    record: &SubscriptionRecord,
) -> &'a mut AppTile {
    let product = bought_product(state, &record.product, &record.product_name);
    tiles.entry(product.id.clone()).or_insert_with(|| AppTile {
        product,
        is_licensed: false,
        own_subscription: None,
    })
}
