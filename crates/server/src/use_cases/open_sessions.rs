//! Where a person is signed in, and ending that from elsewhere (B2).
//!
//! The sessions are those of the account that signed in, also while it acts as
//! a guest of another organization.

use api::open_sessions::{OpenSession, OpenSessionList};
use domain::ids::SessionId;
use serde_json::json;
use sha2::{Digest, Sha256};
use store::StoreError;
use store::sessions::SessionRow;
use store::tenants::TenantRecord;

use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::record::{Change, Stamp, record};
use crate::use_cases::session::{CurrentSession, of_row};

/// Enough of the hash that no two sessions of a person share it.
const ID_DIGITS: usize = 16;

/// A session that still works, and the name of its organization.
type Open = (SessionRow, String);

/// Every session that still works.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn list(state: &AppState, session: &CurrentSession) -> Result<OpenSessionList, Refusal> {
    let open = open(state, session).await?.into_iter();
    let items = open.map(|(row, organization)| {
        Ok(OpenSession {
            id: id(&row)?,
            organization,
            started_at: row.created_at,
            last_used_at: row.last_seen_at,
            is_current: row.token_hash == session.row.token_hash,
        })
    });
    let items = items.collect::<Result<_, Refusal>>()?;
    Ok(OpenSessionList { items })
}

/// Ends one session.
///
/// # Errors
/// [`Refusal::NotFound`] also for another person's session, [`Refusal::Store`].
pub async fn end(
    state: &AppState,
    session: &CurrentSession,
    wanted: &SessionId,
) -> Result<OpenSessionList, Refusal> {
    let open = open(state, session).await?.into_iter();
    let mut rows = open.map(|(row, _)| row);
    let row = rows.find(|row| id(row).is_ok_and(|id| id == *wanted));
    revoke(state, session, row.ok_or(Refusal::NotFound)?).await?;
    list(state, session).await
}

/// Ends all but the one that asks.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn end_others(
    state: &AppState,
    session: &CurrentSession,
) -> Result<OpenSessionList, Refusal> {
    for (row, _) in open(state, session).await? {
        if row.token_hash != session.row.token_hash {
            revoke(state, session, row).await?;
        }
    }
    list(state, session).await
}

/// Rows stay for a while after their session has ended by itself: those are
/// left out.
async fn open(state: &AppState, session: &CurrentSession) -> Result<Vec<Open>, Refusal> {
    let mut open = Vec::new();
    for (row, tenant) in of_person(state, session).await? {
        if let Some(found) = of_row(state, row, tenant).await? {
            open.push((found.row, found.tenant.tenant.name));
        }
    }
    Ok(open)
}

/// The rows with the organizations in which their sessions act.
async fn of_person(
    state: &AppState,
    session: &CurrentSession,
) -> Result<Vec<(SessionRow, TenantRecord)>, StoreError> {
    let (tenant, user) = (
        session.row.home_tenant.clone(),
        session.row.home_user.clone(),
    );
    let unit = state.store.read_global(move |tx| {
        let (tenant, user) = (tenant.clone(), user.clone());
        Box::pin(async move {
            let mut found = Vec::new();
            for row in store::sessions::of_home_account(tx, &tenant, &user).await? {
                if let Some(tenant) = store::tenants::find(tx, &row.tenant).await? {
                    found.push((row, tenant));
                }
            }
            Ok::<_, StoreError>(found)
        })
    });
    unit.await
}

/// The audit row stands where the session acted, by the account that it had there.
async fn revoke(
    state: &AppState,
    session: &CurrentSession,
    row: SessionRow,
) -> Result<(), Refusal> {
    let stamp = Stamp::of(state, session).acting_as(&row.user);
    let ended = id(&row)?;
    let tenant = row.tenant.clone();
    let unit = state.store.write(&tenant, move |tx| {
        let (row, stamp, ended) = (row.clone(), stamp.clone(), ended.clone());
        Box::pin(async move {
            store::sessions::revoke(tx, &row.token_hash).await?;
            let change = Change {
                action: "session.ended",
                object: row.user.to_string(),
                before: Some(json!({ "session": ended })),
                after: None,
            };
            record(tx, &stamp, change).await
        })
    });
    Ok(unit.await?)
}

/// The hash of the token's hash: it names the session and opens nothing, not
/// even to somebody who has read the database.
fn id(row: &SessionRow) -> Result<SessionId, Refusal> {
    let digits = hex::encode(Sha256::digest(&row.token_hash));
    let digits: String = digits.chars().take(ID_DIGITS).collect();
    SessionId::parse(&digits).map_err(|_| Refusal::Bug("a hash that is no id"))
}
