//! What time asks to be done with a trial.

use std::sync::Arc;

use domain::ids::{OrderId, SubscriptionId, TenantId};
use domain::trial::{TrialCourse, TrialStep};
use store::TenantTx;
use store::due_subscriptions::DueSubscription;
use store::trials::TrialRecord;

use super::become_paid::become_paid;
use super::end::{EndReason, end};
use super::{facts, look_again, quote_of};
use crate::ids::new_id;
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::record::{Change, Stamp, record};

/// Does one step after the other until nothing is due: says that the trial
/// ends soon, ends it, or lets it become paid. `false` where the subscription
/// is no trial, or not any more.
///
/// # Errors
/// [`Refusal`], after which it is looked at again later.
pub async fn attend_trial(state: &AppState, due: &DueSubscription) -> Result<bool, Refusal> {
    loop {
        let work = Arc::new(Work {
            state: state.clone(),
            tenant: due.tenant.clone(),
            trial: due.subscription.clone(),
            new_order: new_id(&*state.random)?,
            stamp: Stamp::of_program(state),
        });
        let unit = state.store.write(&due.tenant, move |tx| {
            let work = Arc::clone(&work);
            Box::pin(async move { take_step(tx, &work).await })
        });
        match unit.await? {
            None => return Ok(false),
            Some(Some(TrialStep::Announce)) => {}
            Some(Some(TrialStep::BecomePaid | TrialStep::End) | None) => return Ok(true),
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

/// Takes the step that is due by what stands there now, and tells which;
/// nothing where there is no open trial.
async fn take_step(tx: &mut TenantTx, work: &Work) -> Result<Option<Option<TrialStep>>, Refusal> {
    let Work {
        state,
        tenant,
        stamp,
        ..
    } = work;
    let trial = store::trials::find(tx, &work.trial).await?;
    let Some(trial) = trial.filter(|trial| trial.course.is_open()) else {
        return Ok(None);
    };
    let purchaser = store::users::find(tx, &trial.user).await?;
    let purchaser = purchaser.ok_or(Refusal::Bug("a trial without its person"))?;
    let step = trial.course.due(purchaser.status, stamp.business_at);
    match step {
        None => look_again(tx, state, tenant, &trial).await?,
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
    Ok(Some(step))
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
    look_again(tx, state, tenant, &trial).await?;
    let quote = quote_of(tx, &trial).await?;
    let change = Change {
        action: "trial.ending",
        object: trial.subscription.to_string(),
        before: None,
        after: Some(facts(state, &trial, &quote)),
    };
    Ok(record(tx, stamp, change).await?)
}
