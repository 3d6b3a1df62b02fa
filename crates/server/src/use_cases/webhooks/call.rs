//! Calling receivers: each event at least once, in the rhythm of the
//! specification, and not for ever.

use axum::http::Request;
use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::TenantId;
use domain::notices::{
    DeliveryState, WEBHOOK_TRIES, WebhookState, give_up_webhooks_after, next_try,
};
use futures::StreamExt;
use serde_json::{Value, json};
use store::webhooks::{DeliveryRecord, Tried, WebhookRecord};
use store::{StoreError, TenantTx};

use super::manage::place;
use super::signature::signature;
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::record::{Change, Stamp, record};

/// Calls of one run, and how many of them at the same time: all of them end
/// within the lease of the task, however slow the receivers are.
const AT_ONCE: u32 = 20;
const SIDE_BY_SIDE: usize = 10;
/// Whoever dies during a call leaves it to others after this long.
const TRIED_FOR: TimeDelta = TimeDelta::minutes(2);
/// A receiver that is gone says so (Standard Webhooks 1.0.0).
const GONE: u16 = 410;
/// The largest body; the state of what changed is left out beyond it.
const LARGEST_BODY: usize = 20_000;

/// Calls whom it is time to call, and says when to go on.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn call_webhooks(
    state: &AppState,
    tenant: &TenantId,
) -> Result<Option<DateTime<Utc>>, Refusal> {
    let now = state.clock.business_now();
    let unit = state.store.read(tenant, move |tx| {
        Box::pin(async move {
            let webhooks = store::webhooks::list(tx).await?;
            Ok((store::webhooks::due(tx, now, AT_ONCE).await?, webhooks))
        })
    });
    let (due, webhooks) = unit
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    let calls = due.into_iter().filter_map(|delivery| {
        let webhook = webhooks.iter().find(|it| it.id == delivery.webhook)?;
        Some(call(state, tenant, webhook, delivery, now))
    });
    let calls = futures::stream::iter(calls).buffer_unordered(SIDE_BY_SIDE);
    for outcome in calls.collect::<Vec<_>>().await {
        outcome?;
    }
    let unit = state.store.read(tenant, |tx| {
        Box::pin(async move { store::webhooks::next_due(tx).await })
    });
    unit.await
        .map_err(|error: StoreError| Refusal::Store(error))
}

/// How a call ended.
enum Answer {
    /// With this status.
    Status(u16),
    /// Without one, for this reason.
    None(String),
}

async fn call(
    state: &AppState,
    tenant: &TenantId,
    webhook: &WebhookRecord,
    delivery: DeliveryRecord,
    now: DateTime<Utc>,
) -> Result<(), Refusal> {
    let job = delivery.clone();
    let unit = state.store.write(tenant, move |tx| {
        let delivery = job.clone();
        Box::pin(async move { store::webhooks::begin_try(tx, &delivery, now + TRIED_FOR).await })
    });
    let is_ours = unit
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    if !is_ours {
        return Ok(());
    }
    let answer = ask(state, webhook, &delivery).await?;
    let job = (Stamp::of_program(state), delivery, answer_of(answer));
    let unit = state.store.write(tenant, move |tx| {
        let (stamp, delivery, answer) = job.clone();
        Box::pin(async move { note(tx, &stamp, &delivery, answer, now).await })
    });
    unit.await
}

/// The status, and the problem in words where there is none.
type Noted = (Option<u16>, Option<String>);

fn answer_of(answer: Answer) -> Noted {
    match answer {
        Answer::Status(status) => (Some(status), None),
        Answer::None(problem) => (None, Some(problem)),
    }
}

async fn ask(
    state: &AppState,
    webhook: &WebhookRecord,
    delivery: &DeliveryRecord,
) -> Result<Answer, Refusal> {
    let secret = state
        .secrets
        .open(&place(&webhook.id), &webhook.secret_sealed);
    let Ok(secret) = secret else {
        return Ok(Answer::None("the secret cannot be opened".to_owned()));
    };
    let body = body_of(&delivery.body_json);
    // Receivers refuse what was signed long ago: by the machine's clock, on
    // which they look, too.
    let at = state.clock.system_now();
    let signed = signature(secret.expose(), &delivery.event_id, at, &body)
        .ok_or(Refusal::Bug("a webhook has no secret"))?;
    let request = Request::builder()
        .method("POST")
        .uri(&webhook.url)
        .header("content-type", "application/json")
        .header("user-agent", "Selfserve-Webhooks")
        .header("webhook-id", &delivery.event_id)
        .header("webhook-timestamp", at.timestamp().to_string())
        .header("webhook-signature", signed)
        .body(body.into_bytes());
    let Ok(request) = request else {
        return Ok(Answer::None("the address cannot be called".to_owned()));
    };
    Ok(match state.webhook_http.status_of(request).await {
        Ok(status) => Answer::Status(status.as_u16()),
        Err(error) => Answer::None(error.to_string()),
    })
}

fn body_of(event: &str) -> String {
    if event.len() <= LARGEST_BODY {
        return event.to_owned();
    }
    let mut event: Value = serde_json::from_str(event).unwrap_or_default();
    if let Some(data) = event.get_mut("data") {
        let object = data.get("object").cloned().unwrap_or_default();
        let actor = data.get("actor").cloned().unwrap_or_default();
        *data = json!({ "object": object, "actor": actor, "state": null, "is_shortened": true });
    }
    event.to_string()
}

async fn note(
    tx: &mut TenantTx,
    stamp: &Stamp,
    delivery: &DeliveryRecord,
    (status, problem): Noted,
    now: DateTime<Utc>,
) -> Result<(), Refusal> {
    let is_taken = status.is_some_and(|status| (200..300).contains(&status));
    let tries = delivery.tries.saturating_add(1);
    let wait = next_try(WEBHOOK_TRIES, tries);
    let outcome = Tried {
        state: match (is_taken, wait) {
            (true, _) => DeliveryState::Delivered,
            (false, Some(_)) => DeliveryState::Waiting,
            (false, None) => DeliveryState::Failed,
        },
        next_at: now + wait.unwrap_or_default(),
        at: now,
        status,
        problem,
    };
    // Held first: calls of the same receiver end side by side. Somebody may
    // have removed or switched it since.
    let webhook = store::webhooks::find_and_hold(tx, &delivery.webhook).await?;
    store::webhooks::end_try(tx, delivery, &outcome).await?;
    let Some(webhook) = webhook else {
        return Ok(());
    };
    if webhook.state != WebhookState::On {
        return Ok(store::webhooks::fail_waiting(tx, &webhook.id).await?);
    }
    let since = webhook.failing_since.unwrap_or(now);
    let next = if is_taken {
        WebhookState::On
    } else if status == Some(GONE) {
        WebhookState::Gone
    } else if since + give_up_webhooks_after() <= now {
        WebhookState::Failed
    } else {
        WebhookState::On
    };
    let failing_since = (!is_taken).then_some(since);
    if next != WebhookState::On {
        return give_up(tx, stamp, &webhook, next, failing_since).await;
    }
    if failing_since != webhook.failing_since {
        store::webhooks::set_state(tx, &webhook.id, next, failing_since).await?;
    }
    Ok(())
}

async fn give_up(
    tx: &mut TenantTx,
    stamp: &Stamp,
    webhook: &WebhookRecord,
    next: WebhookState,
    failing_since: Option<DateTime<Utc>>,
) -> Result<(), Refusal> {
    store::webhooks::set_state(tx, &webhook.id, next, failing_since).await?;
    store::webhooks::fail_waiting(tx, &webhook.id).await?;
    let change = Change {
        action: "webhook.failed",
        object: webhook.id.to_string(),
        before: Some(json!({ "state": webhook.state })),
        after: Some(json!({ "state": next, "url": webhook.url, "since": failing_since })),
    };
    Ok(record(tx, stamp, change).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_that_is_too_large_comes_without_the_state() {
        let small = r#"{"type":"a","data":{"object":"o","actor":null,"state":1}}"#;
        assert_eq!(body_of(small), small);
        let long = "x".repeat(LARGEST_BODY);
        let large = json!({ "type": "a", "data": { "object": "o", "actor": "u", "state": long } });
        let body: Value = serde_json::from_str(&body_of(&large.to_string())).unwrap();
        assert_eq!(body["type"], "a");
        assert_eq!(body["data"]["object"], "o");
        assert_eq!(body["data"]["is_shortened"], true);
    }
}
