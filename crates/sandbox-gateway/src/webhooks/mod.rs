//! Events for the merchant: signed, posted, and posted again until they are accepted.

mod signature;

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use reqwest::redirect::Policy;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use crate::ledger::{DueEvent, Entries};
use crate::shared::{Shared, now, now_ms};

/// How long the merchant may take to accept an event.
const TIMEOUT: Duration = Duration::from_secs(10);
/// A delivery under way is not begun again within this time.
const LEASE_MS: i64 = 15_000;
const LONGEST_WAIT: Duration = Duration::from_mins(1);
const POSTS_AT_ONCE: usize = 16;

/// The client that posts the events. It follows no redirect and no proxy: the merchant is on
/// this machine.
pub fn client() -> anyhow::Result<reqwest::Client> {
    // The binary may have chosen a provider before; either serves.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .no_proxy()
        .redirect(Policy::none())
        .timeout(TIMEOUT)
        .build()
        .context("the client of the webhooks cannot be built")
}

/// Posts events as they are written, for as long as the process lives.
pub async fn deliver_events(shared: Shared, client: reqwest::Client) {
    let posts = Arc::new(Semaphore::new(POSTS_AT_ONCE));
    loop {
        let due = if shared.is_paused() {
            Vec::new()
        } else {
            in_ledger(&shared, |entries| {
                entries.take_due_events(now_ms(), now_ms() + LEASE_MS)
            })
            .await
            .unwrap_or_default()
        };
        if due.is_empty() {
            wait_for_an_event(&shared).await;
            continue;
        }
        for event in due {
            let Ok(permit) = Arc::clone(&posts).acquire_owned().await else {
                return;
            };
            let (shared, client) = (Arc::clone(&shared), client.clone());
            tokio::spawn(async move {
                deliver(&shared, &client, event).await;
                drop(permit);
            });
        }
    }
}

async fn wait_for_an_event(shared: &Shared) {
    let wait_ms = if shared.is_paused() {
        None
    } else {
        in_ledger(shared, |entries| {
            let next = entries.next_attempt_at()?;
            Ok(next.map(|at| (at - now_ms()).max(1)))
        })
        .await
        .flatten()
    };
    let wait = wait_ms
        .and_then(|ms| u64::try_from(ms).ok())
        .map_or(LONGEST_WAIT, Duration::from_millis);
    tokio::select! {
        () = shared.event_written.notified() => {}
        () = tokio::time::sleep(wait) => {}
    }
}

async fn deliver(shared: &Shared, client: &reqwest::Client, event: DueEvent) {
    let accepted = post(shared, client, &event).await;
    let id = event.id.clone();
    if accepted {
        in_ledger(shared, move |entries| entries.mark_delivered(&id, now_ms())).await;
        return;
    }
    let wait = wait_after(shared.config.webhook_retry, event.attempts);
    tracing::warn!(
        event = event.id,
        r#type = event.event_type,
        ?wait,
        "event not accepted"
    );
    let until = now_ms().saturating_add(i64::try_from(wait.as_millis()).unwrap_or(i64::MAX));
    in_ledger(shared, move |entries| entries.postpone_delivery(&id, until)).await;
    shared.event_written.notify_one();
}

async fn post(shared: &Shared, client: &reqwest::Client, event: &DueEvent) -> bool {
    let Some(signature) = signature::header(&shared.config.webhook_secret, now(), &event.body)
    else {
        return false;
    };
    let answer = client
        .post(&shared.config.webhook_url)
        .header("content-type", "application/json; charset=utf-8")
        .header("stripe-signature", signature)
        .body(event.body.clone())
        .send()
        .await;
    answer.is_ok_and(|answer| answer.status().is_success())
}

fn wait_after(first: Duration, attempts: u32) -> Duration {
    first
        .saturating_mul(2_u32.saturating_pow(attempts))
        .min(LONGEST_WAIT)
}

/// A failure here is logged and met again at the next turn: the event stays due.
async fn in_ledger<T, W>(shared: &Shared, work: W) -> Option<T>
where
    T: Send + 'static,
    W: FnOnce(&Entries<'_>) -> rusqlite::Result<T> + Send + 'static,
{
    let ledger = shared.ledger.clone();
    let done = spawn_blocking(move || ledger.write(work)).await.ok()?;
    done.inspect_err(|error| tracing::error!(%error, "the ledger could not be written"))
        .ok()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{LONGEST_WAIT, wait_after};

    #[test]
    fn the_wait_doubles_up_to_its_limit() {
        let first = Duration::from_secs(1);
        assert_eq!(wait_after(first, 0), first);
        assert_eq!(wait_after(first, 3), Duration::from_secs(8));
        assert_eq!(wait_after(first, 40), LONGEST_WAIT);
    }
}
