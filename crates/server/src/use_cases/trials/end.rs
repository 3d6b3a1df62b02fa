//! What becomes of a trial at its end.

use domain::ids::TenantId;
use domain::subscription::{Lifecycle, RecurringBilling};
use domain::trial::{TrialCourse, TrialState};
use serde_json::{Value, json};
use store::TenantTx;
use store::orders::OrderRecord;
use store::subscriptions::{Billing, SubscriptionRecord};
use store::trials::TrialRecord;

use super::{facts, look_again, quote_of};
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::billing;
use crate::use_cases::bodies::first_period_end;
use crate::use_cases::record::{Change, Stamp, record};

/// Why a trial is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndReason {
    /// It was without a card, or was canceled, or could not be charged in time.
    Time,
    /// The card was declined.
    Declined,
}

/// Ends a trial: its subscription has expired since the end of its term.
///
/// # Errors
/// [`Refusal::Stale`] where it does not stand there any more,
/// [`Refusal::Store`], [`Refusal::Bug`].
pub async fn end(
    tx: &mut TenantTx,
    state: &AppState,
    tenant: &TenantId,
    stamp: &Stamp,
    trial: TrialRecord,
    reason: EndReason,
) -> Result<(), Refusal> {
    let trial = moved(tx, trial, TrialState::Ended).await?;
    let expired = Lifecycle::Expired {
        since: trial.course.ends_at,
    };
    store::subscriptions::set_lifecycle(tx, &trial.subscription, expired).await?;
    look_again(tx, state, tenant, &trial).await?;
    let word = match reason {
        EndReason::Time => "time",
        EndReason::Declined => "declined",
    };
    let change = Change {
        action: "trial.ended",
        object: trial.subscription.to_string(),
        before: None,
        after: Some(facts_with(tx, state, &trial, ("reason", json!(word))).await?),
    };
    Ok(record(tx, stamp, change).await?)
}

/// Ends the trial that was to become paid with an order that was declined.
/// Nothing where the order is of no trial.
///
/// # Errors
/// [`Refusal::Store`], [`Refusal::Bug`].
pub async fn end_unpaid(
    tx: &mut TenantTx,
    state: &AppState,
    tenant: &TenantId,
    stamp: &Stamp,
    order: &OrderRecord,
) -> Result<(), Refusal> {
    match store::trials::of_order(tx, &order.id).await? {
        Some(trial) => end(tx, state, tenant, stamp, trial, EndReason::Declined).await,
        None => Ok(()),
    }
}

/// Goes on with the subscription of a trial as a paid one, in the transaction
/// that marks its order paid. The paid term begins when the order was placed:
/// nobody pays for days that went by before.
///
/// # Errors
/// [`Refusal::Store`], [`Refusal::Bug`].
pub async fn go_on_paid(
    tx: &mut TenantTx,
    state: &AppState,
    tenant: &TenantId,
    trial: TrialRecord,
    order: &OrderRecord,
) -> Result<(SubscriptionRecord, Change), Refusal> {
    let found = store::subscriptions::find(tx, &trial.subscription).await?;
    let found = found.ok_or(Refusal::Bug("a trial without its subscription"))?;
    // Money that was taken after all counts, whatever was believed before.
    let trial = moved(tx, trial, TrialState::BecamePaid).await?;
    let subscription = SubscriptionRecord {
        term: order.term,
        amounts: order.amounts.clone(),
        lifecycle: Lifecycle::Active {
            ends_at: first_period_end(order.placed_at, order.term)?,
            recurring: RecurringBilling::On,
        },
        anchor_at: order.placed_at,
        order: Some(order.id.clone()),
        trial: None,
        billing: Billing::begun(order.placed_at),
        ..found
    };
    store::subscriptions::begin_paid_term(tx, &subscription).await?;
    billing::look_again(tx, state, tenant, &subscription).await?;
    let change = Change {
        action: "trial.became_paid",
        object: trial.subscription.to_string(),
        before: None,
        after: Some(facts_with(tx, state, &trial, ("order", json!(order.id))).await?),
    };
    Ok((subscription, change))
}

async fn moved(
    tx: &mut TenantTx,
    trial: TrialRecord,
    to: TrialState,
) -> Result<TrialRecord, Refusal> {
    let from = trial.course.state;
    if !store::trials::replace_state(tx, &trial.subscription, from, to).await? {
        return Err(Refusal::Stale);
    }
    let course = TrialCourse {
        state: to,
        ..trial.course
    };
    Ok(TrialRecord { course, ..trial })
}

/// The facts of a trial with one more.
async fn facts_with(
    tx: &mut TenantTx,
    state: &AppState,
    trial: &TrialRecord,
    (name, value): (&str, Value),
) -> Result<Value, Refusal> {
    let quote = quote_of(tx, trial).await?;
    let mut after = facts(state, trial, &quote);
    if let Some(fields) = after.as_object_mut() {
        fields.insert(name.to_owned(), value);
    }
    Ok(after)
}
