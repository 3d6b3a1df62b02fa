//! Which account of the organization a person of its provider has.

use domain::access::Role;
use domain::email::EmailAddress;
use domain::ids::{TenantId, UserId};
use domain::sign_in::SignInProblem;
use domain::user::{AccountStatus, DirectorySource, User, UserKind};
use serde_json::json;
use store::tenants::TenantRecord;
use store::{StoreError, TenantTx};

use crate::identity::{ExternalPerson, is_google};
use crate::ids::new_id;
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::record::{Change, Stamp, record};
use crate::use_cases::session::domain_key;

/// The account of who came back.
pub struct Found {
    /// The organization.
    pub tenant: TenantRecord,
    /// The account.
    pub user: User,
}

/// Finds the account by the provider's key for the person. At the first
/// sign-in there is none: then the directory's entry with the person's
/// address is linked, if the address is of a domain that the organization has
/// proven, or else an account is added. Later the address makes no difference.
///
/// # Errors
/// [`Refusal::Store`]. What the person is told is within.
pub async fn find_or_add(
    state: &AppState,
    tenant: &TenantId,
    person: &ExternalPerson,
    origin: Option<String>,
) -> Result<Result<Found, SignInProblem>, Refusal> {
    let first = attempt(state, tenant, person, origin.clone()).await;
    match first {
        // Two first sign-ins of one person at once: the other one's is there now.
        Err(Refusal::Store(StoreError::Conflict { .. })) => {
            attempt(state, tenant, person, origin).await
        }
        outcome => outcome,
    }
}

async fn attempt(
    state: &AppState,
    tenant: &TenantId,
    person: &ExternalPerson,
    origin: Option<String>,
) -> Result<Result<Found, SignInProblem>, Refusal> {
    let id: UserId = new_id(&*state.random)?;
    let stamp = Stamp::of_program(state).by(id.clone(), origin);
    let person = person.clone();
    let unit = state.store.write(tenant, move |tx| {
        let (id, stamp, person) = (id.clone(), stamp.clone(), person.clone());
        Box::pin(async move {
            let user = match account(tx, &person, id, &stamp).await? {
                Ok(user) => user,
                Err(problem) => return Ok(Err(problem)),
            };
            if user.status == AccountStatus::Disabled {
                return Ok(Err(SignInProblem::Disabled));
            }
            let tenant = store::tenants::find(tx, &user.tenant).await?;
            let tenant = tenant.ok_or(Refusal::NotFound)?;
            Ok(Ok(Found { tenant, user }))
        })
    });
    unit.await
}

async fn account(
    tx: &mut TenantTx,
    person: &ExternalPerson,
    id: UserId,
    stamp: &Stamp,
) -> Result<Result<User, SignInProblem>, Refusal> {
    if is_google(&person.issuer) && !is_of_own_domain(tx, person).await? {
        return Ok(Err(SignInProblem::UnknownAddress));
    }
    let known = store::external_identities::find(tx, &person.issuer, &person.subject).await?;
    if let Some(known) = known {
        let user = store::users::find(tx, &known).await?;
        let user = user.ok_or(Refusal::Bug("an identity of nobody"))?;
        let user = match listed_anew(tx, person, &user).await? {
            Some(again) => {
                let (issuer, subject, at) = (&person.issuer, &person.subject, stamp.system_at);
                store::external_identities::move_to(tx, issuer, subject, &again.id, at).await?;
                linked(tx, person, &again, stamp).await?;
                again
            }
            None => user,
        };
        return Ok(Ok(with_kind(tx, user, person, stamp).await?));
    }
    let Some(address) = address(tx, person).await? else {
        return Ok(Err(SignInProblem::UnknownAddress));
    };
    let user = match store::users::find_by_email(tx, &address).await? {
        Some(user) => {
            if !may_be_linked(tx, &user, person).await? {
                return Ok(Err(SignInProblem::AddressTaken));
            }
            with_kind(tx, user, person, stamp).await?
        }
        None => add(tx, person, address, id, stamp).await?,
    };
    let at = stamp.system_at;
    store::external_identities::link(tx, &person.issuer, &person.subject, &user.id, at).await?;
    linked(tx, person, &user, stamp).await?;
    Ok(Ok(user))
}

/// The account that the organization's list has for the person after it
/// deleted the one that was linked. Whoever is not in the list again stays out.
async fn listed_anew(
    tx: &mut TenantTx,
    person: &ExternalPerson,
    linked: &User,
) -> Result<Option<User>, StoreError> {
    if store::directory::find(tx, &linked.id).await?.is_some() {
        return Ok(None);
    }
    let Some(address) = address(tx, person).await? else {
        return Ok(None);
    };
    let found = store::users::find_by_email(tx, &address).await?;
    let Some(found) = found.filter(|found| found.id != linked.id) else {
        return Ok(None);
    };
    let is_listed = store::directory::find(tx, &found.id).await?.is_some();
    let is_theirs = is_listed && may_be_linked(tx, &found, person).await?;
    Ok(is_theirs.then_some(found))
}

async fn linked(
    tx: &mut TenantTx,
    person: &ExternalPerson,
    user: &User,
    stamp: &Stamp,
) -> Result<(), StoreError> {
    let stamp = stamp.clone().acting_as(&user.id);
    let change = Change {
        action: "user.linked",
        object: user.id.to_string(),
        before: None,
        after: Some(json!({ "issuer": person.issuer, "subject": person.subject })),
    };
    record(tx, &stamp, change).await
}

/// Whether the directory's account may become this person's. It has no other
/// person at this provider. A guest is no member of the same address; and who holds a role is not found by an address
/// of which the provider does not say that it is confirmed.
async fn may_be_linked(
    tx: &mut TenantTx,
    user: &User,
    person: &ExternalPerson,
) -> Result<bool, StoreError> {
    let other = store::external_identities::subject_of(tx, &person.issuer, &user.id).await?;
    let is_guest = person.is_guest == Some(true) && user.kind == UserKind::Member;
    if other.is_some() || is_guest {
        return Ok(false);
    }
    Ok(person.is_confirmed || store::users::roles(tx, &user.id).await?.is_empty())
}

/// Everybody can have an account of Google's: only one that the organization
/// itself gave out names its domain.
async fn is_of_own_domain(tx: &mut TenantTx, person: &ExternalPerson) -> Result<bool, StoreError> {
    let Some(key) = person.hosted_domain.as_deref().and_then(domain_key) else {
        return Ok(false);
    };
    Ok(store::domains::verified(tx).await?.contains(&key))
}

/// The address by which the person is found or added: of one of the
/// organization's own domains, or any for somebody whom the provider calls a
/// guest. One that the provider has not confirmed counts for nothing.
async fn address(
    tx: &mut TenantTx,
    person: &ExternalPerson,
) -> Result<Option<EmailAddress>, StoreError> {
    if person.is_unconfirmed {
        return Ok(None);
    }
    if person.is_guest == Some(true) {
        return Ok(person.addresses.first().cloned());
    }
    let own = store::domains::verified(tx).await?;
    let is_own = |address: &&EmailAddress| {
        domain_key(address.domain()).is_some_and(|key| own.contains(&key))
    };
    Ok(person.addresses.iter().find(is_own).cloned())
}

async fn add(
    tx: &mut TenantTx,
    person: &ExternalPerson,
    address: EmailAddress,
    id: UserId,
    stamp: &Stamp,
) -> Result<User, StoreError> {
    let mailbox = address.as_str().split('@').next().unwrap_or_default();
    let user = User {
        id,
        tenant: tx.tenant().clone(),
        display_name: person.name.clone().unwrap_or_else(|| mailbox.to_owned()),
        email: address,
        kind: kind(person).unwrap_or(UserKind::Member),
        status: AccountStatus::Active,
        source: DirectorySource::Cloud,
    };
    store::users::insert(tx, &user).await?;
    let change = Change {
        action: "user.added",
        object: user.id.to_string(),
        before: None,
        after: Some(json!({ "email": user.email.as_str(), "kind": user.kind })),
    };
    record(tx, stamp, change).await?;
    Ok(user)
}

/// A provider that tells who is a guest is believed, at every sign-in.
async fn with_kind(
    tx: &mut TenantTx,
    user: User,
    person: &ExternalPerson,
    stamp: &Stamp,
) -> Result<User, StoreError> {
    let Some(kind) = kind(person).filter(|kind| *kind != user.kind) else {
        return Ok(user);
    };
    // A guest has no role: the organization would lose an admin, perhaps the
    // last, by a word of its provider.
    let roles = store::users::roles(tx, &user.id).await?;
    if kind == UserKind::Guest && roles.contains(&Role::GlobalAdmin) {
        tracing::warn!(user.id = %user.id, "the provider calls a global admin a guest");
        return Ok(user);
    }
    store::users::set_kind(tx, &user.id, kind).await?;
    let stamp = stamp.clone().acting_as(&user.id);
    let change = Change {
        action: "user.kind_changed",
        object: user.id.to_string(),
        before: Some(json!(user.kind)),
        after: Some(json!(kind)),
    };
    record(tx, &stamp, change).await?;
    Ok(User { kind, ..user })
}

const fn kind(person: &ExternalPerson) -> Option<UserKind> {
    match person.is_guest {
        Some(true) => Some(UserKind::Guest),
        Some(false) => Some(UserKind::Member),
        None => None,
    }
}
