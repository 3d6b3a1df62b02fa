//! Canceling a trial with a card: it runs to its end, and nothing is charged.

use api::subscriptions::SubscriptionDetail;
use domain::access::authorize_cancel_trial;
use domain::ids::SubscriptionId;
use domain::subscription::{Lifecycle, RecurringBilling};
use domain::trial::{CancelTrialError, TrialCourse};
use store::TenantTx;
use store::trials::TrialRecord;

use super::{facts, look_again, quote_of};
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::record::{Change, Stamp, record};
use crate::use_cases::session::CurrentSession;
use crate::use_cases::subscriptions::{self, rights_of, visible};

/// Cancels the trial that a subscription is. Again is harmless.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Denied`], [`Refusal::CancelTrial`],
/// [`Refusal::Stale`], [`Refusal::Store`].
pub async fn cancel_trial(
    state: &AppState,
    session: &CurrentSession,
    subscription: &SubscriptionId,
) -> Result<SubscriptionDetail, Refusal> {
    let stamp = Stamp::of(state, session);
    let job = (state.clone(), session.clone(), subscription.clone(), stamp);
    let unit = state.store.write(&session.viewer.tenant, move |tx| {
        let (state, session, subscription, stamp) = job.clone();
        Box::pin(async move { cancel(tx, &state, &session, &subscription, &stamp).await })
    });
    unit.await?;
    subscriptions::get_subscription(state, session, subscription).await
}

async fn cancel(
    tx: &mut TenantTx,
    state: &AppState,
    session: &CurrentSession,
    id: &SubscriptionId,
    stamp: &Stamp,
) -> Result<(), Refusal> {
    let subscription = visible(tx, session, id).await?;
    authorize_cancel_trial(&session.viewer, rights_of(&subscription))?;
    let trial = store::trials::find(tx, id).await?;
    let trial = trial.ok_or(CancelTrialError::Over)?;
    let (from, to) = (
        trial.course.state,
        trial.course.canceled(stamp.business_at)?,
    );
    if from == to {
        return Ok(());
    }
    if !store::trials::replace_state(tx, id, from, to).await? {
        return Err(Refusal::Stale);
    }
    let ends = Lifecycle::Active {
        ends_at: trial.course.ends_at,
        recurring: RecurringBilling::Off,
    };
    store::subscriptions::set_lifecycle(tx, id, ends).await?;
    let course = TrialCourse {
        state: to,
        ..trial.course
    };
    let trial = TrialRecord { course, ..trial };
    look_again(tx, state, &session.viewer.tenant, &trial).await?;
    let quote = quote_of(tx, &trial).await?;
    let change = Change {
        action: "trial.canceled",
        object: id.to_string(),
        before: None,
        after: Some(facts(state, &trial, &quote)),
    };
    Ok(record(tx, stamp, change).await?)
}
