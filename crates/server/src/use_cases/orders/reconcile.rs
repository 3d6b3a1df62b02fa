//! Asking the processor about orders that it has not had the last word on:
//! after a crash, a lost answer, or a buyer who went away.

use chrono::{DateTime, TimeDelta, Utc};
use domain::checkout::{DeclineReason, GatewayAnswer, OrderState};
use domain::ids::{OrderId, TenantId};
use store::open_orders::OpenOrder;
use store::{StoreError, TenantTx};

use super::charge::{Attempt, charge};
use super::settle::settle;
use crate::payments::{ChargeReport, GatewayClient};
use crate::refusal::Refusal;
use crate::state::AppState;

/// How long one instance has an order for itself.
const LEASED_FOR: TimeDelta = TimeDelta::seconds(20);
/// How many orders it takes at a time.
const AT_ONCE: u32 = 20;
/// How long a bank's confirmation is waited for.
const CONFIRMED_WITHIN: TimeDelta = TimeDelta::hours(1);

/// Asks about every order that is due, and gives how many there were. Each
/// stays due until it is settled.
///
/// # Errors
/// [`Refusal::Store`] when none could be taken; a single order that cannot be
/// settled now is logged and taken again later.
pub async fn reconcile(state: &AppState) -> Result<usize, Refusal> {
    if state.gateway.is_none() {
        return Ok(0);
    }
    let now = state.clock.system_now();
    let unit = state.store.write_global(move |tx| {
        Box::pin(
            async move { store::open_orders::lease_due(tx, now, now + LEASED_FOR, AT_ONCE).await },
        )
    });
    let due = unit
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    let count = due.len();
    for OpenOrder { order, tenant, .. } in due {
        if let Err(error) = ask(state, &tenant, &order).await {
            tracing::warn!(%error, order.id = %order, "order not settled yet");
        }
    }
    Ok(count)
}

/// Asks the processor where an order's present attempt stands and settles it.
/// Gives the secret of the bank's confirmation page while it waits for one.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::PaymentsClosed`], [`Refusal::Store`].
pub async fn ask(
    state: &AppState,
    tenant: &TenantId,
    order: &OrderId,
) -> Result<Option<String>, Refusal> {
    let gateway = state.gateway.as_ref().ok_or(Refusal::PaymentsClosed)?;
    let Some(attempt) = load(state, tenant, order).await? else {
        return Ok(None);
    };
    let mut report = stand(state, gateway, tenant, &attempt).await?;
    let now = state.clock.business_now();
    if is_given_up(&attempt, &report, now) {
        report = give_up(gateway, report).await;
    }
    let secret = report.client_secret.clone();
    let reference = attempt.reference(tenant);
    let settled = settle(state, &reference, report).await?;
    let waits = matches!(settled, OrderState::AwaitingConfirmation { .. });
    Ok(secret.filter(|_| waits))
}

/// A known payment is looked at; an unknown one is asked for again by the
/// same key, which makes it if it was never made and repeats the answer if it
/// was. A repeated answer may be old, so the payment is then looked at too.
async fn stand(
    state: &AppState,
    gateway: &GatewayClient,
    tenant: &TenantId,
    attempt: &Attempt,
) -> Result<ChargeReport, Refusal> {
    let payment = if let Some(payment) = &attempt.present.payment_intent {
        payment.clone()
    } else {
        let report = charge(state, gateway, tenant, attempt).await?;
        match (report.answer, &report.payment_intent) {
            (GatewayAnswer::NeedsConfirmation, Some(payment)) => payment.clone(),
            _ => return Ok(report),
        }
    };
    let found = gateway.payment(&payment).await;
    Ok(found.map_or_else(|_| ChargeReport::silence(), |(_, report)| report))
}

fn is_given_up(attempt: &Attempt, report: &ChargeReport, now: DateTime<Utc>) -> bool {
    report.answer == GatewayAnswer::NeedsConfirmation
        && attempt.present.created_at + CONFIRMED_WITHIN <= now
}

/// Ends a payment whose confirmation never came. Only when the processor has
/// ended it does the order count as declined.
async fn give_up(gateway: &GatewayClient, report: ChargeReport) -> ChargeReport {
    let Some(payment) = report.payment_intent.clone() else {
        return report;
    };
    match gateway.cancel(&payment).await {
        Ok(()) => ChargeReport {
            answer: GatewayAnswer::Declined(DeclineReason::ConfirmationFailed),
            client_secret: None,
            ..report
        },
        Err(_) => report,
    }
}

/// The present attempt of an order that is open.
async fn load(
    state: &AppState,
    tenant: &TenantId,
    order: &OrderId,
) -> Result<Option<Attempt>, Refusal> {
    let order = order.clone();
    let unit = state.store.read(tenant, move |tx| {
        let order = order.clone();
        Box::pin(async move { open_attempt(tx, &order).await })
    });
    unit.await
}

async fn open_attempt(tx: &mut TenantTx, id: &OrderId) -> Result<Option<Attempt>, Refusal> {
    let order = store::orders::find(tx, id)
        .await?
        .ok_or(Refusal::NotFound)?;
    if !order.state.is_open() {
        return Ok(None);
    }
    Attempt::load(tx, order).await.map(Some)
}
