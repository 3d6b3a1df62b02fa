//! `selfserve audit`: the operator checks the chain of records.

use anyhow::Result;
use domain::audit_filter::AuditFilter;
use domain::ids::TenantId;
use store::audit::{NamedAuditRow, Verifier};
use store::{Store, StoreError};

use super::organization;
use super::output::print;
use crate::config::VerifyOptions;

/// How many records are read at a time.
const PART: u32 = 1_000;

/// A chain that does not hold.
#[derive(Debug, thiserror::Error)]
#[error("the audit log is not as it was written")]
pub struct Broken;

/// Follows the chain of one organization, or of each, and names the first
/// record of each that is not as it was written.
///
/// # Errors
/// [`Broken`], or a sentence that says why it could not look.
pub async fn verify(options: VerifyOptions) -> Result<()> {
    let store = options.database.open().await?;
    let looked = look(&store, options.organization.as_deref()).await;
    store.close().await;
    looked
}

async fn look(store: &Store, organization: Option<&str>) -> Result<()> {
    let tenants = match organization {
        Some(organization) => vec![organization::find(store, organization).await?],
        None => everybody(store).await?,
    };
    let mut is_whole = true;
    for tenant in tenants {
        match follow(store, &tenant).await? {
            Ok(records) => print(&format!(
                "{tenant}  {records} records, every one as it was written\n"
            ))?,
            Err(seq) => {
                is_whole = false;
                print(&format!(
                    "{tenant}  record {seq} is not as it was written\n"
                ))?;
            }
        }
    }
    if is_whole { Ok(()) } else { Err(Broken.into()) }
}

async fn everybody(store: &Store) -> Result<Vec<TenantId>> {
    let unit = store.read_global(|tx| Box::pin(async move { store::tenants::ids(tx).await }));
    let ids: Result<_, StoreError> = unit.await;
    Ok(ids?)
}

/// How many records there are, or the first that is broken. What is written
/// meanwhile is not looked at.
async fn follow(store: &Store, tenant: &TenantId) -> Result<Result<u64, u64>, StoreError> {
    let unit = store.read(tenant, |tx| {
        Box::pin(async move { store::audit::head(tx).await })
    });
    let head: Option<(u64, String)> = unit.await?;
    // Without an end there is nothing; a record from right now is none of it.
    let until = match &head {
        Some((seq, _)) => *seq,
        None if is_empty(store, tenant).await? => return Ok(Ok(0)),
        None => return Ok(Err(1)),
    };
    let mut verifier = Verifier::default();
    let mut after = 0;
    loop {
        let rows = part(store, tenant, after, until).await?;
        let Some(last) = rows.last() else {
            return Ok(verifier.end(head));
        };
        after = last.row.seq;
        for named in &rows {
            if let Err(seq) = verifier.check(&named.row) {
                return Ok(Err(seq));
            }
        }
    }
}

/// Whether there is neither an end nor a record, seen at one moment.
async fn is_empty(store: &Store, tenant: &TenantId) -> Result<bool, StoreError> {
    let unit = store.read(tenant, |tx| {
        Box::pin(async move {
            let head = store::audit::head(tx).await?;
            let everything = AuditFilter::default();
            let first = store::audit::part(tx, &everything, 0, u64::MAX, 1).await?;
            Ok(head.is_some() || first.is_empty())
        })
    });
    unit.await
}

async fn part(
    store: &Store,
    tenant: &TenantId,
    after: u64,
    until: u64,
) -> Result<Vec<NamedAuditRow>, StoreError> {
    let unit = store.read(tenant, move |tx| {
        Box::pin(async move {
            let everything = AuditFilter::default();
            store::audit::part(tx, &everything, after, until, PART).await
        })
    });
    unit.await
}
