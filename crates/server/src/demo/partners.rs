//! What partners of the demo were granted.

use anyhow::Result;
use chrono::{DateTime, TimeDelta, Utc};
use domain::access::Role;
use domain::ids::{PartnerGrantId, TenantId, UserId};
use domain::partner_grant::{GrantState, GrantTerms};
use store::StoreError;
use store::partner_grants::PartnerGrantRecord;

use crate::state::AppState;
use crate::use_cases::partners;

const DAYS: u32 = 365;
/// As the partner asked for it.
const CUSTOMER: &str = "harbor.example";

/// The partner looks after the customer's bills for a year, by the word of
/// one of its admins.
///
/// # Errors
/// Whatever keeps it from being written.
pub async fn grant_billing(
    state: &AppState,
    partner: TenantId,
    customer: &TenantId,
    admin: UserId,
) -> Result<()> {
    let now: DateTime<Utc> = state.clock.business_now();
    let grant = PartnerGrantRecord {
        id: PartnerGrantId::parse("grant_harb_nort")?,
        partner,
        terms: GrantTerms::new(vec![Role::BillingAdmin], DAYS)?,
        requested_at: now,
        state: GrantState::Active {
            ends_at: now + TimeDelta::days(DAYS.into()),
        },
        decided_by: Some(admin),
    };
    let unit = state.store.write(customer, move |tx| {
        let grant = grant.clone();
        Box::pin(async move {
            store::partner_grants::insert(tx, &grant).await?;
            let (customer, task) = (tx.tenant().clone(), store::wakeups::Task::WarnOfGrants);
            store::wakeups::wake(tx, &customer, task, grant.requested_at).await?;
            let customer = tx.tenant().clone();
            store::partnerships::note_asked(tx, &grant.partner, &customer, CUSTOMER).await?;
            partners::sum_up(tx, &grant.partner).await
        })
    });
    unit.await
        .map_err(|error: StoreError| anyhow::Error::from(error))
}
