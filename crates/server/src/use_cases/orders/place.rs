//! Placing an order: written down and committed first, charged afterwards.

use std::sync::Arc;

use api::orders::OrderBody;
use domain::checkout::{GatewayAnswer, OrderError, OrderPurpose, OrderState};
use domain::ids::{OrderId, PaymentMethodId, QuoteId};
use domain::money::Money;
use domain::product::Product;
use domain::quote::{Amounts, price};
use store::cards::Card;
use store::idempotency::Begin;
use store::license_requests::Allowance;
use store::orders::OrderRecord;
use store::quotes::QuoteRecord;
use store::{StoreError, TenantTx};

use super::begin_attempt::{ChargedBy, begin_attempt};
use super::charge::{Attempt, charge};
use super::get_order;
use super::may_buy::may_buy;
use super::own_card::own_card;
use super::quote::own_quote;
use super::settle::settle;
use crate::ids::new_id;
use crate::payments::{GatewayClient, KnownCard};
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::idempotent::Click;
use crate::use_cases::record::{Change, Stamp, record};
use crate::use_cases::session::CurrentSession;
use crate::use_cases::{bodies, limits};

const ROUTE: &str = "place_order";

/// One click on "Place order".
#[derive(Debug, Clone)]
pub struct PlaceOrder {
    /// Names the click.
    pub idempotency_key: String,
    /// What is ordered.
    pub quote: QuoteId,
    /// The card's token.
    pub payment_method: PaymentMethodId,
    /// What the buyer saw.
    pub accepted_total: Money,
}

/// Orders a quote, or tries its declined order again with another card.
///
/// # Errors
/// Those of a checkout: [`Refusal::NotEligible`], [`Refusal::QuoteChanged`],
/// [`Refusal::QuoteExpired`], [`Refusal::NotFound`], [`Refusal::KeyReused`],
/// [`Refusal::PaymentsClosed`], [`Refusal::Gateway`], [`Refusal::Store`].
pub async fn place_order(
    state: &AppState,
    session: &CurrentSession,
    call: PlaceOrder,
) -> Result<OrderBody, Refusal> {
    let gateway = state.gateway.as_ref().ok_or(Refusal::PaymentsClosed)?;
    let click = Click {
        key: &call.idempotency_key,
        route: ROUTE,
    };
    let body = format!(
        "{} {} {:?}",
        call.quote, call.payment_method, call.accepted_total
    );
    match click.begin(state, session, &body).await? {
        // A key found in progress is a second click, or a server that died
        // over the first: the quote's one order answers both.
        Begin::New | Begin::InProgress => {}
        Begin::Replay { answer, .. } => return replay(state, session, answer).await,
        Begin::OtherBody => return Err(Refusal::KeyReused),
    }
    let placed = place(state, gateway, session, &call).await;
    let order = placed.as_ref().ok().map(OrderId::as_str);
    click.end(state, session, order).await?;
    get_order(state, session, &placed?).await
}

async fn place(
    state: &AppState,
    gateway: &GatewayClient,
    session: &CurrentSession,
    call: &PlaceOrder,
) -> Result<OrderId, Refusal> {
    let tenant = &session.viewer.tenant;
    let card = own_card(state, gateway, session, &call.payment_method).await?;
    let intent = Arc::new(Intent {
        state: state.clone(),
        session: session.clone(),
        call: call.clone(),
        card,
        new_order: new_id(&*state.random)?,
        stamp: Stamp::of(state, session),
    });
    let unit = state.store.write(tenant, move |tx| {
        let intent = Arc::clone(&intent);
        Box::pin(async move { write_down(tx, &intent).await })
    });
    let written = match unit.await {
        // Another tab was quicker: its order is this quote's order.
        Err(Refusal::Store(StoreError::Conflict { .. }) | Refusal::InProgress) => {
            return order_of_quote(state, session, &call.quote).await;
        }
        written => written?,
    };
    let Written::NewAttempt(attempt) = written else {
        return order_of_quote(state, session, &call.quote).await;
    };
    let report = charge(state, gateway, tenant, &attempt).await?;
    if report.answer == GatewayAnswer::None {
        tracing::warn!(order.id = %attempt.order.id, "the charge is being checked");
    }
    settle(state, &attempt.reference(tenant), report).await?;
    Ok(attempt.order.id)
}

/// Everything the unit of work needs, made before it, so that it can run
/// again.
struct Intent {
    state: AppState,
    session: CurrentSession,
    call: PlaceOrder,
    card: KnownCard,
    new_order: OrderId,
    stamp: Stamp,
}

enum Written {
    /// A charge is to be made.
    NewAttempt(Box<Attempt>),
    /// The quote's order is paid or under way; nothing is to be done.
    Existing,
}

async fn write_down(tx: &mut TenantTx, intent: &Intent) -> Result<Written, Refusal> {
    let Intent {
        state,
        session,
        call,
        stamp,
        ..
    } = intent;
    let quote = own_quote(tx, &call.quote, &session.viewer.user).await?;
    if quote.trial.is_some() {
        return Err(Refusal::InvalidField {
            field: "quote",
            detail: "this quote is for a trial, which is started and not ordered".to_owned(),
        });
    }
    let existing = store::orders::find_by_quote(tx, &call.quote).await?;
    if let Some(order) = &existing
        && let Err(OrderError::NotDeclined(_)) = order.state.tried_again()
    {
        return Ok(Written::Existing);
    }
    let product = state
        .catalog
        .by_id(&quote.product)
        .ok_or(Refusal::NotFound)?;
    let allowance = check_again(tx, intent, &quote, product).await?;

    let order = match existing {
        None => insert_order(tx, intent, quote, product).await?,
        Some(order) => try_again(tx, order).await?,
    };
    if let Some(allowance) = allowance
        && !store::license_requests::use_allowance(tx, &allowance, &order.id).await?
    {
        return Err(Refusal::Stale);
    }
    let superseded = Attempt::superseded(tx, &order).await?;
    let card = Card {
        payment_method: call.payment_method.clone(),
        summary: intent.card.card.clone(),
    };
    let (tenant, by) = (&session.viewer.tenant, ChargedBy::Request);
    let attempt = begin_attempt(tx, tenant, &order, card, by, stamp).await?;
    let change = Change {
        action: "order.placed",
        object: order.id.to_string(),
        before: None,
        after: Some(serde_json::json!({
            "product": order.product, "quantity": order.quantity, "term": order.term,
            "total": order.amounts.total, "attempt": attempt.attempt,
        })),
    };
    record(tx, stamp, change).await?;
    let customer = intent.card.customer.clone().ok_or(Refusal::NotFound)?;
    Ok(Written::NewAttempt(Box::new(Attempt {
        order,
        present: attempt,
        superseded,
        customer,
    })))
}

/// The rules once more, at the moment of the order, and the price.
async fn check_again(
    tx: &mut TenantTx,
    intent: &Intent,
    quote: &QuoteRecord,
    product: &Product,
) -> Result<Option<Allowance>, Refusal> {
    let Intent {
        state,
        session,
        call,
        stamp,
        ..
    } = intent;
    let now = stamp.business_at;
    let wanted = limits::counted(quote.quantity.get(), &quote.amounts);
    let allowance = may_buy(tx, state, session, product, now, wanted).await?;
    if quote.expires_at <= now {
        return Err(Refusal::QuoteExpired);
    }
    let sale = state.catalog.sale(session.tenant.tenant.facts.market, now);
    let today: Amounts = price(product, &sale, quote.term, quote.quantity)?;
    if today != quote.amounts || call.accepted_total != quote.amounts.total {
        let quote = QuoteRecord {
            amounts: today,
            ..quote.clone()
        };
        return Err(Refusal::QuoteChanged(Box::new(bodies::quote(
            state, quote, None, None,
        )?)));
    }
    Ok(allowance)
}

async fn insert_order(
    tx: &mut TenantTx,
    intent: &Intent,
    quote: QuoteRecord,
    product: &Product,
) -> Result<OrderRecord, Refusal> {
    let order = OrderRecord {
        id: intent.new_order.clone(),
        purpose: OrderPurpose::Purchase,
        quote: quote.id,
        purchaser: quote.user,
        product: product.id.clone(),
        product_name: product.name.clone(),
        term: quote.term,
        quantity: quote.quantity,
        amounts: quote.amounts,
        state: OrderState::placed(),
        placed_at: intent.stamp.business_at,
        subscription: None,
    };
    store::orders::insert(tx, &order).await?;
    Ok(order)
}

async fn try_again(tx: &mut TenantTx, order: OrderRecord) -> Result<OrderRecord, Refusal> {
    let state = order.state.tried_again().map_err(|_| Refusal::InProgress)?;
    if !store::orders::replace_state(tx, &order.id, order.state, state).await? {
        return Err(Refusal::InProgress);
    }
    Ok(OrderRecord { state, ..order })
}

async fn order_of_quote(
    state: &AppState,
    session: &CurrentSession,
    quote: &QuoteId,
) -> Result<OrderId, Refusal> {
    let quote = quote.clone();
    let unit = state.store.read(&session.viewer.tenant, move |tx| {
        let quote = quote.clone();
        Box::pin(async move { store::orders::find_by_quote(tx, &quote).await })
    });
    let order = unit
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    order.map(|order| order.id).ok_or(Refusal::NotFound)
}

async fn replay(
    state: &AppState,
    session: &CurrentSession,
    answer: Option<String>,
) -> Result<OrderBody, Refusal> {
    let order = answer.and_then(|answer| OrderId::parse(&answer).ok());
    get_order(
        state,
        session,
        &order.ok_or(Refusal::Bug("a stored answer without an order"))?,
    )
    .await
}
