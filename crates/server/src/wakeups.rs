//! What is to be told and delivered, done apart from all other work: a mail
//! server or a webhook that hangs keeps nothing else waiting.

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use store::StoreError;
use store::wakeups::{Place, Task, Wakeup};
use tokio::sync::{Semaphore, watch};

use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::{billing, notices, webhooks};

/// How often an instance looks for work.
const LOOKS_EVERY: Duration = Duration::from_secs(1);
/// How long one instance has a task for itself; one that takes longer may be
/// done twice at once, which every task must bear.
const LEASED_FOR: TimeDelta = TimeDelta::minutes(1);
/// A task that failed waits for so long.
const AGAIN_AFTER: TimeDelta = TimeDelta::minutes(1);
/// Tasks that one instance does at the same time: of those that wait for
/// servers of others, and of those that do not.
const AT_ONCE: usize = 16;
/// What is under way when the server is told to end gets this long.
const ENDS_WITHIN: Duration = Duration::from_secs(25);

/// Works until it is told to end.
pub async fn work_until(state: AppState, mut ending: watch::Receiver<bool>) {
    // A server of somebody else that hangs takes no place from what is told.
    let places = [Place::Here, Place::Elsewhere].map(|place| (place, Semaphore::new(AT_ONCE)));
    let places = places.map(|(place, free)| (place, Arc::new(free)));
    loop {
        for (place, free) in &places {
            begin(&state, *place, free).await;
        }
        tokio::select! {
            _ = ending.wait_for(|ending| *ending) => break,
            () = tokio::time::sleep(LOOKS_EVERY) => {}
        }
    }
    let all = u32::try_from(AT_ONCE).unwrap_or(u32::MAX);
    let ended = futures::future::join_all(places.iter().map(|(_, free)| free.acquire_many(all)));
    if tokio::time::timeout(ENDS_WITHIN, ended).await.is_err() {
        tracing::warn!("a mail or a call was under way; it is tried again");
    }
}

/// Takes what is due and has it done.
async fn begin(state: &AppState, place: Place, free: &Arc<Semaphore>) {
    let taken = match lease(state, place, free.available_permits()).await {
        Ok(taken) => taken,
        Err(error) => {
            tracing::error!(%error, "notices could not be looked after");
            return;
        }
    };
    for wakeup in taken {
        let permit = Arc::clone(free).acquire_owned().await;
        let state = state.clone();
        tokio::spawn(async move {
            run(&state, &wakeup).await;
            drop(permit);
        });
    }
}

/// Does all that is due now, one after the other, and what comes of it.
///
/// # Errors
/// [`Refusal::Store`] when it cannot be known.
pub async fn work_off(state: &AppState) -> Result<(), Refusal> {
    loop {
        let mut taken = lease(state, Place::Here, AT_ONCE).await?;
        taken.extend(lease(state, Place::Elsewhere, AT_ONCE).await?);
        if taken.is_empty() {
            return Ok(());
        }
        for wakeup in &taken {
            run(state, wakeup).await;
        }
    }
}

async fn lease(state: &AppState, place: Place, limit: usize) -> Result<Vec<Wakeup>, Refusal> {
    if limit == 0 {
        return Ok(Vec::new());
    }
    let limit = u32::try_from(limit).unwrap_or(u32::MAX);
    let (business, system) = (state.clock.business_now(), state.clock.system_now());
    let unit = state.store.write_global(move |tx| {
        Box::pin(async move {
            let until = system + LEASED_FOR;
            store::wakeups::lease_due(tx, place, (business, system), until, limit).await
        })
    });
    unit.await
        .map_err(|error: StoreError| Refusal::Store(error))
}

async fn run(state: &AppState, wakeup: &Wakeup) {
    let tenant = &wakeup.tenant;
    let outcome = match wakeup.task {
        Task::TellEvents => notices::tell_events(state, tenant).await,
        Task::SendMails => notices::send_mails(state, tenant).await,
        Task::SendDigests => notices::send_digests(state, tenant).await,
        Task::CallWebhooks => webhooks::call_webhooks(state, tenant).await,
        Task::GiveMoneyBack => billing::give_money_back(state, tenant).await,
        Task::WarnOfGrants => notices::tell_of_grants(state, tenant).await,
    };
    let next = outcome.unwrap_or_else(|error| {
        let task = wakeup.task.as_str();
        tracing::error!(%error, %tenant, task, "a task failed");
        Some(state.clock.business_now() + AGAIN_AFTER)
    });
    let done = wakeup.clone();
    let unit = state.store.write_global(move |tx| {
        let done = done.clone();
        Box::pin(async move { store::wakeups::finish(tx, &done, next).await })
    });
    if let Err(error) = unit.await {
        let error: StoreError = error;
        tracing::error!(%error, "a task could not be given back");
    }
}
