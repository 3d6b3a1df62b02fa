//! Carrying a request out: the fault ordered for it, its key, its transaction, its answer.

use std::time::Duration;

use axum::response::{IntoResponse, Response};
use tokio::task::spawn_blocking;

use super::access::Key;
use super::answer::{Answer, Refusal};
use super::connection::Connection;
use super::context::Context;
use super::faults::Fault;
use super::params::Params;
use crate::ledger::{Entries, StoredAnswer};
use crate::shared::{HeldKey, Shared, now};

/// An idempotency key, held until the answer is out.
pub struct Claim {
    pub idempotency_key: String,
    pub fingerprint: String,
    pub _held: HeldKey,
}

/// The work of a request and what it needs.
pub struct Work<W> {
    pub params: Params,
    pub key: Key,
    pub claim: Option<Claim>,
    pub run: W,
}

/// Does the work, and commits it, before the first byte of the answer.
pub async fn perform<W>(
    shared: Shared,
    work: Work<W>,
    fault: Option<Fault>,
    connection: Option<Connection>,
) -> Response
where
    W: FnOnce(&Context<'_>) -> Result<Answer, Refusal> + Send + 'static,
{
    if let Some(fault) = &fault
        && let Some(response) = fault.before_the_work(connection.as_ref()).await
    {
        return response;
    }
    let state = shared.clone();
    let Work {
        params,
        key,
        claim,
        run,
    } = work;
    let done = spawn_blocking(move || {
        let answer = state
            .ledger
            .write(|entries| work_in(&state, entries, &params, key, claim.as_ref(), run));
        (answer, claim)
    })
    .await;
    shared.event_written.notify_one();
    let Ok((answer, claim)) = done else {
        return Refusal::broken().into_response();
    };
    // The claim lives on until the answer is out: a request made meanwhile hears that this one
    // is still in progress.
    let _claim = if answer.as_ref().is_ok_and(|answer| answer.is_held_back) {
        hold(claim, shared.config.slow_answer).await
    } else {
        claim
    };
    let response = match answer {
        Ok(answer) => answer.into_response(),
        Err(refusal) => refusal.into_response(),
    };
    match fault {
        Some(fault) => fault.after_the_work(response, connection.as_ref()).await,
        None => response,
    }
}

/// Holds the key for that time, even when nobody waits for the answer any more: asking again
/// brings it no sooner.
async fn hold(claim: Option<Claim>, time: Duration) -> Option<Claim> {
    let held = tokio::spawn(async move {
        tokio::time::sleep(time).await;
        claim
    });
    held.await.ok().flatten()
}

/// Answers from the ledger when the key was used before. Otherwise the work and its answer are
/// written together, so that no crash can part them.
fn work_in<W>(
    shared: &Shared,
    entries: &Entries<'_>,
    params: &Params,
    key: Key,
    claim: Option<&Claim>,
    run: W,
) -> Result<Answer, Refusal>
where
    W: FnOnce(&Context<'_>) -> Result<Answer, Refusal>,
{
    if let Some(claim) = claim
        && let Some(stored) = entries.stored_answer(&claim.idempotency_key)?
    {
        return replay(stored, claim);
    }
    let answer = run(&Context {
        entries,
        params,
        config: &shared.config,
        key,
        idempotency_key: claim.map(|claim| claim.idempotency_key.as_str()),
        now: now(),
    })?;
    if let Some(claim) = claim {
        let stored = StoredAnswer {
            fingerprint: claim.fingerprint.clone(),
            status: answer.status,
            body: answer.body.clone(),
        };
        entries.store_answer(&claim.idempotency_key, &stored)?;
    }
    Ok(answer)
}

fn replay(stored: StoredAnswer, claim: &Claim) -> Result<Answer, Refusal> {
    if stored.fingerprint != claim.fingerprint {
        return Err(Refusal::key_used_for_another_request());
    }
    Ok(Answer {
        status: stored.status,
        body: stored.body,
        is_held_back: false,
        is_replayed: true,
    })
}
