//! Every query about what people and programs are told of.

use chrono::{DateTime, Utc};
use domain::access::Role;
use domain::ids::{UserId, WebhookId};
use domain::notices::{DeliveryState, WebhookState};

use crate::cursor::Cursor;
use crate::mails::{DigestEntry, MailEnd, MailRecord};
use crate::wakeups::{Place, Task};
use crate::webhooks::{Tried, WebhookRecord};
use crate::{StoreError, TenantTx, mails, notices, outbox, wakeups, webhooks};

pub(super) async fn run(
    tx: &mut TenantTx,
    user: &UserId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    notices::settings(tx).await?;
    for version in [0, 1] {
        notices::set_settings(tx, "{}", version).await?;
    }
    notices::people_with(tx, &[Role::GlobalAdmin]).await?;
    notices::add(tx, user, "e1", "{}", now).await?;
    let cursor = Cursor {
        key: "7".to_owned(),
        id: "e1".to_owned(),
    };
    let cursor = cursor.to_text();
    notices::list(tx, user, None, 5).await?;
    notices::list(tx, user, Some(&cursor), 5).await?;
    notices::unread(tx, user, 99).await?;
    notices::mark_read(tx, user, now).await?;
    notices::forget(tx, now).await?;
    run_mails(tx, now).await?;
    outbox::append(tx, "e1", "policy.changed", "{}", now).await?;
    outbox::mark_told(tx, "e1", now).await?;
    run_webhooks(tx, now, &cursor).await?;

    let tenant = tx.tenant().clone();
    for at in [now, now] {
        wakeups::wake(tx, &tenant, Task::SendMails, at).await?;
    }
    let mut taken = wakeups::lease_due(tx, Place::Here, (now, now), now, 5).await?;
    taken.extend(wakeups::lease_due(tx, Place::Elsewhere, (now, now), now, 5).await?);
    for wakeup in &taken {
        wakeups::finish(tx, wakeup, Some(now)).await?;
        wakeups::finish(tx, wakeup, None).await?;
        wakeups::finish(tx, wakeup, None).await?;
    }
    Ok(())
}

async fn run_mails(tx: &mut TenantTx, now: DateTime<Utc>) -> Result<(), StoreError> {
    let text = String::new;
    let mail = MailRecord {
        id: "m1".to_owned(),
        to_address: text(),
        to_name: text(),
        subject: text(),
        text: text(),
        html: text(),
        is_chosen: true,
        created_at: now,
    };
    mails::add(tx, &mail).await?;
    mails::due(tx, now, 5).await?;
    mails::next_due(tx).await?;
    mails::begin_try(tx, "m1", 0, now).await?;
    mails::try_again(tx, "m1", now).await?;
    mails::end(tx, "m1", MailEnd::Sent).await?;
    mails::forget(tx, now).await?;
    let entry = DigestEntry {
        rhythm: "daily".to_owned(),
        to_address: text(),
        to_name: text(),
        event_id: text(),
        notice_json: text(),
        created_at: now,
        due_at: now,
    };
    mails::add_entry(tx, &entry).await?;
    mails::take_due_entries(tx, now).await?;
    mails::next_digest(tx).await.map(drop)
}

async fn run_webhooks(
    tx: &mut TenantTx,
    now: DateTime<Utc>,
    cursor: &str,
) -> Result<(), StoreError> {
    let id = WebhookId::parse("w1").map_err(|_| StoreError::Corrupt {
        table: "webhooks",
        column: "id",
    })?;
    let webhook = WebhookRecord {
        id: id.clone(),
        url: String::new(),
        areas: Vec::new(),
        secret_sealed: String::new(),
        state: WebhookState::On,
        failing_since: None,
        created_at: now,
    };
    webhooks::insert(tx, &webhook).await?;
    webhooks::list(tx).await?;
    webhooks::find(tx, &id).await?;
    webhooks::find_and_hold(tx, &id).await?;
    webhooks::miss(tx, &id, "e1", now).await?;
    webhooks::forget(tx, now).await?;
    outbox::forget(tx, now).await?;
    webhooks::set_state(tx, &id, WebhookState::On, None).await?;
    webhooks::deliver(tx, &id, "e1", now).await?;
    webhooks::next_due(tx).await?;
    for delivery in webhooks::due(tx, now, 5).await? {
        webhooks::begin_try(tx, &delivery, now).await?;
        let tried = Tried {
            state: DeliveryState::Delivered,
            next_at: now,
            at: now,
            status: Some(200),
            problem: None,
        };
        webhooks::end_try(tx, &delivery, &tried).await?;
    }
    webhooks::deliveries(tx, &id, None, 5).await?;
    webhooks::deliveries(tx, &id, Some(cursor), 5).await?;
    webhooks::deliver_again(tx, &id, "e1", now).await?;
    webhooks::deliver_failed_again(tx, &id, now).await?;
    webhooks::fail_waiting(tx, &id).await?;
    for _ in 0..2 {
        webhooks::remove(tx, &id, now).await?;
    }
    Ok(())
}
