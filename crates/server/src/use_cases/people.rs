//! The people of the organization, what they are entrusted with, and their
//! accounts.

use api::directory::{HeldLicense, PersonDetail, PersonRow};
use api::paging::{PAGE_SIZE, Page};
use domain::access::{self, ManageRoles, Permit, Role, ViewPeople};
use domain::administration::{self, Holder};
use domain::ids::{TenantId, UserId};
use domain::people_filter::PeopleFilter;
use domain::user::{AccountStatus, UserKind};
use serde_json::json;
use store::people::PersonRecord;
use store::{StoreError, TenantTx};

use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::bodies;
use crate::use_cases::directory::{leave, rejoin};
use crate::use_cases::partners;
use crate::use_cases::record::{Change, Stamp, record};
use crate::use_cases::session::CurrentSession;
use crate::use_cases::subscriptions::rights_of;

/// A page of the list.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn list_people(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<ViewPeople>,
    filter: PeopleFilter,
) -> Result<Page<PersonRow>, Refusal> {
    let unit = state.store.read(&session.viewer.tenant, move |tx| {
        let filter = filter.clone();
        Box::pin(async move { store::people::list(tx, &filter, PAGE_SIZE).await })
    });
    let listed: Result<_, StoreError> = unit.await;
    let (people, next_cursor) = listed?;
    Ok(Page {
        items: people.iter().map(row).collect(),
        next_cursor,
    })
}

/// One person with the licenses held. A subscription is named where the
/// viewer may see it.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Store`].
pub async fn get_person(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<ViewPeople>,
    id: &UserId,
) -> Result<PersonDetail, Refusal> {
    let id = id.clone();
    let unit = state.store.read(&session.viewer.tenant, move |tx| {
        let id = id.clone();
        Box::pin(async move {
            let person = find(tx, &id).await?;
            let held = store::licenses::held_by(tx, &id).await?;
            Ok::<_, Refusal>((person, held))
        })
    });
    let (person, held) = unit.await?;
    let licenses = held.iter().map(|record| {
        let seen = access::authorize_view_subscription(&session.viewer, rights_of(record));
        HeldLicense {
            product: bodies::bought_product(state, &record.product, &record.product_name),
            subscription: seen.is_ok().then(|| record.id.clone()),
        }
    });
    Ok(PersonDetail {
        row: row(&person),
        licenses: licenses.collect(),
    })
}

/// Sets the roles of a person, from the next request on.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Stale`] when the roles are not those
/// `expected`, [`Refusal::Administration`], [`Refusal::Store`].
pub async fn set_roles(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<ManageRoles>,
    id: &UserId,
    wanted: Vec<Role>,
    expected: Vec<Role>,
) -> Result<PersonRow, Refusal> {
    let stamp = Stamp::of(state, session);
    let (viewer, home) = (session.viewer.clone(), session.row.home_tenant.clone());
    let job = (id.clone(), viewer, home, wanted, expected, stamp);
    let unit = state.store.write(&session.viewer.tenant, move |tx| {
        let (id, viewer, home, wanted, expected, stamp) = job.clone();
        Box::pin(async move {
            store::people::lock_administration(tx).await?;
            // Whoever gives roles must have the right still, now that nobody
            // else changes any.
            let viewer = viewer_now(tx, viewer, &home, &stamp).await?;
            access::authorize::<ManageRoles>(&viewer)?;
            let mut person = find(tx, &id).await?;
            if !is_same(&person.roles, &expected) {
                return Err(Refusal::Stale);
            }
            let others = store::people::other_global_admins(tx, &id).await?;
            let roles = administration::change_roles(holder(&person), &wanted, others)?;
            if is_same(&person.roles, &roles) {
                return Ok(person);
            }
            store::people::set_roles(tx, &id, &roles).await?;
            let before = std::mem::replace(&mut person.roles, roles);
            let change = Change {
                action: "roles.changed",
                object: id.to_string(),
                before: Some(json!(before)),
                after: Some(json!(person.roles)),
            };
            record(tx, &stamp, change).await?;
            Ok(person)
        })
    });
    Ok(row(&unit.await?))
}

/// Switches an account on or off. Off, its sessions end.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Denied`], [`Refusal::Administration`],
/// [`Refusal::Store`].
pub async fn set_status(
    state: &AppState,
    session: &CurrentSession,
    id: &UserId,
    wanted: AccountStatus,
) -> Result<PersonRow, Refusal> {
    let (viewer, home) = (session.viewer.clone(), session.row.home_tenant.clone());
    let job = (id.clone(), viewer, home, Stamp::of(state, session));
    let unit = state.store.write(&session.viewer.tenant, move |tx| {
        let (id, viewer, home, stamp) = job.clone();
        Box::pin(async move {
            store::people::lock_administration(tx).await?;
            let viewer = viewer_now(tx, viewer, &home, &stamp).await?;
            let person = find(tx, &id).await?;
            access::authorize_switch_account(&viewer, &person.roles)?;
            switch_account(tx, &stamp, person, wanted).await
        })
    });
    Ok(row(&unit.await?))
}

/// Switches an account within a unit that holds
/// [`store::people::lock_administration`], whoever asked for it.
///
/// # Errors
/// [`Refusal::Administration`], [`Refusal::Store`].
pub async fn switch_account(
    tx: &mut TenantTx,
    stamp: &Stamp,
    mut person: PersonRecord,
    wanted: AccountStatus,
) -> Result<PersonRecord, Refusal> {
    let id = person.user.id.clone();
    let others = store::people::other_global_admins(tx, &id).await?;
    administration::switch_account(holder(&person), wanted, others)?;
    if person.user.status == wanted {
        return Ok(person);
    }
    store::users::set_status(tx, &id, wanted).await?;
    let (action, left) = match wanted {
        AccountStatus::Active => {
            rejoin(tx, &person.user).await?;
            ("account.enabled", None)
        }
        AccountStatus::Disabled => {
            let left = leave(tx, stamp, &person.user).await?;
            ("account.disabled", Some(left))
        }
    };
    let before = std::mem::replace(&mut person.user.status, wanted);
    let change = Change {
        action,
        object: id.to_string(),
        before: Some(json!(before)),
        after: Some(json!(wanted)),
    };
    record(tx, stamp, change).await?;
    if let Some(left) = left {
        record(tx, stamp, left).await?;
    }
    Ok(person)
}

/// The viewer with the rights of this moment: those of the session are from
/// before the lock. A partner's stand in its grants.
async fn viewer_now(
    tx: &mut TenantTx,
    viewer: access::Viewer,
    home: &TenantId,
    stamp: &Stamp,
) -> Result<access::Viewer, Refusal> {
    let now = store::people::find(tx, &viewer.user).await?;
    let now = now.filter(|now| now.user.status == AccountStatus::Active);
    let now = now.ok_or(Refusal::NotSignedIn)?;
    if viewer.kind == UserKind::Partner {
        let roles = partners::roles_here(tx, home, stamp.business_at).await?;
        return Ok(access::Viewer { roles, ..viewer });
    }
    Ok(access::Viewer {
        kind: now.user.kind,
        roles: now.roles,
        ..viewer
    })
}

async fn find(tx: &mut TenantTx, id: &UserId) -> Result<PersonRecord, Refusal> {
    let found = store::people::find(tx, id).await?;
    found.ok_or(Refusal::NotFound)
}

fn holder(person: &PersonRecord) -> Holder<'_> {
    Holder {
        kind: person.user.kind,
        status: person.user.status,
        roles: &person.roles,
    }
}

fn is_same(held: &[Role], seen: &[Role]) -> bool {
    held.iter().all(|role| seen.contains(role)) && seen.iter().all(|role| held.contains(role))
}

fn row(person: &PersonRecord) -> PersonRow {
    PersonRow {
        person: bodies::person(&person.user),
        kind: person.user.kind,
        status: person.user.status,
        source: person.user.source,
        roles: person.roles.clone(),
    }
}
