//! Who holds the licenses of a subscription.

use api::licenses::{AssignLicenseResponse, LicenseRow, UnassignLicenseResponse};
use api::paging::{PAGE_SIZE, Page};
use domain::access;
use domain::billing::rules::BillingRules;
use domain::ids::{SubscriptionId, UserId};
use domain::license::{AssignLicenseError, check_assignee};
use serde_json::json;
use store::licenses::{AssignOutcome, LicenseRecord};
use store::{StoreError, TenantTx};

use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::access_policy::for_assignee;
use crate::use_cases::bodies;
use crate::use_cases::record::{Change, Stamp, record};
use crate::use_cases::session::CurrentSession;
use crate::use_cases::subscriptions::{rights_of, visible};

/// Lists who holds a license.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Store`].
pub async fn list_licenses(
    state: &AppState,
    session: &CurrentSession,
    subscription: &SubscriptionId,
    cursor: Option<String>,
) -> Result<Page<LicenseRow>, Refusal> {
    let (id, who) = (subscription.clone(), session.clone());
    let unit = state.store.read(&session.viewer.tenant, move |tx| {
        let (id, who, cursor) = (id.clone(), who.clone(), cursor.clone());
        Box::pin(async move {
            visible(tx, &who, &id).await?;
            Ok::<_, Refusal>(store::licenses::list(tx, &id, cursor.as_deref(), PAGE_SIZE).await?)
        })
    });
    let (records, next_cursor) = unit.await?;
    Ok(Page {
        items: records.iter().map(row).collect(),
        next_cursor,
    })
}

/// Gives a person of the organization a license. Whoever has one keeps it.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Denied`], [`Refusal::AssignLicense`],
/// [`Refusal::Store`].
pub async fn assign_license(
    state: &AppState,
    session: &CurrentSession,
    subscription: &SubscriptionId,
    assignee: &UserId,
) -> Result<AssignLicenseResponse, Refusal> {
    let job = Job::new(state, session, subscription, assignee);
    let unit = state.store.write(&session.viewer.tenant, move |tx| {
        let job = job.clone();
        Box::pin(async move { job.assign(tx).await })
    });
    let (license, in_use) = unit.await?;
    Ok(AssignLicenseResponse {
        license: row(&license),
        assigned: in_use,
    })
}

/// Takes a license back. Whoever has none stays without.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Denied`], [`Refusal::Store`].
pub async fn unassign_license(
    state: &AppState,
    session: &CurrentSession,
    subscription: &SubscriptionId,
    assignee: &UserId,
) -> Result<UnassignLicenseResponse, Refusal> {
    let job = Job::new(state, session, subscription, assignee);
    let unit = state.store.write(&session.viewer.tenant, move |tx| {
        let job = job.clone();
        Box::pin(async move { job.unassign(tx).await })
    });
    Ok(UnassignLicenseResponse {
        assigned: unit.await?,
    })
}

#[derive(Clone)]
struct Job {
    session: CurrentSession,
    subscription: SubscriptionId,
    assignee: UserId,
    stamp: Stamp,
    rules: BillingRules,
}

impl Job {
    fn new(
        state: &AppState,
        session: &CurrentSession,
        subscription: &SubscriptionId,
        assignee: &UserId,
    ) -> Self {
        Self {
            session: session.clone(),
            subscription: subscription.clone(),
            assignee: assignee.clone(),
            stamp: Stamp::of(state, session),
            rules: *state.catalog.rules(),
        }
    }

    async fn assign(&self, tx: &mut TenantTx) -> Result<(LicenseRecord, u32), Refusal> {
        let record = visible(tx, &self.session, &self.subscription).await?;
        access::authorize_assign_licenses(&self.session.viewer, rights_of(&record))?;
        // A person of another organization is not even found here: that the
        // account exists elsewhere is nobody's business.
        let assignee = store::users::find(tx, &self.assignee).await?;
        let assignee = assignee.ok_or(AssignLicenseError::NotInOrganization)?;
        let at = self.stamp.business_at;
        let status = record.lifecycle.moved_on(&self.rules, at).status();
        let (policy, is_in_group) = for_assignee(tx, &self.assignee).await?;
        let tenant = &self.session.viewer.tenant;
        check_assignee(tenant, status, &assignee, &policy, is_in_group)?;
        let (outcome, license, in_use) =
            store::licenses::assign(tx, &self.subscription, &self.assignee, at).await?;
        let license = match (outcome, license) {
            (AssignOutcome::NoneLeft, _) => {
                let quantity = record.quantity.get();
                return Err(AssignLicenseError::NoLicenseLeft { quantity }.into());
            }
            (_, Some(license)) => license,
            (_, None) => return Err(Refusal::Bug("a license without its row")),
        };
        if outcome == AssignOutcome::Assigned {
            self.record(tx, "license.assigned").await?;
        }
        Ok((license, in_use))
    }

    async fn unassign(&self, tx: &mut TenantTx) -> Result<u32, Refusal> {
        let record = visible(tx, &self.session, &self.subscription).await?;
        access::authorize_assign_licenses(&self.session.viewer, rights_of(&record))?;
        let (was_assigned, assigned) =
            store::licenses::unassign(tx, &self.subscription, &self.assignee).await?;
        if was_assigned {
            self.record(tx, "license.unassigned").await?;
        }
        Ok(assigned)
    }

    async fn record(&self, tx: &mut TenantTx, action: &'static str) -> Result<(), StoreError> {
        let object = self.subscription.to_string();
        let after = Some(json!({ "user": self.assignee }));
        record(
            tx,
            &self.stamp,
            Change {
                action,
                object,
                before: None,
                after,
            },
        )
        .await
    }
}

fn row(record: &LicenseRecord) -> LicenseRow {
    LicenseRow {
        person: bodies::person(&record.user),
        assigned_at: record.assigned_at,
    }
}
