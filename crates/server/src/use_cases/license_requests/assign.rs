//! Giving somebody a central license that nobody has.

use chrono::{DateTime, Utc};
use domain::ids::{SubscriptionId, UserId};
use domain::license::{AssignLicenseError, check_assignee};
use domain::subscription::{PurchaseChannel, SubscriptionStatus};
use serde_json::json;
use store::TenantTx;
use store::license_requests::LicenseRequestRecord;
use store::licenses::AssignOutcome;
use store::subscriptions::SubscriptionRecord;

use crate::refusal::Refusal;
use crate::use_cases::access_policy::for_assignee;
use crate::use_cases::record::Change;

/// What came of it.
pub enum Assigned {
    /// The person has a license of this subscription from now on.
    Now(SubscriptionId),
    /// The person had a central license of the product before.
    Before,
}

/// Gives the person a license of the first central subscription that has one.
///
/// # Errors
/// [`Refusal::AssignLicense`] where no license is free or the person cannot
/// have one, [`Refusal::Store`].
pub async fn assign_central(
    tx: &mut TenantTx,
    at: DateTime<Utc>,
    request: &LicenseRequestRecord,
) -> Result<Assigned, Refusal> {
    check_person(tx, &request.user).await?;
    if has_central(tx, request).await? {
        return Ok(Assigned::Before);
    }
    for (subscription, _) in store::subscriptions::free_central(tx, &request.product, at).await? {
        let (outcome, ..) = store::licenses::assign(tx, &subscription, &request.user, at).await?;
        match outcome {
            // Somebody else took the last one meanwhile.
            AssignOutcome::NoneLeft => {}
            AssignOutcome::AlreadyAssigned => return Ok(Assigned::Before),
            AssignOutcome::Assigned => return Ok(Assigned::Now(subscription)),
        }
    }
    Err(AssignLicenseError::NoLicenseLeft { quantity: 0 }.into())
}

/// Whether the organization lets the person have its licenses.
///
/// # Errors
/// [`Refusal::AssignLicense`] where it does not, [`Refusal::Store`].
pub async fn check_person(tx: &mut TenantTx, user: &UserId) -> Result<(), Refusal> {
    let assignee = store::users::find(tx, user).await?;
    let assignee = assignee.ok_or(AssignLicenseError::NotInOrganization)?;
    let (policy, is_in_group) = for_assignee(tx, user).await?;
    let tenant = tx.tenant().clone();
    let status = SubscriptionStatus::Active;
    check_assignee(&tenant, status, &assignee, &policy, is_in_group)?;
    Ok(())
}

/// Whether the person has a central license of what is asked for.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn has_central(
    tx: &mut TenantTx,
    request: &LicenseRequestRecord,
) -> Result<bool, Refusal> {
    let held = store::licenses::held_by(tx, &request.user).await?;
    let is_it = |held: &SubscriptionRecord| {
        held.product == request.product
            && held.channel == PurchaseChannel::Central
            && held.lifecycle.status() == SubscriptionStatus::Active
    };
    Ok(held.iter().any(is_it))
}

/// What is recorded of it.
pub fn assigned_change(subscription: &SubscriptionId, request: &LicenseRequestRecord) -> Change {
    Change {
        action: "license.assigned",
        object: subscription.to_string(),
        before: None,
        after: Some(json!({ "user": request.user, "request": request.id })),
    }
}
