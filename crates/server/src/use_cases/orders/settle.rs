//! The one way in which the processor's answer reaches an order.

use std::sync::Arc;

use domain::checkout::{OrderError, OrderPurpose, OrderState};
use domain::ids::{InvoiceId, OrderId, SubscriptionId};
use serde_json::json;
use store::TenantTx;
use store::orders::OrderRecord;

use super::complete::complete;
use crate::ids::new_id;
use crate::payments::{AttemptReference, ChargeReport};
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::billing::{is_awaited, renewal_declined};
use crate::use_cases::record::{Change, Stamp, record};
use crate::use_cases::trials::end_unpaid;

/// The buyer's request, the processor's event and the reconciler can meet;
/// more of them than that do not.
const TRIES: usize = 5;

/// Applies an answer to its order, and completes the order if it is paid.
/// Answers may come twice, late, from several places at once and in any
/// order; the order ends the same.
///
/// # Errors
/// [`Refusal::NotFound`] for an order that does not exist, [`Refusal::Store`],
/// [`Refusal::Gateway`] when a second payment could not be given back yet.
pub async fn settle(
    state: &AppState,
    reference: &AttemptReference,
    report: ChargeReport,
) -> Result<OrderState, Refusal> {
    let work = Arc::new(Work {
        state: state.clone(),
        reference: reference.clone(),
        report,
        subscription: new_id(&*state.random)?,
        invoice: new_id(&*state.random)?,
        stamp: Stamp::of_program(state),
    });
    for _ in 0..TRIES {
        let again = Arc::clone(&work);
        let unit = state.store.write(&reference.tenant, move |tx| {
            let work = Arc::clone(&again);
            Box::pin(async move { apply(tx, &work).await })
        });
        match unit.await? {
            Applied::Order(order) => return Ok(order),
            Applied::PaidTwice(order) => {
                give_back(&work).await?;
                return Ok(order);
            }
            Applied::Overtaken => {}
        }
    }
    Err(Refusal::InProgress)
}

/// What the unit of work needs.
pub struct Work {
    /// The parts of the server.
    pub state: AppState,
    /// Which attempt.
    pub reference: AttemptReference,
    /// What the processor says of it.
    pub report: ChargeReport,
    /// The id of the subscription that may come of it.
    pub subscription: SubscriptionId,
    /// The id of its first bill.
    pub invoice: InvoiceId,
    /// When.
    pub stamp: Stamp,
}

enum Applied {
    Order(OrderState),
    PaidTwice(OrderState),
    /// Somebody else brought an answer between our reading and writing, so
    /// the order is to be looked at again.
    Overtaken,
}

async fn apply(tx: &mut TenantTx, work: &Work) -> Result<Applied, Refusal> {
    let Work {
        reference, report, ..
    } = work;
    let order = find(tx, &reference.order).await?;
    if let Some(payment_intent) = &report.payment_intent {
        let (id, attempt) = (&order.id, reference.attempt);
        store::attempts::set_payment_intent(tx, id, attempt, payment_intent).await?;
    }
    let next = match order.state.answered(reference.attempt, report.answer) {
        Ok(next) if next == order.state => return Ok(Applied::Order(next)),
        Ok(next) => next,
        Err(OrderError::PaidTwice { .. }) => return Ok(Applied::PaidTwice(order.state)),
        Err(OrderError::NotDeclined(_)) => return Err(Refusal::Bug("an answer is no new attempt")),
    };
    // Money for a period that nobody waits for any more is given back.
    if matches!(next, OrderState::Paid { .. }) && !is_awaited(tx, &work.state, &order).await? {
        return Ok(Applied::PaidTwice(order.state));
    }
    if !store::orders::replace_state(tx, &order.id, order.state, next).await? {
        return Ok(Applied::Overtaken);
    }
    match next {
        OrderState::Paid { .. } => complete(tx, work, &order).await?,
        OrderState::Declined { .. } => declined(tx, work, &order, next).await?,
        OrderState::Pending { .. }
        | OrderState::AwaitingConfirmation { .. }
        | OrderState::BeingChecked { .. } => {}
    }
    Ok(Applied::Order(next))
}

/// The order; of a renewal or a change as it stands once nobody else is at its
/// subscription. Another answer may have come meanwhile: money that was taken
/// once would else look as if nobody waited for it.
async fn find(tx: &mut TenantTx, id: &OrderId) -> Result<OrderRecord, Refusal> {
    let order = store::orders::find(tx, id).await?;
    let order = order.ok_or(Refusal::NotFound)?;
    match &order.subscription {
        Some(subscription) if order.purpose != OrderPurpose::Purchase => {
            store::subscriptions::hold(tx, subscription).await?;
            let order = store::orders::find(tx, id).await?;
            order.ok_or(Refusal::NotFound)
        }
        _ => Ok(order),
    }
}

async fn declined(
    tx: &mut TenantTx,
    work: &Work,
    order: &OrderRecord,
    next: OrderState,
) -> Result<(), Refusal> {
    store::open_orders::remove(tx, &order.id).await?;
    let (tenant, stamp) = (&work.reference.tenant, &work.stamp);
    end_unpaid(tx, &work.state, tenant, stamp, order).await?;
    let renewal = renewal_declined(tx, &work.state, tenant, order, next).await?;
    let change = Change {
        action: "order.declined",
        object: order.id.to_string(),
        before: Some(json!(order.state)),
        after: Some(json!(next)),
    };
    for change in renewal.into_iter().chain([change]) {
        record(tx, stamp, change).await?;
    }
    Ok(())
}

/// Gives back a payment for an order that another attempt has paid.
async fn give_back(work: &Work) -> Result<(), Refusal> {
    let gateway = work.state.gateway.as_ref().ok_or(Refusal::PaymentsClosed)?;
    let payment = work.report.payment_intent.as_deref();
    let payment = payment.ok_or(Refusal::Bug("a payment without a name"))?;
    gateway.refund(payment, &work.reference).await?;
    tracing::warn!(order.id = %work.reference.order, "a second payment was given back");
    Ok(())
}
