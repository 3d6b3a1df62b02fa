//! What time makes of requests: admins are told once more of one that waits,
//! and what is over long enough is forgotten.

use chrono::TimeDelta;
use domain::license_request::Upkeep;
use store::license_requests::LicenseRequestRecord;
use store::request_dates::DueRequest;
use store::{StoreError, TenantTx};

use super::facts;
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::record::{Change, Stamp, record};

/// How long one instance has a request for itself.
const LEASED_FOR: TimeDelta = TimeDelta::seconds(60);
/// How many requests it takes at a time.
const AT_ONCE: u32 = 20;

/// Does what is due, and gives how many requests that were.
///
/// # Errors
/// [`Refusal::Store`] when none could be taken; a single one that fails is
/// logged and taken again.
pub async fn look_after_requests(state: &AppState) -> Result<usize, Refusal> {
    let (business, system) = (state.clock.business_now(), state.clock.system_now());
    let unit = state.store.write_global(move |tx| {
        Box::pin(async move {
            let until = system + LEASED_FOR;
            store::request_dates::lease_due(tx, business, system, until, AT_ONCE).await
        })
    });
    let due = unit
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    let count = due.len();
    for due in due {
        if let Err(error) = look_after(state, &due).await {
            tracing::warn!(%error, request.id = %due.request, "request not looked after yet");
        }
    }
    Ok(count)
}

/// Says when the request is to be looked at next.
///
/// # Errors
/// [`StoreError`].
pub async fn note_date(
    tx: &mut TenantTx,
    request: &LicenseRequestRecord,
    stamp: &Stamp,
) -> Result<(), StoreError> {
    let is_reminded = request.reminded_at.is_some();
    match request.state.upkeep(is_reminded, stamp.business_at) {
        Upkeep::WaitUntil(at) => store::request_dates::put(tx, &request.id, at).await,
        Upkeep::Remind | Upkeep::Delete => {
            store::request_dates::put(tx, &request.id, stamp.business_at).await
        }
    }
}

async fn look_after(state: &AppState, due: &DueRequest) -> Result<(), StoreError> {
    let job = (Stamp::of_program(state), due.request.clone());
    let unit = state.store.write(&due.tenant, move |tx| {
        let (stamp, id) = job.clone();
        Box::pin(async move {
            let Some(request) = store::license_requests::find(tx, &id).await? else {
                return store::request_dates::remove(tx, &id).await;
            };
            let is_reminded = request.reminded_at.is_some();
            match request.state.upkeep(is_reminded, stamp.business_at) {
                Upkeep::WaitUntil(at) => store::request_dates::put(tx, &id, at).await,
                Upkeep::Remind => remind(tx, request, &stamp).await,
                Upkeep::Delete => forget(tx, &request, &stamp).await,
            }
        })
    });
    unit.await
}

async fn remind(
    tx: &mut TenantTx,
    request: LicenseRequestRecord,
    stamp: &Stamp,
) -> Result<(), StoreError> {
    let at = stamp.business_at;
    // Another instance may have done it.
    if !store::license_requests::set_reminded(tx, &request.id, at).await? {
        return Ok(());
    }
    let request = LicenseRequestRecord {
        reminded_at: Some(at),
        ..request
    };
    note_date(tx, &request, stamp).await?;
    let change = Change {
        action: "license_request.reminded",
        object: request.id.to_string(),
        before: None,
        after: Some(facts(&request, request.state)),
    };
    record(tx, stamp, change).await
}

async fn forget(
    tx: &mut TenantTx,
    request: &LicenseRequestRecord,
    stamp: &Stamp,
) -> Result<(), StoreError> {
    store::request_dates::remove(tx, &request.id).await?;
    if !store::license_requests::delete(tx, &request.id).await? {
        return Ok(());
    }
    let change = Change {
        action: "license_request.deleted",
        object: request.id.to_string(),
        before: Some(facts(request, request.state)),
        after: None,
    };
    record(tx, stamp, change).await
}
