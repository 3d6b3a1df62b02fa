//! What an admin says to a request, and the person's own second thoughts.

use api::license_requests::LicenseRequestBody;
use chrono::{DateTime, Utc};
use domain::access::{
    self, AnswerRequests, AskForLicenses, Denied, Permit, Right, SubscriptionAccess, Viewer,
};
use domain::ids::{LicenseRequestId, SubscriptionId, UserId};
use domain::license::{AssignLicenseError, check_assignee};
use domain::license_request::{ApprovalWay, RequestState, check_message};
use domain::subscription::{PurchaseChannel, SubscriptionStatus};
use serde_json::json;
use store::license_requests::{LicenseRequestRecord, NamedRequest};
use store::licenses::AssignOutcome;
use store::subscriptions::SubscriptionRecord;
use store::{StoreError, TenantTx};

use super::{body, facts, free_licenses};
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::access_policy::for_assignee;
use crate::use_cases::record::{Change, Stamp, record};
use crate::use_cases::session::CurrentSession;

/// Yes, in one of the ways, or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Yes.
    Approve(ApprovalWay),
    /// No.
    Decline,
}

/// Answers a request. With a free central license the person has it at once.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Denied`] for who assigns no central
/// licenses, and for letting oneself buy without the right to set the policy,
/// [`Refusal::Stale`] where it is not open any more, [`Refusal::InvalidField`],
/// [`Refusal::AssignLicense`] where no license is free or the person cannot
/// have one, [`Refusal::Store`].
pub async fn answer_request(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<AnswerRequests>,
    id: &LicenseRequestId,
    answer: Answer,
    message: &str,
) -> Result<LicenseRequestBody, Refusal> {
    let message = check_message(message)?.map(str::to_owned);
    let stamp = Stamp::of(state, session);
    let now = stamp.business_at;
    let job = (id.clone(), message, stamp, session.viewer.clone());
    let unit = state.store.write(&session.viewer.tenant, move |tx| {
        let (id, message, stamp, viewer) = job.clone();
        Box::pin(async move {
            let request = find(tx, &id).await?;
            check_right(&viewer, answer, &request)?;
            let (to, action) = match answer {
                Answer::Approve(way) => {
                    (request.state.approve(way, now)?, "license_request.approved")
                }
                Answer::Decline => (request.state.decline(now)?, "license_request.declined"),
            };
            set_state(tx, &request, to, message.as_deref(), &viewer.user).await?;
            let assigned = match answer {
                Answer::Approve(ApprovalWay::AssignCentral) => {
                    assign_central(tx, now, &request).await?
                }
                Answer::Approve(ApprovalWay::AllowPurchase) | Answer::Decline => None,
            };
            // Last, since the log is locked from its first record on.
            record(tx, &stamp, moved(&request, to, action)).await?;
            if let Some(subscription) = assigned {
                let change = Change {
                    action: "license.assigned",
                    object: subscription.to_string(),
                    before: None,
                    after: Some(json!({ "user": request.user, "request": request.id })),
                };
                record(tx, &stamp, change).await?;
            }
            named(tx, &id, now).await
        })
    });
    let (named, free) = unit.await?;
    Ok(body(state, named, free, now))
}

/// Whether the viewer may answer in this way.
fn check_right(
    viewer: &Viewer,
    answer: Answer,
    request: &LicenseRequestRecord,
) -> Result<(), Denied> {
    let central = SubscriptionAccess {
        channel: PurchaseChannel::Central,
        purchaser: None,
    };
    match answer {
        Answer::Approve(ApprovalWay::AssignCentral) => {
            access::authorize_assign_licenses(viewer, central).map(drop)
        }
        // Nobody lets himself or herself past the policy who could not set it.
        Answer::Approve(ApprovalWay::AllowPurchase) if request.user == viewer.user => {
            access::may(viewer, Right::SetPolicy)
        }
        Answer::Approve(ApprovalWay::AllowPurchase) | Answer::Decline => Ok(()),
    }
}

/// Takes a request back that nobody has answered: for who asked, and for whom
/// it is.
///
/// # Errors
/// [`Refusal::NotFound`], also for what is somebody else's, [`Refusal::Stale`]
/// where it is not open any more, [`Refusal::Store`].
pub async fn withdraw_request(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<AskForLicenses>,
    id: &LicenseRequestId,
) -> Result<(), Refusal> {
    let job = (
        id.clone(),
        Stamp::of(state, session),
        session.viewer.user.clone(),
    );
    let unit = state.store.write(&session.viewer.tenant, move |tx| {
        let (id, stamp, viewer) = job.clone();
        Box::pin(async move {
            let request = find(tx, &id).await?;
            if request.user != viewer && request.asked_by != viewer {
                return Err(Refusal::NotFound);
            }
            let to = request.state.withdraw(stamp.business_at)?;
            set_state(tx, &request, to, None, &viewer).await?;
            let change = moved(&request, to, "license_request.withdrawn");
            Ok(record(tx, &stamp, change).await?)
        })
    });
    unit.await
}

async fn find(tx: &mut TenantTx, id: &LicenseRequestId) -> Result<LicenseRequestRecord, Refusal> {
    let request = store::license_requests::find(tx, id).await?;
    request.ok_or(Refusal::NotFound)
}

async fn set_state(
    tx: &mut TenantTx,
    request: &LicenseRequestRecord,
    to: RequestState,
    message: Option<&str>,
    by: &UserId,
) -> Result<(), Refusal> {
    let is_moved = store::license_requests::set_state(tx, request, to, message, by).await?;
    is_moved.then_some(()).ok_or(Refusal::Stale)
}

fn moved(request: &LicenseRequestRecord, to: RequestState, action: &'static str) -> Change {
    Change {
        action,
        object: request.id.to_string(),
        before: Some(facts(request, request.state)),
        after: Some(facts(request, to)),
    }
}

/// Gives the person a license of the first central subscription that has one,
/// and tells which; nothing for who has a license of one already.
async fn assign_central(
    tx: &mut TenantTx,
    at: DateTime<Utc>,
    request: &LicenseRequestRecord,
) -> Result<Option<SubscriptionId>, Refusal> {
    let assignee = store::users::find(tx, &request.user).await?;
    let assignee = assignee.ok_or(AssignLicenseError::NotInOrganization)?;
    let (policy, is_in_group) = for_assignee(tx, &request.user).await?;
    let tenant = tx.tenant().clone();
    let status = SubscriptionStatus::Active;
    check_assignee(&tenant, status, &assignee, &policy, is_in_group)?;
    let held = store::licenses::held_by(tx, &request.user).await?;
    let is_it = |held: &SubscriptionRecord| {
        held.product == request.product
            && held.channel == PurchaseChannel::Central
            && held.lifecycle.at(at).status() == status
    };
    if held.iter().any(is_it) {
        return Ok(None);
    }
    for (subscription, _) in store::subscriptions::free_central(tx, &request.product, at).await? {
        let (outcome, ..) = store::licenses::assign(tx, &subscription, &request.user, at).await?;
        match outcome {
            // Somebody else took the last one meanwhile.
            AssignOutcome::NoneLeft => {}
            AssignOutcome::AlreadyAssigned => return Ok(None),
            AssignOutcome::Assigned => return Ok(Some(subscription)),
        }
    }
    Err(AssignLicenseError::NoLicenseLeft { quantity: 0 }.into())
}

async fn named(
    tx: &mut TenantTx,
    id: &LicenseRequestId,
    now: DateTime<Utc>,
) -> Result<(NamedRequest, u32), Refusal> {
    let request = find(tx, id).await?;
    let name = async |tx: &mut TenantTx, user: &UserId| -> Result<String, StoreError> {
        let user = store::users::find(tx, user).await?;
        Ok(user.map(|user| user.display_name).unwrap_or_default())
    };
    let (user_name, asker_name) = (
        name(tx, &request.user).await?,
        name(tx, &request.asked_by).await?,
    );
    let free = free_licenses(tx, &request.product, now).await?;
    Ok((
        NamedRequest {
            request,
            user_name,
            asker_name,
        },
        free,
    ))
}
