//! What time asks to be done with subscriptions: a job that every instance may
//! run.

use std::sync::Arc;

use chrono::TimeDelta;
use domain::billing::renewal::Step;
use domain::ids::{InvoiceId, OrderId, QuoteId, SubscriptionId, TenantId};
use domain::subscription::SubscriptionStatus;
use store::due_subscriptions::DueSubscription;
use store::invoices;
use store::subscriptions::SubscriptionRecord;
use store::{StoreError, TenantTx};

use super::renew::renew;
use super::try_again::try_again;
use super::{facts, keep, renewal_of};
use crate::ids::new_id;
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::record::{Change, Stamp, record};
use crate::use_cases::trials::attend_trial;

/// How many subscriptions are looked at in one run.
const AT_ONCE: u32 = 100;
/// When a subscription is looked at again that could not be attended to, or
/// whose card is being charged.
const AGAIN_AFTER: TimeDelta = TimeDelta::minutes(10);

/// What a step needs, made before its unit of work, so that it can run again.
pub struct Work {
    /// The parts of the server.
    pub state: AppState,
    /// Whose subscription.
    pub tenant: TenantId,
    /// Which.
    pub subscription: SubscriptionId,
    /// The id of the order that may be placed.
    pub order: OrderId,
    /// That of its quote.
    pub quote: QuoteId,
    /// That of its bill.
    pub invoice: InvoiceId,
    /// When.
    pub stamp: Stamp,
}

/// What came of looking at a subscription.
enum Attended {
    /// A step was taken; another may be due.
    Step,
    /// Nothing is due, or somebody else is at it.
    Nothing,
}

/// Attends to every subscription that is due, a hundred at a time. A run may
/// be repeated and may meet another one.
///
/// # Errors
/// [`Refusal::Store`] when it cannot be known which are due; a single one that
/// fails is logged and looked at again later.
pub async fn attend_subscriptions(state: &AppState) -> Result<(), Refusal> {
    loop {
        let now = state.clock.business_now();
        let unit = state.store.read_global(move |tx| {
            Box::pin(async move { store::due_subscriptions::due(tx, now, AT_ONCE).await })
        });
        let due = unit
            .await
            .map_err(|error: StoreError| Refusal::Store(error))?;
        let is_last = due.len() < AT_ONCE as usize;
        for one in due {
            if let Err(error) = attend(state, &one).await {
                let subscription = &one.subscription;
                tracing::warn!(%error, subscription.id = %subscription, "not attended to yet");
                postpone(state, one).await?;
            }
        }
        if is_last {
            return Ok(());
        }
    }
}

/// Does one step after the other until nothing is due.
async fn attend(state: &AppState, due: &DueSubscription) -> Result<(), Refusal> {
    if attend_trial(state, due).await? {
        return Ok(());
    }
    loop {
        let work = Arc::new(Work {
            state: state.clone(),
            tenant: due.tenant.clone(),
            subscription: due.subscription.clone(),
            order: new_id(&*state.random)?,
            quote: new_id(&*state.random)?,
            invoice: new_id(&*state.random)?,
            stamp: Stamp::of_program(state),
        });
        let unit = state.store.write(&due.tenant, move |tx| {
            let work = Arc::clone(&work);
            Box::pin(async move { take_step(tx, &work).await })
        });
        if let Attended::Nothing = unit.await? {
            return Ok(());
        }
    }
}

/// Takes the step that is due by what stands there now.
async fn take_step(tx: &mut TenantTx, work: &Work) -> Result<Attended, Refusal> {
    let Work {
        state,
        tenant,
        stamp,
        ..
    } = work;
    let found = store::subscriptions::hold(tx, &work.subscription).await?;
    let subscription = found.ok_or(Refusal::Bug("a due subscription that does not exist"))?;
    let (rules, now) = (state.catalog.rules(), stamp.business_at);
    let life = subscription.life();
    // A trial that is becoming paid goes on when its order is.
    if subscription.trial.is_some() && life.recurring().is_ok() {
        return Ok(Attended::Nothing);
    }
    // What is being paid for is part of the period that runs.
    if life.debt.is_none() && store::orders::has_open(tx, &subscription.id).await? {
        put_off(tx, work).await?;
        return Ok(Attended::Nothing);
    }
    match life.due(rules, now) {
        None => {
            super::look_again(tx, state, tenant, &subscription).await?;
            return Ok(Attended::Nothing);
        }
        Some(Step::Renew) => renew(tx, work, subscription).await?,
        Some(Step::Try) => {
            if !try_again(tx, work, &subscription).await? {
                put_off(tx, work).await?;
                return Ok(Attended::Nothing);
            }
            // The reconciler goes on from here.
            put_off(tx, work).await?;
        }
        Some(Step::GiveUp) => give_up(tx, work, subscription).await?,
        Some(Step::MoveOn) => {
            let before = subscription.lifecycle.status();
            let moved = life.moved_on(rules, now);
            let amounts = subscription.amounts.clone();
            let subscription = keep(tx, state, tenant, subscription, &moved, &amounts).await?;
            tell(tx, work, &subscription, before).await?;
        }
    }
    Ok(Attended::Step)
}

/// Nobody waits any longer for the bill: it is asked for no more.
async fn give_up(
    tx: &mut TenantTx,
    work: &Work,
    subscription: SubscriptionRecord,
) -> Result<(), Refusal> {
    let order = renewal_of(tx, &subscription).await?;
    let order = order.ok_or(Refusal::Bug("an unpaid period without its order"))?;
    if order.state.is_open() {
        return Ok(put_off(tx, work).await?);
    }
    let before = subscription.lifecycle.status();
    let life = subscription.life().given_up(work.stamp.business_at);
    let life = life.map_err(|_| Refusal::Bug("an unpaid period that does not run"))?;
    invoices::void(tx, &order.id, work.stamp.business_at).await?;
    let (state, amounts) = (&work.state, subscription.amounts.clone());
    let subscription = keep(tx, state, &work.tenant, subscription, &life, &amounts).await?;
    tell(tx, work, &subscription, before).await
}

async fn tell(
    tx: &mut TenantTx,
    work: &Work,
    subscription: &SubscriptionRecord,
    before: SubscriptionStatus,
) -> Result<(), Refusal> {
    let action = match subscription.lifecycle.status() {
        SubscriptionStatus::Expired => "subscription.expired",
        SubscriptionStatus::Disabled => "subscription.disabled",
        SubscriptionStatus::Deleted => "subscription.deleted",
        SubscriptionStatus::Active => return Ok(()),
    };
    let change = Change {
        action,
        object: subscription.id.to_string(),
        before: Some(serde_json::json!({ "status": before })),
        after: Some(facts(&work.state, subscription)),
    };
    Ok(record(tx, &work.stamp, change).await?)
}

async fn put_off(tx: &mut TenantTx, work: &Work) -> Result<(), StoreError> {
    let due = DueSubscription {
        subscription: work.subscription.clone(),
        tenant: work.tenant.clone(),
        look_at: work.stamp.business_at + AGAIN_AFTER,
    };
    store::due_subscriptions::put(tx, &due).await
}

async fn postpone(state: &AppState, due: DueSubscription) -> Result<(), Refusal> {
    let due = DueSubscription {
        look_at: state.clock.business_now() + AGAIN_AFTER,
        ..due
    };
    let unit = state.store.write_global(move |tx| {
        let due = due.clone();
        Box::pin(async move { store::due_subscriptions::put(tx, &due).await })
    });
    unit.await
        .map_err(|error: StoreError| Refusal::Store(error))
}
