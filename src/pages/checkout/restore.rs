//! Finds out where a purchase stands: after a reload, in another tab, with Back.

use std::sync::Arc;

use api::catalog::CheckEligibility;
use api::orders::{GetOrder, GetQuote, OrderBody, QuoteBody};
use api::problem::ErrorCode;
use domain::ids::QuoteId;

use super::buying::Buying;
use super::flow::{Beginning, Checkout};
use super::place::Place;
use crate::backend::{Backend, CallError};

/// What was found.
pub struct Found {
    /// How far the purchase is.
    pub checkout: Checkout,
    /// Whether the address names a quote that is not this person's, or none.
    pub is_quote_missing: bool,
}

/// Asks the server for quote, order and eligibility.
pub async fn restore(
    backend: Backend,
    buying: Buying,
    slug: &str,
    place: &Place,
) -> Result<Found, CallError> {
    let quote = match &place.quote {
        Some(id) => find_quote(backend, id, slug).await?,
        None => None,
    };
    let order = find_order(backend, quote.as_deref()).await?;
    let slug = slug.to_owned();
    let eligibility = backend.send(&CheckEligibility { slug }).await?;
    let is_quote_missing = place.quote.is_some() && quote.is_none();
    let before = buying.now();
    let is_same = quote.is_some() && before.quote_id() == place.quote.as_ref();
    let beginning = Beginning {
        quote,
        order,
        refusal: eligibility.reason,
        card: before.card.filter(|_| is_same),
        prefill: before.prefill.filter(|_| is_same),
    };
    Ok(Found {
        checkout: Checkout::begin(beginning, place.wish),
        is_quote_missing,
    })
}

async fn find_quote(
    backend: Backend,
    quote: &QuoteId,
    slug: &str,
) -> Result<Option<Arc<QuoteBody>>, CallError> {
    let quote = quote.clone();
    match backend.send(&GetQuote { quote }).await {
        Ok(quote) => Ok(Some(Arc::new(quote)).filter(|quote| quote.product.slug == slug)),
        Err(CallError::Problem(problem)) if problem.code == ErrorCode::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

async fn find_order(
    backend: Backend,
    quote: Option<&QuoteBody>,
) -> Result<Option<Arc<OrderBody>>, CallError> {
    match quote.and_then(|quote| quote.order.clone()) {
        Some(order) => Ok(Some(Arc::new(backend.send(&GetOrder { order }).await?))),
        None => Ok(None),
    }
}
