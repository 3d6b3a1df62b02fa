//! What time asks to be done with trials: a job that every instance may run.

use std::sync::Arc;

use chrono::TimeDelta;
use domain::ids::{OrderId, SubscriptionId, TenantId};
use domain::trial::{TrialCourse, TrialStep};
use store::open_trials::OpenTrial;
use store::trials::TrialRecord;
use store::{StoreError, TenantTx};

use super::become_paid::become_paid;
use super::end::{EndReason, end};
use super::{facts, look_again, quote_of};
use crate::ids::new_id;
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::record::{Change, Stamp, record};

/// How many trials are looked at in one run.
const AT_ONCE: u32 = 100;
/// When a trial is looked at again that could not be attended to.
const AGAIN_AFTER: TimeDelta = TimeDelta::minutes(10);

/// Attends to every trial that is due: says that it ends soon, ends it, or
/// lets it become paid. A run may be repeated and may meet another one.
///
/// # Errors
/// [`Refusal::Store`] when it cannot be known which are due; a single trial
/// that fails is logged and looked at again later.
pub async fn attend_trials(state: &AppState) -> Result<(), Refusal> {
    let now = state.clock.business_now();
    let unit = state.store.read_global(move |tx| {
        Box::pin(async move { store::open_trials::due(tx, now, AT_ONCE).await })
    });
    let due = unit
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    for open in due {
        if let Err(error) = attend(state, &open).await {
            tracing::warn!(%error, subscription.id = %open.trial, "trial not attended to yet");
            postpone(state, open).await?;
        }
    }
    Ok(())
}

/// Does one step after the other until nothing is due.
async fn attend(state: &AppState, open: &OpenTrial) -> Result<(), Refusal> {
    loop {
        let work = Arc::new(Work {
            state: state.clone(),
            tenant: open.tenant.clone(),
            trial: open.trial.clone(),
            new_order: new_id(&*state.random)?,
            stamp: Stamp::of_program(state),
        });
        let unit = state.store.write(&open.tenant, move |tx| {
            let work = Arc::clone(&work);
            Box::pin(async move { take_step(tx, &work).await })
        });
        match unit.await? {
            Some(TrialStep::Announce) => {}
            Some(TrialStep::BecomePaid | TrialStep::End) | None => return Ok(()),
        }
    }
}

struct Work {
    state: AppState,
    tenant: TenantId,
    trial: SubscriptionId,
    new_order: OrderId,
    stamp: Stamp,
}

/// Takes the step that is due by what stands there now, and tells which.
async fn take_step(tx: &mut TenantTx, work: &Work) -> Result<Option<TrialStep>, Refusal> {
    let Work {
        state,
        tenant,
        stamp,
        ..
    } = work;
    let trial = store::trials::find(tx, &work.trial).await?;
    let trial = trial.ok_or(Refusal::Bug("an open trial that does not exist"))?;
    let purchaser = store::users::find(tx, &trial.user).await?;
    let purchaser = purchaser.ok_or(Refusal::Bug("a trial without its person"))?;
    let step = trial.course.due(purchaser.status, stamp.business_at);
    match step {
        None => look_again(tx, tenant, &trial).await?,
        Some(TrialStep::Announce) => announce(tx, work, trial).await?,
        Some(TrialStep::End) => end(tx, state, tenant, stamp, trial, EndReason::Time).await?,
        // Without a processor nothing is ordered that nobody could charge.
        Some(TrialStep::BecomePaid) if state.gateway.is_none() => {
            return Err(Refusal::PaymentsClosed);
        }
        Some(TrialStep::BecomePaid) => {
            become_paid(tx, tenant, stamp, &trial, &work.new_order).await?;
        }
    }
    Ok(step)
}

async fn announce(tx: &mut TenantTx, work: &Work, trial: TrialRecord) -> Result<(), Refusal> {
    let Work {
        state,
        tenant,
        stamp,
        ..
    } = work;
    if !store::trials::set_announced(tx, &trial.subscription, stamp.business_at).await? {
        return Err(Refusal::Stale);
    }
    let course = TrialCourse {
        is_announced: true,
        ..trial.course
    };
    let trial = TrialRecord { course, ..trial };
    look_again(tx, tenant, &trial).await?;
    let quote = quote_of(tx, &trial).await?;
    let change = Change {
        action: "trial.ending",
        object: trial.subscription.to_string(),
        before: None,
        after: Some(facts(state, &trial, &quote)),
    };
    Ok(record(tx, stamp, change).await?)
}

async fn postpone(state: &AppState, open: OpenTrial) -> Result<(), Refusal> {
    let open = OpenTrial {
        look_at: state.clock.business_now() + AGAIN_AFTER,
        ..open
    };
    let unit = state.store.write_global(move |tx| {
        let open = open.clone();
        Box::pin(async move { store::open_trials::put(tx, &open).await })
    });
    unit.await
        .map_err(|error: StoreError| Refusal::Store(error))
}
