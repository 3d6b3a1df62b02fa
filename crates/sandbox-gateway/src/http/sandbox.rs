//! What only a sandbox has: its ledger for tests, faults on order, and webhooks that can pause.

use std::sync::atomic::Ordering;

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use tokio::task::spawn_blocking;

use super::access::{Access, authorize};
use super::answer::{Answer, Refusal};
use super::faults::FaultOrder;
use crate::ledger::Filter;
use crate::records::Charge;
use crate::shared::Shared;

/// The endpoints a fault can be ordered for.
const ENDPOINTS: [&str; 19] = [
    "charges.list",
    "customers.create",
    "customers.retrieve",
    "events.list",
    "payment_intents.cancel",
    "payment_intents.confirm",
    "payment_intents.create",
    "payment_intents.list",
    "payment_intents.retrieve",
    "payment_intents.sandbox_authenticate",
    "payment_methods.attach",
    "payment_methods.create",
    "payment_methods.detach",
    "payment_methods.list",
    "payment_methods.retrieve",
    "refunds.create",
    "setup_intents.confirm",
    "setup_intents.create",
    "setup_intents.retrieve",
];

pub async fn health() -> &'static str {
    "ok"
}

/// All charges, and what else a test asks the gateway about itself.
pub async fn ledger(State(shared): State<Shared>, headers: HeaderMap) -> Result<Answer, Refusal> {
    authorize(&shared.config, &headers, Access::SecretKey)?;
    let ledger = shared.ledger.clone();
    let (charges, pending) = spawn_blocking(move || {
        ledger.write(|entries| -> Result<_, Refusal> {
            let (charges, _) = entries.list::<Charge>(&Filter::default())?;
            Ok((charges, entries.count_pending_events()?))
        })
    })
    .await
    .map_err(|_| Refusal::broken())??;
    let charges: Vec<Value> = charges.iter().map(ledger_line).collect();
    Ok(Answer::ok(&json!({
        "charges": charges,
        "pending_webhooks": pending,
        "requests_with_cookie": shared.requests_with_cookie.load(Ordering::Relaxed),
        "webhooks_paused": shared.is_paused(),
    })))
}

pub async fn order_fault(
    State(shared): State<Shared>,
    headers: HeaderMap,
    order: Result<Json<FaultOrder>, JsonRejection>,
) -> Result<Answer, Refusal> {
    authorize(&shared.config, &headers, Access::SecretKey)?;
    let Json(order) = order.map_err(|error| Refusal::invalid(None, None, error.body_text()))?;
    if !ENDPOINTS.contains(&order.endpoint.as_str()) {
        let message = format!("It must be one of {}.", ENDPOINTS.join(", "));
        return Err(Refusal::invalid_parameter("endpoint", &message));
    }
    shared.faults.order(order);
    Ok(Answer::ok(&json!({})))
}

pub async fn clear_faults(
    State(shared): State<Shared>,
    headers: HeaderMap,
) -> Result<Answer, Refusal> {
    authorize(&shared.config, &headers, Access::SecretKey)?;
    shared.faults.clear();
    Ok(Answer::ok(&json!({})))
}

pub async fn pause_webhooks(State(shared): State<Shared>, headers: HeaderMap) -> Response {
    set_paused(&shared, &headers, true)
}

pub async fn resume_webhooks(State(shared): State<Shared>, headers: HeaderMap) -> Response {
    set_paused(&shared, &headers, false)
}

fn set_paused(shared: &Shared, headers: &HeaderMap, is_paused: bool) -> Response {
    if let Err(refusal) = authorize(&shared.config, headers, Access::SecretKey) {
        return refusal.into_response();
    }
    shared.webhooks_paused.store(is_paused, Ordering::Relaxed);
    shared.event_written.notify_one();
    Answer::ok(&json!({ "webhooks_paused": is_paused })).into_response()
}

fn ledger_line(charge: &Charge) -> Value {
    json!({
        "id": charge.id,
        "payment_intent": charge.payment_intent,
        "amount": charge.amount,
        "amount_refunded": charge.amount_refunded,
        "currency": charge.currency,
        "metadata": charge.metadata,
        "captured": charge.is_captured,
        "refunded": charge.is_refunded(),
    })
}
