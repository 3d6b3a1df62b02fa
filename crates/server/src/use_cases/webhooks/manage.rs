//! Adding, switching, trying out and removing receivers.

use api::paging::{PAGE_SIZE, Page};
use api::webhooks::{
    AddWebhookRequest, DeliveryRow, NewWebhook, Replayed, WebhookList, WebhookRow,
};
use domain::access::{ManagePrograms, Permit, ViewPrograms};
use domain::audit_filter::AuditArea;
use domain::ids::WebhookId;
use domain::notices::{MAX_WEBHOOKS, WebhookState};
use serde_json::json;
use store::wakeups::{Task, wake};
use store::webhooks::{DeliveryRecord, WebhookRecord};
use store::{StoreError, TenantTx};
use url::Url;

use super::signature::secret;
use crate::ids::new_id;
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::record::{Change, Stamp, record};
use crate::use_cases::session::CurrentSession;

/// The longest address.
const LONGEST_URL: usize = 2_000;

/// For what the secret of a receiver is sealed.
pub fn place(webhook: &WebhookId) -> String {
    format!("webhook:{webhook}")
}

/// The receivers.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn list_webhooks(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<ViewPrograms>,
) -> Result<WebhookList, Refusal> {
    let unit = state.store.read(&session.viewer.tenant, |tx| {
        Box::pin(async move { list(tx).await })
    });
    unit.await
        .map_err(|error: StoreError| Refusal::Store(error))
}

/// Adds a receiver.
///
/// # Errors
/// [`Refusal::InvalidField`] for an address that is not called, or one
/// receiver too many; [`Refusal::Store`].
pub async fn add_webhook(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<ManagePrograms>,
    request: AddWebhookRequest,
) -> Result<NewWebhook, Refusal> {
    let url = checked_url(state, &request.url)?;
    let stamp = Stamp::of(state, session);
    let (id, secret) = (
        new_id::<WebhookId>(&*state.random)?,
        secret(state.random.secret()),
    );
    let sealed = state.secrets.seal(&*state.random, &place(&id), &secret);
    let webhook = WebhookRecord {
        id,
        url,
        areas: request.areas.iter().map(ToString::to_string).collect(),
        secret_sealed: sealed.map_err(|_| Refusal::Bug("a secret cannot be sealed"))?,
        state: WebhookState::On,
        failing_since: None,
        created_at: stamp.business_at,
    };
    let job = (stamp, webhook.clone());
    let unit = state.store.write(&session.viewer.tenant, move |tx| {
        let (stamp, webhook) = job.clone();
        Box::pin(async move {
            // Two admins at once must not both find room for one more.
            store::people::lock_administration(tx).await?;
            if store::webhooks::list(tx).await?.len() >= MAX_WEBHOOKS {
                let detail = format!("an organization has at most {MAX_WEBHOOKS} webhooks");
                return Err(Refusal::InvalidField {
                    field: "url",
                    detail,
                });
            }
            store::webhooks::insert(tx, &webhook).await?;
            let after = json!({ "url": webhook.url, "areas": webhook.areas });
            written(tx, &stamp, "webhook.added", &webhook.id, after).await?;
            Ok(())
        })
    });
    unit.await?;
    Ok(NewWebhook {
        webhook: row(webhook),
        secret,
    })
}

/// Switches a receiver on or off; as it is already is harmless.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Store`].
pub async fn set_webhook(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<ManagePrograms>,
    webhook: &WebhookId,
    is_on: bool,
) -> Result<WebhookList, Refusal> {
    let job = (Stamp::of(state, session), webhook.clone());
    let unit = state.store.write(&session.viewer.tenant, move |tx| {
        let (stamp, id) = job.clone();
        Box::pin(async move {
            let webhook = find(tx, &id).await?;
            let (next, action) = if is_on {
                (WebhookState::On, "webhook.switched_on")
            } else {
                (WebhookState::Off, "webhook.switched_off")
            };
            if webhook.state != next {
                store::webhooks::set_state(tx, &id, next, None).await?;
                if !is_on {
                    store::webhooks::fail_waiting(tx, &id).await?;
                }
                let after = json!({ "state": next, "url": webhook.url });
                written(tx, &stamp, action, &id, after).await?;
            }
            Ok::<_, Refusal>(list(tx).await?)
        })
    });
    unit.await
}

/// Removes a receiver; again is harmless.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Store`].
pub async fn remove_webhook(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<ManagePrograms>,
    webhook: &WebhookId,
) -> Result<WebhookList, Refusal> {
    let job = (Stamp::of(state, session), webhook.clone());
    let unit = state.store.write(&session.viewer.tenant, move |tx| {
        let (stamp, id) = job.clone();
        Box::pin(async move {
            let removed = store::webhooks::remove(tx, &id, stamp.business_at).await?;
            if removed.ok_or(Refusal::NotFound)? {
                let after = json!({ "removed": true });
                written(tx, &stamp, "webhook.removed", &id, after).await?;
            }
            Ok::<_, Refusal>(list(tx).await?)
        })
    });
    unit.await
}

/// Sends a receiver an event of its own, whatever it hears of.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::InvalidField`] where it is not called,
/// [`Refusal::Store`].
pub async fn test_webhook(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<ManagePrograms>,
    webhook: &WebhookId,
) -> Result<(), Refusal> {
    let job = (Stamp::of(state, session), webhook.clone());
    let unit = state.store.write(&session.viewer.tenant, move |tx| {
        let (stamp, id) = job.clone();
        Box::pin(async move {
            let webhook = find_switched_on(tx, &id).await?;
            let after = json!({ "url": webhook.url });
            let action = "webhook.tested";
            written(tx, &stamp, action, &id, after).await?;
            let event = stamp.event_id(action);
            store::webhooks::deliver(tx, &id, &event, stamp.business_at).await?;
            Ok(())
        })
    });
    unit.await
}

/// Delivers one event once more, or all that failed.
///
/// # Errors
/// [`Refusal::NotFound`] for a receiver or an event that is not known,
/// [`Refusal::InvalidField`] where it is not called, [`Refusal::Store`].
pub async fn replay(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<ManagePrograms>,
    webhook: &WebhookId,
    event: Option<String>,
) -> Result<Replayed, Refusal> {
    let job = (Stamp::of(state, session), webhook.clone(), event);
    let unit = state.store.write(&session.viewer.tenant, move |tx| {
        let (stamp, id, event) = job.clone();
        Box::pin(async move {
            find_switched_on(tx, &id).await?;
            let at = stamp.business_at;
            let count = match &event {
                Some(event) => {
                    let is_known = store::webhooks::deliver_again(tx, &id, event, at).await?;
                    is_known.then_some(1).ok_or(Refusal::NotFound)?
                }
                None => store::webhooks::deliver_failed_again(tx, &id, at).await?,
            };
            let after = json!({ "event": event, "count": count });
            written(tx, &stamp, "webhook.replayed", &id, after).await?;
            let tenant = tx.tenant().clone();
            wake(tx, &tenant, Task::CallWebhooks, at).await?;
            Ok::<_, Refusal>(Replayed { count })
        })
    });
    unit.await
}

/// A page of what was delivered, the newest first.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Store`].
pub async fn list_deliveries(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<ViewPrograms>,
    webhook: &WebhookId,
    cursor: Option<String>,
) -> Result<Page<DeliveryRow>, Refusal> {
    let job = (webhook.clone(), cursor);
    let unit = state.store.read(&session.viewer.tenant, move |tx| {
        let (id, cursor) = job.clone();
        Box::pin(async move {
            find(tx, &id).await?;
            let cursor = cursor.as_deref();
            Ok::<_, Refusal>(store::webhooks::deliveries(tx, &id, cursor, PAGE_SIZE).await?)
        })
    });
    let (found, next_cursor) = unit.await?;
    Ok(Page {
        items: found.into_iter().map(delivery_row).collect(),
        next_cursor,
    })
}

fn checked_url(state: &AppState, typed: &str) -> Result<String, Refusal> {
    let invalid = |detail: String| Refusal::InvalidField {
        field: "url",
        detail,
    };
    let typed = typed.trim();
    if typed.len() > LONGEST_URL {
        let detail = format!("an address has at most {LONGEST_URL} characters");
        return Err(invalid(detail));
    }
    let shape = "this is no address such as https://hooks.example.com/selfserve";
    let url = Url::parse(typed).map_err(|_| invalid(shape.to_owned()))?;
    let checked = state.webhook_http.check(&url);
    checked.map_err(|error| invalid(error.to_string()))?;
    Ok(url.to_string())
}

async fn list(tx: &mut TenantTx) -> Result<WebhookList, StoreError> {
    let webhooks = store::webhooks::list(tx).await?;
    Ok(WebhookList {
        items: webhooks.into_iter().map(row).collect(),
    })
}

async fn find(tx: &mut TenantTx, id: &WebhookId) -> Result<WebhookRecord, Refusal> {
    let found = store::webhooks::find(tx, id).await?;
    found.ok_or(Refusal::NotFound)
}

async fn find_switched_on(tx: &mut TenantTx, id: &WebhookId) -> Result<WebhookRecord, Refusal> {
    let webhook = find(tx, id).await?;
    if webhook.state == WebhookState::On {
        Ok(webhook)
    } else {
        Err(Refusal::InvalidField {
            field: "webhook",
            detail: "the webhook is not called; switch it on first".to_owned(),
        })
    }
}

async fn written(
    tx: &mut TenantTx,
    stamp: &Stamp,
    action: &'static str,
    webhook: &WebhookId,
    after: serde_json::Value,
) -> Result<(), StoreError> {
    let change = Change {
        action,
        object: webhook.to_string(),
        before: None,
        after: Some(after),
    };
    record(tx, stamp, change).await
}

fn row(webhook: WebhookRecord) -> WebhookRow {
    WebhookRow {
        id: webhook.id,
        url: webhook.url,
        // What a later version knows as an area is not shown by this one.
        areas: webhook
            .areas
            .iter()
            .filter_map(|area| AuditArea::parse(area))
            .collect(),
        state: webhook.state,
        failing_since: webhook.failing_since,
    }
}

fn delivery_row(delivery: DeliveryRecord) -> DeliveryRow {
    DeliveryRow {
        event: delivery.event_id,
        kind: delivery.kind,
        state: delivery.state,
        tries: delivery.tries,
        created_at: delivery.created_at,
        last_at: delivery.last_at,
        last_status: delivery.last_status,
        last_problem: delivery.last_problem,
    }
}
