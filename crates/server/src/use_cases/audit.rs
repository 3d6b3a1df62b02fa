//! What was done in the organization, by whom: to read, and as a file.

use api::audit::{AuditActor, AuditRecord};
use api::paging::{PAGE_SIZE, Page};
use domain::access::{Permit, ViewAuditLog};
use domain::audit_filter::AuditFilter;
use domain::ids::TenantId;
use serde_json::Value;
use store::audit::NamedAuditRow;
use store::{Store, StoreError};

use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::caller::Caller;

/// How many records an export reads at a time.
const PART: u32 = 500;

/// A page of the log.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn list_audit(
    state: &AppState,
    caller: &Caller,
    _permit: Permit<ViewAuditLog>,
    filter: AuditFilter,
) -> Result<Page<AuditRecord>, Refusal> {
    let unit = state.store.read(caller.tenant(), move |tx| {
        let filter = filter.clone();
        Box::pin(async move { store::audit::page(tx, &filter, PAGE_SIZE).await })
    });
    let (rows, next_cursor) = unit
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    Ok(Page {
        items: rows.into_iter().map(record).collect(),
        next_cursor,
    })
}

/// An export on its way: the records that there were when it began, a part at
/// a time, so that it takes as much memory for ten as for a million.
pub struct Export {
    store: Store,
    tenant: TenantId,
    filter: AuditFilter,
    after: u64,
    until: u64,
}

impl Export {
    /// Begins an export.
    ///
    /// # Errors
    /// [`Refusal::Store`].
    pub async fn begin(
        state: &AppState,
        caller: &Caller,
        _permit: Permit<ViewAuditLog>,
        filter: AuditFilter,
    ) -> Result<Self, Refusal> {
        let unit = state.store.read(caller.tenant(), |tx| {
            Box::pin(async move { store::audit::head(tx).await })
        });
        let head = unit
            .await
            .map_err(|error: StoreError| Refusal::Store(error))?;
        Ok(Self {
            store: state.store.clone(),
            tenant: caller.tenant().clone(),
            filter,
            after: 0,
            until: head.map_or(0, |(seq, _)| seq),
        })
    }

    /// The next records; none at the end.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn next(&mut self) -> Result<Vec<AuditRecord>, StoreError> {
        let (filter, after, until) = (self.filter.clone(), self.after, self.until);
        let unit = self.store.read(&self.tenant, move |tx| {
            let filter = filter.clone();
            Box::pin(async move { store::audit::part(tx, &filter, after, until, PART).await })
        });
        let rows: Vec<_> = unit.await?;
        if let Some(last) = rows.last() {
            self.after = last.row.seq;
        }
        Ok(rows.into_iter().map(record).collect())
    }
}

fn record(named: NamedAuditRow) -> AuditRecord {
    let (row, entry) = (named.row.clone(), named.row.entry);
    let json = |text: Option<String>| text.map(|text| json_or_text(&text));
    let actor = entry.actor.map(|actor| AuditActor {
        kind: actor.kind(),
        id: actor.id().to_owned(),
        name: named.actor_name,
    });
    AuditRecord {
        seq: row.seq,
        at: entry.business_at,
        system_at: entry.system_at,
        actor,
        on_behalf_of: entry.on_behalf_of,
        on_behalf_of_name: named.on_behalf_of_name,
        action: entry.action,
        object: entry.object,
        before: json(entry.before),
        after: json(entry.after),
        origin: entry.origin,
        hash: row.hash,
    }
}

fn json_or_text(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.to_owned()))
}
