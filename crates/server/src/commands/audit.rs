//! `selfserve audit`: the operator checks the chain of records.

use anyhow::{Result, bail};
use domain::audit_filter::AuditFilter;
use domain::ids::TenantId;
use store::audit::Verifier;
use store::{Store, StoreError};

use super::organization;
use crate::config::VerifyOptions;

/// How many records are read at a time.
const PART: u32 = 1_000;

/// Follows the chain of one organization, or of each, and names the first
/// record that is not as it was written.
///
/// # Errors
/// A sentence that names that record, or says why it could not look.
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
    for tenant in tenants {
        match follow(store, &tenant).await? {
            Ok(records) => println!("{tenant}  {records} records, every one as it was written"),
            Err(seq) => bail!("{tenant}: record {seq} is not as it was written"),
        }
    }
    Ok(())
}

async fn everybody(store: &Store) -> Result<Vec<TenantId>> {
    let unit = store.read_global(|tx| Box::pin(async move { store::tenants::ids(tx).await }));
    let ids: Result<_, StoreError> = unit.await;
    Ok(ids?)
}

/// How many records there are, or the first that is broken.
async fn follow(store: &Store, tenant: &TenantId) -> Result<Result<u64, u64>, StoreError> {
    // What is written meanwhile is not looked at.
    let unit = store.read(tenant, |tx| {
        Box::pin(async move { store::audit::head(tx).await })
    });
    let head: Option<(u64, String)> = unit.await?;
    let until = head.as_ref().map_or(u64::MAX, |(seq, _)| *seq);
    let mut verifier = Verifier::default();
    let mut after = 0;
    loop {
        let unit = store.read(tenant, move |tx| {
            Box::pin(async move {
                let everything = AuditFilter::default();
                store::audit::part(tx, &everything, after, until, PART).await
            })
        });
        let rows: Vec<_> = unit.await?;
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
