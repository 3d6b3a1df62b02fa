//! Telling partners what was decided, and both sides that a grant is about to end (B19).

use chrono::{DateTime, Utc};
use domain::ids::TenantId;
use domain::partner_grant::GrantTerms;
use serde_json::json;
use store::partner_grants::PartnerGrantRecord;
use store::{StoreError, TenantTx};

use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::partners;
use crate::use_cases::record::{Change, Stamp, record};

/// A warning that is due.
#[derive(Clone)]
struct Due {
    grant: PartnerGrantRecord,
    days: u32,
    until: DateTime<Utc>,
}

/// Tells partners what the organization decided, warns of its grants that are
/// about to end, and says when to look again. The partner is told first: whatever fails in between, both
/// are told, and each once.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn tell_of_grants(
    state: &AppState,
    customer: &TenantId,
) -> Result<Option<DateTime<Utc>>, Refusal> {
    partners::tell_decisions(state, customer).await?;
    let now = state.clock.business_now();
    let unit = state.store.read(customer, move |tx| {
        Box::pin(async move { due_warnings(tx, now).await })
    });
    let due = unit
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    for warning in due {
        tell_partner(state, customer, warning.clone()).await?;
        let job = (Stamp::of_program(state), warning);
        let unit = state.store.write(customer, move |tx| {
            let (stamp, due) = job.clone();
            Box::pin(async move { tell_customer(tx, &stamp, &due).await })
        });
        unit.await?;
    }
    let unit = state.store.read(customer, move |tx| {
        Box::pin(async move { store::partner_grants::list(tx).await })
    });
    let grants = unit
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    let next = |grant: &PartnerGrantRecord| grant.state.next_warning(&grant.terms, now);
    Ok(grants.iter().filter_map(next).min())
}

async fn due_warnings(tx: &mut TenantTx, now: DateTime<Utc>) -> Result<Vec<Due>, StoreError> {
    let mut due = Vec::new();
    for grant in store::partner_grants::list(tx).await? {
        let warned = store::partner_grants::warned(tx, &grant.id).await?;
        if let Some(days) = grant.state.warning(&grant.terms, warned, now) {
            let (_, until) = grant.state.status(now);
            due.push(Due { grant, days, until });
        }
    }
    Ok(due)
}

async fn tell_partner(state: &AppState, customer: &TenantId, due: Due) -> Result<(), Refusal> {
    let id = format!("evt_{}_ends_in_{}", due.grant.id, due.days);
    let change = Change {
        action: "partner_grant.ending",
        object: due.grant.id.to_string(),
        before: None,
        after: Some(json!({ "customer": customer, "until": due.until })),
    };
    let job = (Stamp::of_program(state).once(id), change);
    let unit = state.store.write(&due.grant.partner, move |tx| {
        let (stamp, change) = job.clone();
        Box::pin(async move { record(tx, &stamp, change).await })
    });
    match unit.await {
        // It was told before a crash.
        Err(StoreError::Conflict { constraint }) if constraint == "outbox_pkey" => Ok(()),
        outcome => Ok(outcome?),
    }
}

async fn tell_customer(tx: &mut TenantTx, stamp: &Stamp, due: &Due) -> Result<(), Refusal> {
    let grant = store::partner_grants::find(tx, &due.grant.id).await?;
    let warned = store::partner_grants::warned(tx, &due.grant.id).await?;
    let is_due = |terms: &GrantTerms, grant: &PartnerGrantRecord| {
        grant.state.warning(terms, warned, stamp.business_at) == Some(due.days)
    };
    // Another instance may have told it, or somebody ended it.
    if !grant.is_some_and(|grant| is_due(&grant.terms, &grant)) {
        return Ok(());
    }
    store::partner_grants::set_warned(tx, &due.grant.id, due.days).await?;
    let change = Change {
        action: "partner_grant.ending",
        object: due.grant.id.to_string(),
        before: None,
        after: Some(json!({ "partner": due.grant.partner, "until": due.until })),
    };
    Ok(record(tx, stamp, change).await?)
}
