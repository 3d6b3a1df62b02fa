//! `selfserve domain`: the operator looks after domains of organizations.

use anyhow::Context;

use super::organization;
use crate::clock::{SystemClock, SystemRandom};
use crate::config::VouchOptions;
use crate::use_cases::record::Stamp;
use crate::use_cases::sign_in_settings;

/// Makes a domain an organization's own on the operator's word. It takes part
/// in the audit log as a change by the program.
///
/// # Errors
/// A sentence that says why it cannot.
pub async fn vouch(options: VouchOptions) -> anyhow::Result<()> {
    let store = options.database.open().await?;
    let tenant = organization::find(&store, &options.organization).await?;
    let stamp = Stamp::now(&SystemClock::default(), &SystemRandom);
    let vouched = sign_in_settings::vouch(&store, stamp, &tenant, &options.domain).await;
    store.close().await;
    vouched.with_context(|| format!("cannot vouch for {}", options.domain))?;
    println!("{} is a domain of {tenant} now", options.domain);
    Ok(())
}
