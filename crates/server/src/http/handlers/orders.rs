//! Quotes, cards and orders.

use api::orders::{CardSetup, OrderBody, PlaceOrderRequest, QuoteBody, QuoteOrderRequest};
use axum::Json;
use axum::extract::State;
use domain::checkout::OrderState;
use domain::ids::{OrderId, QuoteId};

use super::Answer;
use crate::http::extract::{Body, IdempotencyKey, Path, SignedIn};
use crate::rates::Kind;
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::orders::{self, PlaceOrder};

/// Prices a purchase.
pub async fn quote(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    Body(request): Body<QuoteOrderRequest>,
) -> Answer<QuoteBody> {
    Ok(Json(orders::quote_order(&state, &current, &request).await?))
}

/// A quote of the viewer.
pub async fn get_quote(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    path: Path,
) -> Answer<QuoteBody> {
    let quote = path.read("quote", QuoteId::parse)?;
    Ok(Json(orders::get_quote(&state, &current, &quote).await?))
}

/// The processor's frame for a card.
pub async fn set_up_card(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    path: Path,
) -> Answer<CardSetup> {
    let quote = path.read("quote", QuoteId::parse)?;
    Ok(Json(orders::set_up_card(&state, &current, &quote).await?))
}

/// Places an order. What the bank declined is answered with 402.
pub async fn place(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    IdempotencyKey(idempotency_key): IdempotencyKey,
    Body(request): Body<PlaceOrderRequest>,
) -> Answer<OrderBody> {
    let PlaceOrderRequest {
        quote,
        payment_method,
        accepted_total,
    } = request;
    let call = PlaceOrder {
        idempotency_key,
        quote,
        payment_method,
        accepted_total,
    };
    let (person, address) = (&current.user.id, current.origin.as_deref());
    let now = state.clock.system_now();
    state
        .limits
        .admit(Kind::Checkout, Some(person.as_str()), address, now)?;
    let order = orders::place_order(&state, &current, call).await?;
    match order.status {
        OrderState::Declined { .. } => Err(Refusal::CardDeclined(Box::new(order)).into()),
        _ => Ok(Json(order)),
    }
}

/// Where an order stands.
pub async fn get(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    path: Path,
) -> Answer<OrderBody> {
    let order = path.read("order", OrderId::parse)?;
    Ok(Json(orders::get_order(&state, &current, &order).await?))
}
