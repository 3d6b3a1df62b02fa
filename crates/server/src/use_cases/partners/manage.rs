//! Asking, answering and ending: both sides of a partnership (B19).

use api::partners::{
    CustomerRow, GrantBody, PartnerAnswer, PartnerList, PartnerRow, RequestPartnershipRequest,
};
use chrono::{DateTime, Utc};
use domain::access::{self, ManagePrograms, Permit, Right, ViewPrograms};
use domain::ids::{PartnerGrantId, TenantId};
use domain::partner_grant::{GrantError, GrantState, GrantTerms};
use serde_json::{Value, json};
use store::partner_grants::{Decision, PartnerGrantRecord};
use store::tenants::TenantRecord;
use store::wakeups::{Task, wake};
use store::{StoreError, TenantTx};

use super::sum_up;
use super::tell::action_of;
use crate::ids::new_id;
use crate::rates::Kind;
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::record::{Change, Stamp, record};
use crate::use_cases::session::{CurrentSession, domain_key};

/// Who looks after the organization, and whom it looks after.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn list_partners(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<ViewPrograms>,
) -> Result<PartnerList, Refusal> {
    both_sides(state, session).await
}

/// Asks another organization for roles in it.
///
/// # Errors
/// [`Refusal::InvalidField`], [`Refusal::RequestOpen`] where it was asked and
/// has not answered, [`Refusal::Store`].
pub async fn request_partnership(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<ManagePrograms>,
    request: RequestPartnershipRequest,
) -> Result<PartnerList, Refusal> {
    // As for looking organizations up by email: each answer says whether there is one.
    let (now, origin) = (state.clock.system_now(), session.origin.as_deref());
    let partner = session.viewer.tenant.as_str();
    state
        .limits
        .admit(Kind::Discovery, Some(partner), origin, now)?;
    let terms = GrantTerms::new(request.roles, request.days).map_err(invalid_terms)?;
    let customer = customer_of(state, &request.customer).await?;
    let customer = customer.filter(|customer| customer.tenant.id != session.viewer.tenant);
    let customer = customer.ok_or(Refusal::InvalidField {
        field: "customer",
        detail: "no other organization has this domain".to_owned(),
    })?;
    let stamp = as_partner(state, session);
    let grant = PartnerGrantRecord {
        id: new_id(&*state.random)?,
        partner: session.viewer.tenant.clone(),
        terms,
        requested_at: stamp.business_at,
        state: GrantState::Requested {
            at: stamp.business_at,
        },
        decided_by: None,
    };
    let asked_as = request.customer.trim().to_lowercase();
    let by = session.user.email.to_string();
    let change = requested(&grant, &by);
    let unit = state.store.write(&customer.tenant.id, move |tx| {
        let (grant, stamp) = (grant.clone(), stamp.clone());
        let (asked_as, by) = (asked_as.clone(), by.clone());
        Box::pin(async move { ask(tx, &grant, &asked_as, &by, &stamp).await })
    });
    unit.await?;
    record_at_home(state, session, change).await?;
    both_sides(state, session).await
}

/// What a partner does at a customer stands in its own log, too.
async fn record_at_home(
    state: &AppState,
    session: &CurrentSession,
    change: Change,
) -> Result<(), Refusal> {
    let job = (Stamp::of(state, session), change);
    let unit = state.store.write(&session.viewer.tenant, move |tx| {
        let (stamp, change) = job.clone();
        Box::pin(async move { record(tx, &stamp, change).await })
    });
    unit.await
        .map_err(|error: StoreError| Refusal::Store(error))
}

/// Approves or declines what a partner asks for.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Stale`] unless it waits for an answer,
/// [`Refusal::Store`].
pub async fn answer_request(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<ManagePrograms>,
    grant: &PartnerGrantId,
    answer: PartnerAnswer,
) -> Result<PartnerList, Refusal> {
    let job = (grant.clone(), Stamp::of(state, session));
    let unit = state.store.write(&session.viewer.tenant, move |tx| {
        let (id, stamp) = job.clone();
        Box::pin(async move {
            store::people::lock_administration(tx).await?;
            let grant = find(tx, &id, None).await?;
            let now = stamp.business_at;
            let (to, decision) = match answer {
                PartnerAnswer::Approve => {
                    (grant.state.approve(&grant.terms, now), Decision::Approved)
                }
                PartnerAnswer::Decline => (grant.state.decline(now), Decision::Declined),
            };
            store::partner_grants::set_untold(tx, &id, Some(decision)).await?;
            move_on(tx, &stamp, grant, to, decision).await
        })
    });
    unit.await?;
    both_sides(state, session).await
}

/// Ends what the organization granted; the partner's next request is refused.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Stale`] unless it holds,
/// [`Refusal::Store`].
pub async fn end_grant(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<ManagePrograms>,
    grant: &PartnerGrantId,
) -> Result<PartnerList, Refusal> {
    let stamp = Stamp::of(state, session);
    end(state, &session.viewer.tenant, grant, None, stamp).await?;
    both_sides(state, session).await
}

/// Ends what another organization granted to this one.
///
/// # Errors
/// As [`end_grant`].
pub async fn leave_customer(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<ManagePrograms>,
    customer: &str,
    grant: &PartnerGrantId,
) -> Result<PartnerList, Refusal> {
    let customer = customer_of(state, customer).await?;
    let customer = customer.ok_or(Refusal::NotFound)?.tenant.id;
    let (partner, stamp) = (&session.viewer.tenant, as_partner(state, session));
    end(state, &customer, grant, Some(partner), stamp).await?;
    let change = Change {
        action: action_of(Decision::Ended),
        object: grant.to_string(),
        before: None,
        after: Some(json!({ "customer": customer })),
    };
    record_at_home(state, session, change).await?;
    both_sides(state, session).await
}

async fn ask(
    tx: &mut TenantTx,
    grant: &PartnerGrantRecord,
    asked_as: &str,
    by: &str,
    stamp: &Stamp,
) -> Result<(), Refusal> {
    let now = stamp.business_at;
    store::people::lock_administration(tx).await?;
    let earlier = store::partner_grants::of_partner(tx, &grant.partner).await?;
    if !earlier
        .iter()
        .all(|grant| grant.state.may_be_asked_again(now))
    {
        return Err(Refusal::RequestOpen);
    }
    store::partner_grants::insert(tx, grant).await?;
    let customer = tx.tenant().clone();
    store::partnerships::note_asked(tx, &grant.partner, &customer, asked_as).await?;
    Ok(record(tx, stamp, requested(grant, by)).await?)
}

fn requested(grant: &PartnerGrantRecord, by: &str) -> Change {
    let (status, until) = grant.state.status(grant.requested_at);
    // The person has no account in the customer's organization yet.
    let after = json!({
        "partner": grant.partner, "roles": grant.terms.roles(), "days": grant.terms.days(),
        "status": status, "until": until, "by": by,
    });
    Change {
        action: "partner_grant.requested",
        object: grant.id.to_string(),
        before: None,
        after: Some(after),
    }
}

async fn end(
    state: &AppState,
    customer: &TenantId,
    grant: &PartnerGrantId,
    partner: Option<&TenantId>,
    stamp: Stamp,
) -> Result<(), Refusal> {
    let job = (grant.clone(), partner.cloned(), stamp);
    let unit = state.store.write(customer, move |tx| {
        let (id, partner, stamp) = job.clone();
        Box::pin(async move {
            store::people::lock_administration(tx).await?;
            let grant = find(tx, &id, partner.as_ref()).await?;
            let to = grant.state.revoke(stamp.business_at);
            // A partner knows what it ended itself.
            let untold = partner.is_none().then_some(Decision::Ended);
            store::partner_grants::set_untold(tx, &id, untold).await?;
            move_on(tx, &stamp, grant, to, Decision::Ended).await
        })
    });
    unit.await
}

/// The grant; a partner finds its own only.
async fn find(
    tx: &mut TenantTx,
    id: &PartnerGrantId,
    partner: Option<&TenantId>,
) -> Result<PartnerGrantRecord, Refusal> {
    let grant = store::partner_grants::find(tx, id).await?;
    let is_theirs =
        |grant: &PartnerGrantRecord| partner.is_none_or(|partner| grant.partner == *partner);
    grant.filter(is_theirs).ok_or(Refusal::NotFound)
}

async fn move_on(
    tx: &mut TenantTx,
    stamp: &Stamp,
    grant: PartnerGrantRecord,
    to: Result<GrantState, GrantError>,
    decision: Decision,
) -> Result<(), Refusal> {
    // Somebody was quicker, or time was.
    let to = to.map_err(|_| Refusal::Stale)?;
    let (now, by) = (stamp.business_at, stamp.actor.as_ref());
    let by = by.and_then(domain::audit::Actor::person);
    if !store::partner_grants::set_state(tx, &grant, to, by, now).await? {
        return Err(Refusal::Stale);
    }
    sum_up(tx, &grant.partner).await?;
    let customer = tx.tenant().clone();
    wake(tx, &customer, Task::WarnOfGrants, now).await?;
    let change = Change {
        action: action_of(decision),
        object: grant.id.to_string(),
        before: Some(facts(&grant, grant.state, now)),
        after: Some(facts(&grant, to, now)),
    };
    Ok(record(tx, stamp, change).await?)
}

fn facts(grant: &PartnerGrantRecord, state: GrantState, now: DateTime<Utc>) -> Value {
    let (status, until) = state.status(now);
    json!({
        "partner": grant.partner, "roles": grant.terms.roles(), "days": grant.terms.days(),
        "status": status, "until": until,
    })
}

async fn both_sides(state: &AppState, session: &CurrentSession) -> Result<PartnerList, Refusal> {
    let (tenant, now) = (session.viewer.tenant.clone(), state.clock.business_now());
    let unit = state.store.read(&tenant, {
        let tenant = tenant.clone();
        move |tx| {
            let tenant = tenant.clone();
            Box::pin(async move {
                let mut partners = Vec::new();
                for grant in store::partner_grants::list(tx).await? {
                    let partner = store::tenants::find(tx, &grant.partner).await?;
                    partners.extend(partner.map(|partner| (partner, grant)));
                }
                let asked = store::partnerships::asked(tx, &tenant).await?;
                Ok::<_, StoreError>((partners, asked))
            })
        }
    });
    let (partners, asked) = unit.await?;
    let mut customers = Vec::new();
    for customer in asked {
        let partner = tenant.clone();
        let unit = state.store.read(&customer.tenant, move |tx| {
            let partner = partner.clone();
            Box::pin(async move { store::partner_grants::of_partner(tx, &partner).await })
        });
        let grants: Result<Vec<_>, StoreError> = unit.await;
        let grants = grants?;
        // Who has never said yes is known by what was asked, and by nothing else.
        let is_known = grants.iter().any(|grant| grant.state.was_granted());
        let (name, domain) = if is_known {
            (&customer.name, &customer.domain)
        } else {
            (&customer.asked_as, &customer.asked_as)
        };
        customers.extend(grants.iter().map(|grant| CustomerRow {
            name: name.clone(),
            domain: domain.clone(),
            grant: body(grant, now),
        }));
    }
    let row = |(partner, grant): (TenantRecord, PartnerGrantRecord)| PartnerRow {
        name: partner.tenant.name,
        domain: partner.domain,
        grant: body(&grant, now),
    };
    Ok(PartnerList {
        partners: partners.into_iter().map(row).collect(),
        customers,
        may_change: access::may(&session.viewer, Right::ManagePrograms).is_ok(),
    })
}

fn body(grant: &PartnerGrantRecord, now: DateTime<Utc>) -> GrantBody {
    let (status, until) = grant.state.status(now);
    GrantBody {
        id: grant.id.clone(),
        roles: grant.terms.roles().to_vec(),
        days: grant.terms.days(),
        requested_at: grant.requested_at,
        status,
        until,
    }
}

/// The organization that owns a domain.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn customer_of(state: &AppState, domain: &str) -> Result<Option<TenantRecord>, Refusal> {
    let Some(key) = domain_key(domain.trim()) else {
        return Ok(None);
    };
    let unit = state.store.read_global(move |tx| {
        let key = key.clone();
        Box::pin(async move { store::tenants::find_by_domain(tx, &key).await })
    });
    let found: Result<_, StoreError> = unit.await;
    Ok(found?)
}

/// In the customer's log the person is named with the partner.
fn as_partner(state: &AppState, session: &CurrentSession) -> Stamp {
    Stamp::of(state, session).for_partner(Some(session.viewer.tenant.clone()))
}

fn invalid_terms(error: GrantError) -> Refusal {
    let field = match error {
        GrantError::Days => "days",
        GrantError::Roles | GrantError::WrongState => "roles",
    };
    Refusal::InvalidField {
        field,
        detail: error.to_string(),
    }
}
