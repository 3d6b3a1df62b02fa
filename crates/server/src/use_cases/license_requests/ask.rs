//! Asking, for oneself and others.

use api::license_requests::{AskForLicenseRequest, AskedBody, RequestOptions};
use domain::access::{AskForLicenses, Permit};
use domain::ids::{LicenseRequestId, UserId};
use domain::license_request::{
    RequestError, RequestState, RequestStatus, RequestsSwitch, check_reason, may_be_requested,
};
use domain::policy::{Availability, ProductPolicy};
use domain::user::{AccountStatus, UserKind};
use store::license_requests::LicenseRequestRecord;
use store::{StoreError, TenantTx};

use super::{facts, free_licenses};
use crate::ids::new_id;
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::record::{Change, Stamp, record};
use crate::use_cases::session::CurrentSession;

/// For how many people may be asked at once.
const AT_MOST: usize = 20;

/// What the signed-in person can do instead of buying the product.
///
/// # Errors
/// [`Refusal::NotFound`] for an unknown product, [`Refusal::Store`].
pub async fn show_options(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<AskForLicenses>,
    slug: &str,
) -> Result<RequestOptions, Refusal> {
    let product = state.catalog.by_slug(slug).ok_or(Refusal::NotFound)?;
    let now = state.clock.business_now();
    let job = (product.id.clone(), session.viewer.user.clone());
    let unit = state.store.read(&session.viewer.tenant, move |tx| {
        let (product, user) = job.clone();
        Box::pin(async move {
            let policy = store::policies::of_product(tx, &product).await?.policy;
            let (switch, _) = store::license_requests::switch(tx).await?;
            let free = free_licenses(tx, &product, now).await?;
            let mut own = store::license_requests::of_user(tx, &user, &product).await?;
            let latest = (!own.is_empty()).then(|| own.swap_remove(0));
            Ok::<_, StoreError>((is_taken(policy, switch, free), free, latest))
        })
    });
    let (may_ask, free_licenses, latest) = unit.await?;
    let status = latest.as_ref().map(|latest| latest.state.status(now).0);
    let is_member = session.viewer.kind == UserKind::Member;
    Ok(RequestOptions {
        may_ask: is_member && may_ask && status != Some(RequestStatus::New),
        free_licenses,
        status,
        request: latest.as_ref().map(|latest| latest.id.clone()),
        message: latest.and_then(|latest| latest.message),
    })
}

/// Asks for licenses of a product: where the policy has people ask, and where
/// the organization has a license that nobody uses (B6).
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
    let mut users = request.users;
    if users.is_empty() {
        users.push(session.viewer.user.clone());
    }
    users.sort();
    users.dedup();
    if users.len() > AT_MOST {
        return Err(wrong_users(format!("at most {AT_MOST} people at once")));
    }
    let ids: Result<Vec<LicenseRequestId>, _> =
        users.iter().map(|_| new_id(&*state.random)).collect();
    let stamp = Stamp::of(state, session);
    let wanted = ids?
        .into_iter()
        .zip(users)
        .map(|(id, user)| LicenseRequestRecord {
            id,
            product: product.id.clone(),
            user,
            asked_by: session.viewer.user.clone(),
            reason: reason.clone(),
            requested_at: stamp.business_at,
            state: RequestState::New {
                at: stamp.business_at,
            },
            used_for: None,
            message: None,
            decided_by: None,
        });
    let wanted: Vec<_> = wanted.collect();
    let unit = state.store.write(&session.viewer.tenant, move |tx| {
        let (wanted, stamp) = (wanted.clone(), stamp.clone());
        Box::pin(async move { ask(tx, &wanted, &stamp).await })
    });
    unit.await
}

async fn ask(
    tx: &mut TenantTx,
    wanted: &[LicenseRequestRecord],
    stamp: &Stamp,
) -> Result<AskedBody, Refusal> {
    let mut told = AskedBody {
        asked: 0,
        already_open: 0,
    };
    let Some(first) = wanted.first() else {
        return Ok(told);
    };
    // Whoever changes the policy waits, and so does a second click.
    let policy = store::policies::of_product_for_change(tx, &first.product).await?;
    let (switch, _) = store::license_requests::switch(tx).await?;
    let free = free_licenses(tx, &first.product, stamp.business_at).await?;
    if !is_taken(policy.policy, switch, free) {
        return Err(RequestError::NotTaken.into());
    }
    let mut made = Vec::new();
    for request in wanted {
        check_person(tx, &request.user).await?;
        let earlier = store::license_requests::of_user(tx, &request.user, &request.product).await?;
        let is_open = |earlier: &LicenseRequestRecord| {
            earlier.state.status(stamp.business_at).0 == RequestStatus::New
        };
        if earlier.iter().any(is_open) {
            told.already_open += 1;
            continue;
        }
        store::license_requests::insert(tx, request).await?;
        made.push(request);
        told.asked += 1;
    }
    // Last, since the log is locked from its first record on.
    for (number, request) in made.into_iter().enumerate() {
        let change = Change {
            action: "license_request.made",
            object: request.id.to_string(),
            before: None,
            after: Some(facts(request, request.state)),
        };
        record(tx, &stamp.clone().numbered(&number.to_string()), change).await?;
    }
    Ok(told)
}

/// Whether people ask for the product: where the policy has them ask, and
/// where the organization has licenses that nobody uses.
const fn is_taken(policy: ProductPolicy, switch: RequestsSwitch, free: u32) -> bool {
    let is_there = matches!(policy.availability, Availability::Available);
    may_be_requested(policy, switch) || (is_there && free > 0)
}

/// A colleague with an account that is on; anybody else is a stranger.
async fn check_person(tx: &mut TenantTx, user: &UserId) -> Result<(), Refusal> {
    let user = store::users::find(tx, user).await?;
    let is_colleague = user
        .is_some_and(|user| user.kind != UserKind::Partner && user.status == AccountStatus::Active);
    let stranger = || wrong_users("nobody in this organization has this account".to_owned());
    is_colleague.then_some(()).ok_or_else(stranger)
}

const fn wrong_users(detail: String) -> Refusal {
    Refusal::InvalidField {
        field: "users",
        detail,
    }
}
