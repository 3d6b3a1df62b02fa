//! Pricing a purchase; nothing is bought yet.

use api::orders::{QuoteBody, QuoteOrderRequest};
use domain::ids::QuoteId;
use domain::price_list::Sale;
use domain::product::Product;
use domain::quantity::LicenseQuantity;
use domain::quote::{Amounts, QuoteError, VALID_FOR, price, trial_price};
use domain::term::BillingTerm;
use domain::trial::Trial;
use store::quotes::QuoteRecord;
use store::{StoreError, TenantTx};

use crate::ids::new_id;
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::record::{Change, Stamp, record};
use crate::use_cases::session::CurrentSession;
use crate::use_cases::{bodies, eligibility, limits};

/// Prices a purchase for a person who may make it.
///
/// # Errors
/// [`Refusal::NotEligible`], [`Refusal::InvalidField`], [`Refusal::NotFound`]
/// for an unknown product, [`Refusal::Store`].
pub async fn quote_order(
    state: &AppState,
    session: &CurrentSession,
    request: &QuoteOrderRequest,
) -> Result<QuoteBody, Refusal> {
    let product = state
        .catalog
        .by_id(&request.product)
        .ok_or(Refusal::NotFound)?;
    let now = state.clock.business_now();
    let market = session.tenant.tenant.facts.market;
    let sale = state.catalog.sale(market, now);
    let (trial, term) = (request.trial, request.term);
    let amounts = price_now(product, &sale, trial, term, request.quantity);
    let wanted = amounts.as_ref().ok();
    let wanted = wanted.map(|amounts| limits::counted(request.quantity.get(), amounts));
    let eligibility = eligibility::of_viewer(state, session, product, trial, wanted).await?;
    if let Some(reason) = eligibility.refusal() {
        return Err(Refusal::NotEligible(reason));
    }
    let quote = QuoteRecord {
        id: new_id(&*state.random)?,
        user: session.viewer.user.clone(),
        product: product.id.clone(),
        trial,
        term,
        quantity: request.quantity,
        amounts: amounts?,
        created_at: now,
        expires_at: now + VALID_FOR,
    };
    let (stamp, stored) = (Stamp::of(state, session), quote.clone());
    let unit = state.store.write(&session.viewer.tenant, move |tx| {
        let (stamp, quote) = (stamp.clone(), stored.clone());
        Box::pin(async move {
            store::quotes::insert(tx, &quote).await?;
            let object = quote.id.to_string();
            let change = Change {
                action: "quote.made",
                object,
                before: None,
                after: None,
            };
            record(tx, &stamp, change).await
        })
    });
    unit.await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    bodies::quote(state, quote, None, None)
}

/// What it costs today: a purchase, or a trial that becomes one.
///
/// # Errors
/// A [`QuoteError`].
pub fn price_now(
    product: &Product,
    sale: &Sale<'_>,
    trial: Option<Trial>,
    term: BillingTerm,
    quantity: LicenseQuantity,
) -> Result<Amounts, QuoteError> {
    match trial {
        Some(trial) => trial_price(product, sale, trial, term, quantity),
        None => price(product, sale, term, quantity),
    }
}

/// A quote of the viewer, with the order or the trial that came of it.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Store`].
pub async fn get_quote(
    state: &AppState,
    session: &CurrentSession,
    quote: &QuoteId,
) -> Result<QuoteBody, Refusal> {
    let (id, viewer) = (quote.clone(), session.viewer.user.clone());
    let unit = state.store.read(&session.viewer.tenant, move |tx| {
        let (id, viewer) = (id.clone(), viewer.clone());
        Box::pin(async move {
            let quote = own_quote(tx, &id, &viewer).await?;
            // The order by which a trial became paid is not the buyer's own.
            if quote.trial.is_some() {
                let trial = store::trials::of_quote(tx, &id).await?;
                return Ok((quote, None, trial));
            }
            let order = store::orders::find_by_quote(tx, &id).await?;
            Ok::<_, Refusal>((quote, order.map(|order| order.id), None))
        })
    });
    let (record, order, trial) = unit.await?;
    bodies::quote(state, record, order, trial.as_ref())
}

/// A quote, if it is this person's.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Store`].
pub async fn own_quote(
    tx: &mut TenantTx,
    quote: &QuoteId,
    viewer: &domain::ids::UserId,
) -> Result<QuoteRecord, Refusal> {
    let record = store::quotes::find(tx, quote).await?;
    record
        .filter(|record| record.user == *viewer)
        .ok_or(Refusal::NotFound)
}
