//! What an admin says to a request, and the person's own second thoughts.

use api::license_requests::LicenseRequestBody;
use domain::access::{
    self, AnswerRequests, AskForLicenses, Denied, Permit, Right, SubscriptionAccess, Viewer,
};
use domain::ids::{LicenseRequestId, UserId};
use domain::license_request::{ApprovalWay, RequestError, RequestState, check_message};
use domain::money::Money;
use domain::subscription::PurchaseChannel;
use store::license_requests::LicenseRequestRecord;
use store::{StoreError, TenantTx};

use super::assign::{Assigned, assign_central, assigned_change, check_person, has_central};
use super::buy::Buying;
use super::described::PricesFor;
use super::upkeep::note_date;
use super::{body, facts};
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::record::{Change, Stamp, record};
use crate::use_cases::session::CurrentSession;

/// Yes, in one of the ways, or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Yes, with a free central license.
    AssignCentral,
    /// Yes, with a license that is bought centrally for this total.
    BuyCentral(Money),
    /// Yes: the person may buy it this once.
    AllowPurchase,
    /// No.
    Decline,
}

/// Answers a request. With a central license, free or bought for it, the person
/// has it at once.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Denied`] for who assigns no central
/// licenses or buys none, and for letting oneself buy without the right to set
/// the policy, [`Refusal::Stale`] where it is not open any more or costs
/// something else, [`Refusal::InvalidField`], [`Refusal::NotEligible`] for what
/// the organization has made unavailable, [`Refusal::AssignLicense`] where no
/// license is free or the person cannot have one, [`Refusal::Store`].
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
    let buying = match answer {
        Answer::BuyCentral(total) => Some(Buying::new(state, session, total)?),
        _ => None,
    };
    let job = Job {
        id: id.clone(),
        answer,
        message,
        buying,
        viewer: session.viewer.clone(),
        stamp,
    };
    let prices = PricesFor::viewer(state, session);
    let unit = state.store.write(&session.viewer.tenant, move |tx| {
        let (job, prices) = (job.clone(), prices.clone());
        Box::pin(async move {
            give(tx, &job).await?;
            let request = find(tx, &job.id).await?;
            Ok::<_, Refusal>(prices.described(tx, request).await?)
        })
    });
    Ok(body(state, unit.await?, state.clock.business_now()))
}

/// What the unit of work needs.
#[derive(Clone)]
struct Job {
    id: LicenseRequestId,
    answer: Answer,
    message: Option<String>,
    buying: Option<Buying>,
    viewer: Viewer,
    stamp: Stamp,
}

async fn give(tx: &mut TenantTx, job: &Job) -> Result<(), Refusal> {
    let (stamp, viewer) = (&job.stamp, &job.viewer);
    let now = stamp.business_at;
    let request = find(tx, &job.id).await?;
    check_right(viewer, job.answer, &request)?;
    let (to, action) = match job.answer.way() {
        Some(way) => (request.state.approve(way, now)?, "license_request.approved"),
        None => (request.state.decline(now)?, "license_request.declined"),
    };
    let message = job.message.as_deref();
    set_state(tx, &request, to, message, &viewer.user).await?;
    keep_until(tx, &request, to, stamp).await?;
    let mut changes = vec![moved(&request, to, action)];
    if let Some(buying) = &job.buying {
        check_person(tx, &request.user).await?;
        if has_central(tx, &request).await? {
            return Err(RequestError::HasLicense.into());
        }
        changes.push(buying.buy(tx, &request, now).await?);
    }
    if matches!(job.answer, Answer::AssignCentral | Answer::BuyCentral(_)) {
        match assign_central(tx, now, &request).await? {
            Assigned::Now(subscription) => {
                changes.push(assigned_change(&subscription, &request));
            }
            // Somebody was quicker: nothing is bought that nobody needs.
            Assigned::Before if job.buying.is_some() => {
                return Err(RequestError::HasLicense.into());
            }
            Assigned::Before => {}
        }
    }
    // Last, since the log is locked from its first record on.
    for change in changes {
        record(tx, stamp, change).await?;
    }
    Ok(())
}

impl Answer {
    /// In which way it is a yes.
    const fn way(self) -> Option<ApprovalWay> {
        match self {
            Self::AssignCentral => Some(ApprovalWay::AssignCentral),
            Self::BuyCentral(_) => Some(ApprovalWay::BuyCentral),
            Self::AllowPurchase => Some(ApprovalWay::AllowPurchase),
            Self::Decline => None,
        }
    }
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
        Answer::AssignCentral => access::authorize_assign_licenses(viewer, central).map(drop),
        Answer::BuyCentral(_) => access::may(viewer, Right::BuyCentrally),
        // Nobody lets himself or herself past the policy who could not set it.
        Answer::AllowPurchase if request.user == viewer.user => {
            access::may(viewer, Right::SetPolicy)
        }
        Answer::AllowPurchase | Answer::Decline => Ok(()),
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
            keep_until(tx, &request, to, &stamp).await?;
            let change = moved(&request, to, "license_request.withdrawn");
            Ok(record(tx, &stamp, change).await?)
        })
    });
    unit.await
}

/// From the answer on it is kept for its time, and no longer.
async fn keep_until(
    tx: &mut TenantTx,
    request: &LicenseRequestRecord,
    to: RequestState,
    stamp: &Stamp,
) -> Result<(), StoreError> {
    let request = LicenseRequestRecord {
        state: to,
        ..request.clone()
    };
    note_date(tx, &request, stamp).await
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
    let is_moved = store::license_requests::set_state(tx, request, to, message, Some(by)).await?;
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
