//! Products as a market sees them.

use api::catalog::{PriceBody, ProductDetail, ProductList, ProductSummary, TrainingBody};
use domain::catalog::Catalog;
use domain::ids::ProductId;
use domain::market::Market;
use domain::price_list::Sale;
use domain::product::{Product, TrainingLink};
use domain::term::BillingTerm;

use store::{Store, StoreError};

use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::session::CurrentSession;

/// The market when nothing else says which (`decisions.md` 31).
const FALLBACK_MARKET: &str = "US";

/// The market to show: the viewer's organization's, else the one asked for.
///
/// # Errors
/// [`Refusal::InvalidField`] for what is no market.
pub fn market(session: Option<&CurrentSession>, asked: Option<&str>) -> Result<Market, Refusal> {
    if let Some(session) = session {
        return Ok(session.tenant.tenant.facts.market);
    }
    Market::parse(asked.unwrap_or(FALLBACK_MARKET)).map_err(|error| Refusal::InvalidField {
        field: "market",
        detail: error.to_string(),
    })
}

/// A product that was sold and that the catalog lacks: its subscriptions could
/// neither be shown nor renewed.
///
/// # Errors
/// [`StoreError`].
pub async fn missing_product(
    store: &Store,
    catalog: &Catalog,
) -> Result<Option<ProductId>, StoreError> {
    let unit =
        store.read_global(|tx| Box::pin(async move { store::sold_products::list(tx).await }));
    let mut sold = unit.await?.into_iter();
    Ok(sold.find(|product| catalog.by_id(product).is_none()))
}

/// Every product.
///
/// # Errors
/// [`Refusal::Bug`] for a price that the catalog's check let through.
pub fn list_products(state: &AppState, market: Market) -> Result<ProductList, Refusal> {
    let sale = state.catalog.sale(market, state.clock.business_now());
    let products = state.catalog.products().iter();
    let items = products.map(|product| summary(state, product, &sale));
    Ok(ProductList {
        market,
        items: items.collect::<Result<_, _>>()?,
    })
}

/// One product.
///
/// # Errors
/// [`Refusal::NotFound`].
pub fn get_product(state: &AppState, slug: &str, market: Market) -> Result<ProductDetail, Refusal> {
    let product = state.catalog.by_slug(slug).ok_or(Refusal::NotFound)?;
    let sale = state.catalog.sale(market, state.clock.business_now());
    Ok(ProductDetail {
        product: summary(state, product, &sale)?,
        market,
        terms: sale.terms.clone(),
        availability: state.catalog.availability(product),
        max_quantity: product.max_quantity,
        trials: product.trials.clone(),
        capacity: product.capacity,
        training: product.training.iter().map(training).collect(),
    })
}

fn summary(
    state: &AppState,
    product: &Product,
    sale: &Sale<'_>,
) -> Result<ProductSummary, Refusal> {
    let market = sale.market;
    let availability = state.catalog.availability(product);
    let is_closed =
        availability.closed.contains(&market) || availability.closed_for_product.contains(&market);
    Ok(ProductSummary {
        id: product.id.clone(),
        slug: product.slug.clone(),
        name: product.name.clone(),
        family: product.family.clone(),
        summary: (&product.summary).into(),
        is_sold: !is_closed,
        price: price(product, sale)?,
    })
}

fn price(product: &Product, sale: &Sale<'_>) -> Result<PriceBody, Refusal> {
    let one = |term| {
        let price = product.unit_price(term, sale)?;
        price.ok_or(Refusal::Bug(
            "a product without a price in a market's currency",
        ))
    };
    Ok(PriceBody {
        monthly: one(BillingTerm::Monthly)?,
        annual: one(BillingTerm::Annual)?,
    })
}

fn training(link: &TrainingLink) -> TrainingBody {
    TrainingBody {
        kind: link.kind,
        url: link.url.clone(),
        title: (&link.title).into(),
    }
}
