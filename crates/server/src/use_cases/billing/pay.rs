//! Paying an open bill, with another card or the same one (R28b).

use std::sync::Arc;

use api::orders::OrderBody;
use domain::access::authorize_change_subscription;
use domain::billing::bill::BillStatus;
use domain::ids::{InvoiceId, OrderId, PaymentMethodId};
use domain::money::Money;
use serde_json::json;
use store::TenantTx;
use store::cards::Card;
use store::idempotency::Begin;

use super::bills::visible_bill;
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::idempotent::Click;
use crate::use_cases::orders::{
    Attempt, ChargedBy, begin_attempt, charge, get_order, own_card, settle,
};
use crate::use_cases::record::{Change, Stamp, record};
use crate::use_cases::session::CurrentSession;
use crate::use_cases::subscriptions::rights_of;

const ROUTE: &str = "pay_bill";

/// One click on "Pay now".
#[derive(Debug, Clone)]
pub struct PayBill {
    /// Names the click.
    pub idempotency_key: String,
    /// Which bill.
    pub invoice: InvoiceId,
    /// What the person saw.
    pub accepted_total: Money,
    /// The card.
    pub payment_method: PaymentMethodId,
}

/// Tries an open bill with a card of the viewer, who is there to confirm it.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Denied`], [`Refusal::BillNotOpen`],
/// [`Refusal::InProgress`] while a card is being charged,
/// [`Refusal::CardExpired`], [`Refusal::Stale`] for another total,
/// [`Refusal::PaymentsClosed`], [`Refusal::KeyReused`], [`Refusal::Gateway`],
/// [`Refusal::Store`].
pub async fn pay_bill(
    state: &AppState,
    session: &CurrentSession,
    call: PayBill,
) -> Result<OrderBody, Refusal> {
    let click = Click {
        key: &call.idempotency_key,
        route: ROUTE,
    };
    let body = format!(
        "{} {:?} {}",
        call.invoice, call.accepted_total, call.payment_method
    );
    match click.begin(state, session, &body).await? {
        Begin::New | Begin::InProgress => {}
        Begin::Replay { answer, .. } => {
            let order = answer.and_then(|answer| OrderId::parse(&answer).ok());
            let order = order.ok_or(Refusal::Bug("a stored answer without an order"))?;
            return get_order(state, session, &order).await;
        }
        Begin::OtherBody => return Err(Refusal::KeyReused),
    }
    let paid = pay(state, session, &call).await;
    let order = paid.as_ref().ok().map(OrderId::as_str);
    click.end(state, session, order).await?;
    get_order(state, session, &paid?).await
}

async fn pay(
    state: &AppState,
    session: &CurrentSession,
    call: &PayBill,
) -> Result<OrderId, Refusal> {
    let gateway = state.gateway.as_ref().ok_or(Refusal::PaymentsClosed)?;
    let tenant = &session.viewer.tenant;
    let stamp = Stamp::of(state, session);
    let known = own_card(state, gateway, session, &call.payment_method).await?;
    if known.card.has_expired(stamp.business_at) {
        return Err(Refusal::CardExpired);
    }
    let card = Card {
        payment_method: call.payment_method.clone(),
        summary: known.card,
    };
    let job = Arc::new((session.clone(), call.clone(), card, stamp));
    let unit = state.store.write(tenant, move |tx| {
        let job = Arc::clone(&job);
        Box::pin(async move {
            let (session, call, card, stamp) = &*job;
            write_down(tx, session, call, card.clone(), stamp).await
        })
    });
    let attempt = unit.await?;
    let report = charge(state, gateway, tenant, &attempt).await?;
    settle(state, &attempt.reference(tenant), report).await?;
    Ok(attempt.order.id)
}

async fn write_down(
    tx: &mut TenantTx,
    session: &CurrentSession,
    call: &PayBill,
    card: Card,
    stamp: &Stamp,
) -> Result<Attempt, Refusal> {
    let (bill, ..) = visible_bill(tx, session, &call.invoice).await?;
    store::subscriptions::hold(tx, &bill.subscription).await?;
    let (bill, subscription, mut order) = visible_bill(tx, session, &call.invoice).await?;
    authorize_change_subscription(&session.viewer, rights_of(&subscription))?;
    if bill.status != BillStatus::Open {
        return Err(Refusal::BillNotOpen);
    }
    if bill.amounts.total != call.accepted_total {
        return Err(Refusal::Stale);
    }
    let next = order.state.tried_again();
    let next = next.map_err(|_| Refusal::InProgress)?;
    if !store::orders::replace_state(tx, &order.id, order.state, next).await? {
        return Err(Refusal::InProgress);
    }
    order.state = next;
    let (tenant, by) = (&session.viewer.tenant, ChargedBy::Request);
    begin_attempt(tx, tenant, &order, card, by, stamp).await?;
    let change = Change {
        action: "bill.payment_tried",
        object: bill.id.to_string(),
        before: None,
        after: Some(json!({
            "bill": bill.number, "order": order.id, "total": bill.amounts.total,
            "attempt": next.attempt(),
        })),
    };
    record(tx, stamp, change).await?;
    Attempt::load(tx, order).await
}
