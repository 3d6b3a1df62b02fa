//! `selfserve domain`: the operator looks after domains of organizations.

use anyhow::Context;
use domain::ids::TenantId;
use store::{Store, StoreError, StoreOptions};

use crate::clock::{SystemClock, SystemRandom};
use crate::config::VouchOptions;
use crate::use_cases::record::Stamp;
use crate::use_cases::session::domain_key;
use crate::use_cases::sign_in_settings;

/// Makes a domain an organization's own on the operator's word. It takes part
/// in the audit log as a change by the program.
///
/// # Errors
/// A sentence that says why it cannot.
pub async fn vouch(options: VouchOptions) -> anyhow::Result<()> {
    let store = Store::open(&options.database, StoreOptions::default()).await?;
    let tenant = find(&store, &options.organization).await?;
    let stamp = Stamp::now(&SystemClock::default(), &SystemRandom);
    let vouched = sign_in_settings::vouch(&store, stamp, &tenant, &options.domain).await;
    store.close().await;
    vouched.with_context(|| format!("cannot vouch for {}", options.domain))?;
    println!("{} is a domain of {tenant} now", options.domain);
    Ok(())
}

async fn find(store: &Store, organization: &str) -> anyhow::Result<TenantId> {
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
