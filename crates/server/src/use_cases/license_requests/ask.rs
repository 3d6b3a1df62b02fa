//! Asking, for oneself and others.

use std::sync::Arc;

use api::license_requests::{AskForLicenseRequest, AskedBody};
use chrono::{DateTime, Utc};
use domain::access::{AskForLicenses, Permit};
use domain::email::EmailAddress;
use domain::ids::{LicenseRequestId, ProductId, SubscriptionId, UserId};
use domain::license_request::{
    ApprovalWay, RequestError, RequestState, RequestStatus, check_reason, may_be_requested,
};
use domain::request_settings::CentralApproval;
use domain::user::{AccountStatus, User, UserKind};
use store::TenantTx;
use store::license_requests::LicenseRequestRecord;

use super::assign::{Assigned, assign_central, assigned_change};
use super::upkeep::note_date;
use super::{facts, free_licenses};
use crate::ids::new_id;
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::limits;
use crate::use_cases::record::{Change, Stamp, record};
use crate::use_cases::session::CurrentSession;

/// For how many people may be asked at once.
const AT_MOST: usize = 20;

/// Asks for licenses of a product: where the policy has people ask, where a
/// limit does (B5), and where the organization has a license that nobody uses
/// (B6). If the organization wants that, such a license is given out at once.
///
/// # Errors
/// [`Refusal::NotFound`] for an unknown product, [`Refusal::InvalidField`] for
/// a stranger, no reason, or what is not asked for, [`Refusal::Store`].
pub async fn ask_for_licenses(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<AskForLicenses>,
    request: AskForLicenseRequest,
) -> Result<AskedBody, Refusal> {
    let product = state
        .catalog
        .by_id(&request.product)
        .ok_or(Refusal::NotFound)?;
    let reason = check_reason(&request.reason)?.to_owned();
    let emails: Result<Vec<_>, Refusal> = request.emails.iter().map(|typed| email(typed)).collect();
    let people = People {
        users: request.users,
        emails: emails?,
    };
    let count = people.users.len() + people.emails.len();
    if count > AT_MOST {
        return Err(wrong("users", format!("at most {AT_MOST} people at once")));
    }
    let ids: Result<Vec<LicenseRequestId>, _> =
        (0..count.max(1)).map(|_| new_id(&*state.random)).collect();
    let asking = Arc::new(Asking {
        product: product.id.clone(),
        people,
        asker: session.viewer.user.clone(),
        reason,
        ids: ids?,
        stamp: Stamp::of(state, session),
        program: Stamp::of_program(state),
    });
    let unit = state.store.write(&session.viewer.tenant, move |tx| {
        let asking = Arc::clone(&asking);
        Box::pin(async move { ask(tx, &asking).await })
    });
    unit.await
}

/// For whom is asked, as it was said; nobody is for oneself.
struct People {
    users: Vec<UserId>,
    emails: Vec<EmailAddress>,
}

/// Everything the unit of work needs, made before it.
struct Asking {
    product: ProductId,
    people: People,
    asker: UserId,
    reason: String,
    ids: Vec<LicenseRequestId>,
    stamp: Stamp,
    /// For what nobody does but the program.
    program: Stamp,
}

async fn ask(tx: &mut TenantTx, asking: &Asking) -> Result<AskedBody, Refusal> {
    let now = asking.stamp.business_at;
    // Whoever changes the policy waits, and so does a second click.
    let policy = store::policies::of_product_for_change(tx, &asking.product).await?;
    let (settings, _) = store::request_settings::find(tx).await?;
    let free = free_licenses(tx, &asking.product, now).await?;
    let limit = limits::of_person(tx, &settings, &asking.asker).await?;
    if !may_be_requested(policy.policy, &settings, free, !limit.is_none()) {
        return Err(RequestError::NotTaken.into());
    }
    let mut told = AskedBody {
        asked: 0,
        approved: 0,
        already_open: 0,
    };
    let mut changes = Vec::new();
    let people = people(tx, asking).await?;
    for (number, (id, user)) in asking.ids.iter().zip(people).enumerate() {
        let earlier = store::license_requests::of_user(tx, &user, &asking.product).await?;
        let is_open =
            |earlier: &LicenseRequestRecord| earlier.state.status(now).0 == RequestStatus::New;
        if earlier.iter().any(is_open) {
            told.already_open += 1;
            continue;
        }
        let mut request = asking.request(id, user);
        let (by_person, by_program) = asking.stamps(number);
        changes.push((by_person, made(&request)));
        if settings.approval == CentralApproval::Automatic
            && let Some(subscription) = take_free(tx, &request, now).await?
        {
            let before = request.clone();
            request.state = request.state.approve(ApprovalWay::AssignCentral, now)?;
            changes.push((by_program.clone(), approved(&before, &request)));
            changes.push((by_program, assigned_change(&subscription, &request)));
            told.approved += 1;
        }
        store::license_requests::insert(tx, &request).await?;
        note_date(tx, &request, &asking.stamp).await?;
        told.asked += 1;
    }
    // Last, since the log is locked from its first record on.
    for (stamp, change) in changes {
        record(tx, &stamp, change).await?;
    }
    Ok(told)
}

impl Asking {
    fn request(&self, id: &LicenseRequestId, user: UserId) -> LicenseRequestRecord {
        let at = self.stamp.business_at;
        LicenseRequestRecord {
            id: id.clone(),
            product: self.product.clone(),
            user,
            asked_by: self.asker.clone(),
            reason: self.reason.clone(),
            requested_at: at,
            state: RequestState::New { at },
            used_for: None,
            message: None,
            decided_by: None,
            reminded_at: None,
        }
    }

    /// Of what the person and of what the program does for one request.
    fn stamps(&self, number: usize) -> (Stamp, Stamp) {
        let number = number.to_string();
        (
            self.stamp.clone().numbered(&number),
            self.program.clone().numbered(&number),
        )
    }
}

/// A free license for who can have one and has none; everything else is left
/// to the admins.
async fn take_free(
    tx: &mut TenantTx,
    request: &LicenseRequestRecord,
    now: DateTime<Utc>,
) -> Result<Option<SubscriptionId>, Refusal> {
    match assign_central(tx, now, request).await {
        Ok(Assigned::Now(subscription)) => Ok(Some(subscription)),
        Ok(Assigned::Before) | Err(Refusal::AssignLicense(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

fn made(request: &LicenseRequestRecord) -> Change {
    Change {
        action: "license_request.made",
        object: request.id.to_string(),
        before: None,
        after: Some(facts(request, request.state)),
    }
}

fn approved(before: &LicenseRequestRecord, after: &LicenseRequestRecord) -> Change {
    Change {
        action: "license_request.approved",
        object: after.id.to_string(),
        before: Some(facts(before, before.state)),
        after: Some(facts(after, after.state)),
    }
}

/// The people, each once: colleagues with an account that is on. Anybody else
/// is a stranger.
async fn people(tx: &mut TenantTx, asking: &Asking) -> Result<Vec<UserId>, Refusal> {
    let mut people = Vec::new();
    for email in &asking.people.emails {
        let user = store::users::find_by_email(tx, email).await?;
        let user = user.filter(is_colleague);
        let stranger = || wrong("emails", format!("nobody in this organization has {email}"));
        people.push(user.ok_or_else(stranger)?.id);
    }
    for id in &asking.people.users {
        let user = store::users::find(tx, id).await?;
        let stranger = || "nobody in this organization has this account".to_owned();
        let user = user.filter(is_colleague);
        people.push(user.ok_or_else(|| wrong("users", stranger()))?.id);
    }
    if people.is_empty() {
        people.push(asking.asker.clone());
    }
    people.sort();
    people.dedup();
    Ok(people)
}

fn is_colleague(user: &User) -> bool {
    user.kind != UserKind::Partner && user.status == AccountStatus::Active
}

fn email(typed: &str) -> Result<EmailAddress, Refusal> {
    let email = EmailAddress::parse(typed);
    email.map_err(|_| wrong("emails", "this is no email address".to_owned()))
}

const fn wrong(field: &'static str, detail: String) -> Refusal {
    Refusal::InvalidField { field, detail }
}
