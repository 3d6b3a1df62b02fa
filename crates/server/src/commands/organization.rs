//! Which organization an operator means.

use anyhow::Context;
use domain::ids::TenantId;
use store::{Store, StoreError};

use crate::use_cases::session::domain_key;

/// The organization of an id or of one of its domains.
///
/// # Errors
/// A sentence that names what was not found.
pub async fn find(store: &Store, organization: &str) -> anyhow::Result<TenantId> {
    let (id, key) = (TenantId::parse(organization).ok(), domain_key(organization));
    let unit = store.read_global(move |tx| {
        let (id, key) = (id.clone(), key.clone());
        Box::pin(async move {
            if let Some(id) = id
                && let Some(found) = store::tenants::find(tx, &id).await?
            {
                return Ok(Some(found.tenant.id));
            }
            match key {
                Some(key) => store::domains::owner(tx, &key).await,
                None => Ok::<_, StoreError>(None),
            }
        })
    });
    unit.await?
        .with_context(|| format!("there is no organization {organization}"))
}
