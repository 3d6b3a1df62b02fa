//! Work in the background: leased job by job, so that any number of instances
//! share it (`decisions.md` 9).

use std::time::Duration;

use chrono::TimeDelta;
use futures::future::BoxFuture;
use store::StoreError;
use tokio::sync::watch;

use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::billing::attend_subscriptions;
use crate::use_cases::demo_clock::follow_clock;
use crate::use_cases::directory::free_licenses_of_leavers;
use crate::use_cases::license_requests::look_after_requests;
use crate::use_cases::notices::forget_what_was_told;
use crate::use_cases::orders::reconcile;
use crate::use_cases::session::forget_expired_sessions;

/// How often an instance looks for work.
const LOOKS_EVERY: Duration = Duration::from_secs(2);
/// How long one instance has a job for itself; a job that takes longer may
/// run twice, which every job must bear.
const LEASED_FOR: TimeDelta = TimeDelta::minutes(5);

/// A job that is done again and again.
pub struct Job {
    /// Its name in the database.
    pub name: &'static str,
    /// The time from one run to the next, by the system clock.
    pub every: TimeDelta,
    /// What is done. Each run takes up what the last one left.
    pub run: fn(AppState) -> BoxFuture<'static, Result<(), Refusal>>,
}

/// Every job.
pub const JOBS: &[Job] = &[
    Job {
        name: "forget-expired-sessions",
        every: TimeDelta::hours(1),
        run: |state| Box::pin(async move { forget_expired_sessions(&state).await }),
    },
    Job {
        name: "forget-what-was-told",
        every: TimeDelta::hours(24),
        run: |state| Box::pin(async move { forget_what_was_told(&state).await }),
    },
    Job {
        name: "free-licenses-of-leavers",
        every: TimeDelta::minutes(1),
        run: |state| {
            Box::pin(async move {
                while free_licenses_of_leavers(&state).await? > 0 {}
                Ok(())
            })
        },
    },
    Job {
        name: "look-after-requests",
        every: TimeDelta::minutes(1),
        run: |state| {
            Box::pin(async move {
                while look_after_requests(&state).await? > 0 {}
                Ok(())
            })
        },
    },
    // Often, so that a demo whose clock is moved shows at once what time does.
    Job {
        name: "attend-subscriptions",
        every: TimeDelta::seconds(5),
        run: |state| Box::pin(async move { attend_subscriptions(&state).await }),
    },
];

/// Works until it is told to end.
pub async fn work_until(state: AppState, mut ending: watch::Receiver<bool>) {
    loop {
        if let Err(error) = look(&state, JOBS).await {
            tracing::error!(%error, "the background work could not be done");
        }
        tokio::select! {
            _ = ending.wait_for(|ending| *ending) => return,
            () = tokio::time::sleep(LOOKS_EVERY) => {}
        }
    }
}

/// Does what is due now.
///
/// # Errors
/// [`Refusal::Store`] when it cannot be known; a single job that fails is
/// logged and done again when it is due again.
pub async fn look(state: &AppState, jobs: &[Job]) -> Result<(), Refusal> {
    follow_clock(state).await?;
    // Orders have leases of their own, since each is awaited by somebody.
    reconcile(state).await?;
    let unit = state
        .store
        .read_global(|tx| Box::pin(async move { store::jobs::due_times(tx).await }));
    let due = unit
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    let now = state.clock.system_now();
    let is_due = |job: &&Job| due.get(job.name).is_none_or(|at| *at <= now);
    for job in jobs.iter().filter(is_due) {
        run(state, job).await?;
    }
    Ok(())
}

async fn run(state: &AppState, job: &Job) -> Result<(), Refusal> {
    let (name, now) = (job.name, state.clock.system_now());
    let lease_until = now + LEASED_FOR;
    let unit = state.store.write_global(move |tx| {
        Box::pin(async move { store::jobs::take(tx, name, now, lease_until).await })
    });
    let is_ours = unit
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    if !is_ours {
        return Ok(());
    }
    if let Err(error) = (job.run)(state.clone()).await {
        tracing::error!(%error, job = name, "a job failed");
    }
    let due_at = now + job.every;
    let unit = state.store.write_global(move |tx| {
        Box::pin(async move { store::jobs::finish(tx, name, lease_until, due_at).await })
    });
    unit.await
        .map_err(|error: StoreError| Refusal::Store(error))
}
