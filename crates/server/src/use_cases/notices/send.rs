//! Sending mails: at least once, in practice once, and never in anybody's way.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::TenantId;
use domain::notices::{MAIL_TRIES, next_try};
use futures::StreamExt;
use store::StoreError;
use store::mails::{MailEnd, MailRecord};

use super::letter::choose_at;
use crate::mail::{Mail, NotSent};
use crate::refusal::Refusal;
use crate::state::AppState;

/// Mails of one run, and how many of them at the same time: all of them end
/// within the lease of the task, however slow the mail server is.
const AT_ONCE: u32 = 8;
const SIDE_BY_SIDE: usize = 4;
/// One mail takes no longer, whatever the mail server does.
const SENT_WITHIN: Duration = Duration::from_secs(25);
/// Whoever dies while a mail is sent leaves it to others after this long.
const TRIED_FOR: TimeDelta = TimeDelta::minutes(10);
/// Mails that ended are kept for so long.
const KEPT_FOR: TimeDelta = TimeDelta::days(30);

/// Sends what is due, and says when to go on.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn send_mails(
    state: &AppState,
    tenant: &TenantId,
) -> Result<Option<DateTime<Utc>>, Refusal> {
    let now = state.clock.business_now();
    let unit = state.store.read(tenant, move |tx| {
        Box::pin(async move { store::mails::due(tx, now, AT_ONCE).await })
    });
    let due = unit
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    let sent = futures::stream::iter(due)
        .map(|(mail, tries)| send_one(state, tenant, mail, tries, now))
        .buffer_unordered(SIDE_BY_SIDE)
        .collect::<Vec<_>>();
    for outcome in sent.await {
        outcome?;
    }
    let unit = state.store.write(tenant, move |tx| {
        Box::pin(async move {
            store::mails::forget(tx, now - KEPT_FOR).await?;
            store::mails::next_due(tx).await
        })
    });
    unit.await
        .map_err(|error: StoreError| Refusal::Store(error))
}

async fn send_one(
    state: &AppState,
    tenant: &TenantId,
    record: MailRecord,
    tries: u32,
    now: DateTime<Utc>,
) -> Result<(), Refusal> {
    let tries_now = tries.saturating_add(1);
    let wait = next_try(MAIL_TRIES, tries_now);
    // Counted before it is tried, so that a crash does not try for ever.
    let next_at = now + wait.unwrap_or(TRIED_FOR).max(TRIED_FOR);
    if !begin(state, tenant, &record.id, tries, next_at).await? {
        return Ok(());
    }
    let mail = Mail {
        id: record.id.clone(),
        to_address: record.to_address,
        to_name: record.to_name,
        subject: record.subject,
        text: record.text,
        html: record.html,
        choose_at: record.is_chosen.then(|| choose_at(state)),
    };
    let sent = tokio::time::timeout(SENT_WITHIN, state.mailer.send(&mail)).await;
    let hangs = |_| Err(NotSent::Away("it hangs".to_owned()));
    let end = match sent.unwrap_or_else(hangs) {
        Ok(()) => Some(MailEnd::Sent),
        Err(NotSent::Refused(why)) => {
            tracing::warn!(mail = mail.id, why, "a mail is refused");
            Some(MailEnd::GivenUp)
        }
        Err(error) => {
            tracing::warn!(mail = mail.id, %error, "a mail was not sent");
            wait.is_none().then_some(MailEnd::GivenUp)
        }
    };
    finish(
        state,
        tenant,
        record.id,
        end,
        now + wait.unwrap_or_default(),
    )
    .await
}

async fn begin(
    state: &AppState,
    tenant: &TenantId,
    id: &str,
    tries: u32,
    next_at: DateTime<Utc>,
) -> Result<bool, Refusal> {
    let id = id.to_owned();
    let unit = state.store.write(tenant, move |tx| {
        let id = id.clone();
        Box::pin(async move { store::mails::begin_try(tx, &id, tries, next_at).await })
    });
    unit.await
        .map_err(|error: StoreError| Refusal::Store(error))
}

async fn finish(
    state: &AppState,
    tenant: &TenantId,
    id: String,
    end: Option<MailEnd>,
    next_at: DateTime<Utc>,
) -> Result<(), Refusal> {
    let unit = state.store.write(tenant, move |tx| {
        let id = id.clone();
        Box::pin(async move {
            match end {
                Some(end) => store::mails::end(tx, &id, end).await,
                None => store::mails::try_again(tx, &id, next_at).await,
            }
        })
    });
    unit.await
        .map_err(|error: StoreError| Refusal::Store(error))
}
