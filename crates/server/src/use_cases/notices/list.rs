//! What a person sees behind the bell, and the mails of a demo.

use api::demo::{KeptMailBody, Outbox};
use api::notices::NoticeBody;
use api::paging::{PAGE_SIZE, Page};
use chrono::{DateTime, Utc};
use domain::notices::Notice;
use messages::Language;
use store::StoreError;

use super::words::words;
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::session::CurrentSession;

/// Beyond this nobody counts.
const COUNTED: u32 = 100;
/// As many mails as a demo shows.
const SHOWN: usize = 100;

/// A page of the person's notices in the language asked for, the newest first.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn list_notices(
    state: &AppState,
    session: &CurrentSession,
    language: Language,
    cursor: Option<String>,
) -> Result<Page<NoticeBody>, Refusal> {
    let user = session.viewer.user.clone();
    let unit = state.store.read(&session.viewer.tenant, move |tx| {
        let (user, cursor) = (user.clone(), cursor.clone());
        Box::pin(async move { store::notices::list(tx, &user, cursor.as_deref(), PAGE_SIZE).await })
    });
    let (found, next_cursor) = unit
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    let items = found.into_iter().filter_map(|record| {
        // What a later version wrote is left out.
        let notice: Notice = serde_json::from_str(&record.notice_json).ok()?;
        let words = words(language, &notice);
        Some(NoticeBody {
            id: record.event_id,
            title: words.title,
            text: words.paragraphs,
            path: words.path,
            at: record.at,
            is_read: record.is_read,
        })
    });
    Ok(Page {
        items: items.collect(),
        next_cursor,
    })
}

/// How many notices the person has not seen, counted up to a hundred.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn unread(state: &AppState, session: &CurrentSession) -> Result<u32, Refusal> {
    let user = session.viewer.user.clone();
    let unit = state.store.read(&session.viewer.tenant, move |tx| {
        let user = user.clone();
        Box::pin(async move { store::notices::unread(tx, &user, COUNTED).await })
    });
    unit.await
        .map_err(|error: StoreError| Refusal::Store(error))
}

/// The person has seen everything until `until`. It is nobody else's business,
/// so it stands in no log.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn mark_read(
    state: &AppState,
    session: &CurrentSession,
    until: DateTime<Utc>,
) -> Result<(), Refusal> {
    let user = session.viewer.user.clone();
    let unit = state.store.write(&session.viewer.tenant, move |tx| {
        let user = user.clone();
        Box::pin(async move { store::notices::mark_read(tx, &user, until).await })
    });
    unit.await
        .map_err(|error: StoreError| Refusal::Store(error))
}

/// The mails that a demo kept instead of sending them, the newest first.
///
/// # Errors
/// [`Refusal::NotFound`] where this is no demo, or it sends its mails;
/// [`Refusal::Bug`] when the folder cannot be read.
pub async fn kept_mails(state: &AppState) -> Result<Outbox, Refusal> {
    let folder = state.outbox.as_ref().filter(|_| state.is_demo());
    let folder = folder.ok_or(Refusal::NotFound)?;
    let kept = folder
        .latest(SHOWN)
        .await
        .map_err(|_| Refusal::Bug("the folder of mails cannot be read"))?;
    let items = kept.into_iter().map(|mail| KeptMailBody {
        id: mail.id,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        at: mail.at,
    });
    Ok(Outbox {
        items: items.collect(),
    })
}
