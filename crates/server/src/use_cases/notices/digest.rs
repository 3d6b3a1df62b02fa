//! Mails that sum several notices up, daily or weekly.

use chrono::{DateTime, Utc};
use domain::email::EmailAddress;
use domain::ids::TenantId;
use domain::notices::Notice;
use store::TenantTx;
use store::mails::DigestEntry;
use store::wakeups::{Task, wake};

use super::letter::{Recipient, Why, write_mail};
use super::settings::settings_of;
use crate::refusal::Refusal;
use crate::state::AppState;

/// Writes the mails that are due, and says when the next ones are.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn send_digests(
    state: &AppState,
    tenant: &TenantId,
) -> Result<Option<DateTime<Utc>>, Refusal> {
    let now = state.clock.business_now();
    let job = (state.clone(), tenant.clone());
    let unit = state.store.write(tenant, move |tx| {
        let (state, tenant) = job.clone();
        Box::pin(async move { sum_up(&state, tx, &tenant, now).await })
    });
    unit.await
}

async fn sum_up(
    state: &AppState,
    tx: &mut TenantTx,
    tenant: &TenantId,
    now: DateTime<Utc>,
) -> Result<Option<DateTime<Utc>>, Refusal> {
    let Some(organization) = store::tenants::find(tx, tenant).await? else {
        return Ok(None);
    };
    let market = organization.tenant.facts.market;
    let language = settings_of(tx, market).await?.0.language;
    let entries = store::mails::take_due_entries(tx, now).await?;
    let same_mail =
        |a: &DigestEntry, b: &DigestEntry| (&a.to_address, &a.rhythm) == (&b.to_address, &b.rhythm);
    for group in entries.chunk_by(same_mail) {
        let Some(first) = group.first() else { continue };
        // An address that was good when it was kept is good.
        let Ok(address) = EmailAddress::parse(&first.to_address) else {
            continue;
        };
        let to = Recipient {
            address,
            name: first.to_name.clone(),
        };
        let notices = group.iter().map(|entry| &*entry.notice_json);
        let notices: Vec<Notice> = notices
            .filter_map(|it| serde_json::from_str(it).ok())
            .collect();
        let event = format!("digest_{}_{}", first.rhythm, first.due_at.timestamp());
        let to = (&to, Why::Chosen);
        let mail = write_mail(state, &organization, language, to, &notices, (&event, now))?;
        store::mails::add(tx, &mail).await?;
    }
    wake(tx, tenant, Task::SendMails, now).await?;
    Ok(store::mails::next_digest(tx).await?)
}
