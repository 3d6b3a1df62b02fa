//! People of the list.

use domain::access::Role;
use domain::administration::{self, Holder};
use domain::email::EmailAddress;
use domain::ids::UserId;
use domain::user::{AccountStatus, DirectorySource, User, UserKind};
use serde_json::{Value, json};
use store::TenantTx;
use store::directory::{self, DirectoryEntry};

use super::leavers::{leave, rejoin};
use super::{Resource, ScimCaller, check_version};
use crate::ids::new_id;
use crate::scim::{self, Key, ListQuery, ScimError, UserBody, matches, render_user, version_tag};
use crate::state::AppState;
use crate::use_cases::record::{Change, Stamp, record};

/// What has an index.
const NAMES: [&str; 4] = ["id", "externalId", "userName", "emails.value"];

/// Adds a person.
///
/// # Errors
/// A [`ScimError`]; 409 where somebody has the name or the address already.
pub async fn create_user(
    state: &AppState,
    caller: &ScimCaller,
    mut body: UserBody,
) -> Result<Resource, ScimError> {
    body.active.get_or_insert(true);
    let id: UserId = new_id(state.random.as_ref()).map_err(|_| bug())?;
    let entry = body.applied_to(&empty(caller, id)?)?;
    let stamp = caller.stamp(state);
    let origin = state.site.origin().to_owned();
    let unit = state.store.write(&caller.tenant, move |tx| {
        let (entry, stamp, origin) = (entry.clone(), stamp.clone(), origin.clone());
        let body = body.clone();
        Box::pin(async move {
            refuse_taken_name(tx, &entry).await?;
            let entry = add(tx, &body, entry, &stamp).await?;
            let change = Change {
                action: "user.created",
                object: entry.user.id.to_string(),
                before: None,
                after: Some(state_of(&entry)),
            };
            record(tx, &stamp, change).await?;
            load(tx, &entry.user.id, &origin).await
        })
    });
    unit.await
}

/// One person.
///
/// # Errors
/// 404 also for another organization's person.
pub async fn get_user(
    state: &AppState,
    caller: &ScimCaller,
    id: &UserId,
) -> Result<Resource, ScimError> {
    let (id, origin) = (id.clone(), state.site.origin().to_owned());
    let unit = state.store.read(&caller.tenant, move |tx| {
        let (id, origin) = (id.clone(), origin.clone());
        Box::pin(async move { load(tx, &id, &origin).await })
    });
    unit.await
}

/// A page of everybody, or of whom a filter finds.
///
/// # Errors
/// `invalidFilter` for a filter that no index answers.
pub async fn list_users(
    state: &AppState,
    caller: &ScimCaller,
    query: ListQuery,
) -> Result<Value, ScimError> {
    let origin = state.site.origin().to_owned();
    let unit = state.store.read(&caller.tenant, move |tx| {
        let (query, origin) = (query.clone(), origin.clone());
        Box::pin(async move {
            let Some(filter) = &query.filter else {
                let (entries, total) = directory::list(tx, query.skipped(), query.count).await?;
                let bodies = render_all(tx, &entries, &query, &origin).await?;
                return Ok::<_, ScimError>(scim::list_answer(&query, bodies, total));
            };
            let mut found = Vec::new();
            for key in scim::keys(filter, &NAMES)? {
                found.extend(look_up(tx, &key).await?);
            }
            found.sort_by(|one, other| one.user.id.cmp(&other.user.id));
            found.dedup_by(|one, other| one.user.id == other.user.id);
            let mut bodies = render_all(tx, &found, &query, &origin).await?;
            bodies.retain(|body| matches(filter, body));
            let total = u64::try_from(bodies.len()).unwrap_or(u64::MAX);
            Ok(scim::list_answer(&query, query.page(bodies), total))
        })
    });
    unit.await
}

/// Replaces what the list says of a person.
///
/// # Errors
/// A [`ScimError`].
pub async fn replace_user(
    state: &AppState,
    caller: &ScimCaller,
    id: &UserId,
    if_match: Option<String>,
    body: UserBody,
) -> Result<Resource, ScimError> {
    change(state, caller, id, if_match, move |entry| {
        let mut body = body.clone();
        // Silence is no order to let somebody in again.
        let is_active = entry.user.status == AccountStatus::Active;
        body.active.get_or_insert(is_active);
        Ok(body)
    })
    .await
}

/// Changes a part of what the list says of a person.
///
/// # Errors
/// A [`ScimError`].
pub async fn patch_user(
    state: &AppState,
    caller: &ScimCaller,
    id: &UserId,
    if_match: Option<String>,
    patch: Value,
) -> Result<Resource, ScimError> {
    let steps = scim::operations(patch)?;
    change(state, caller, id, if_match, move |entry| {
        scim::patch_user(entry, &steps)
    })
    .await
}

/// Deletes a person as far as the list is concerned. What was bought still names the account.
///
/// # Errors
/// A [`ScimError`].
pub async fn delete_user(
    state: &AppState,
    caller: &ScimCaller,
    id: &UserId,
    if_match: Option<String>,
) -> Result<(), ScimError> {
    let (id, stamp) = (id.clone(), caller.stamp(state));
    let unit = state.store.write(&caller.tenant, move |tx| {
        let (id, stamp, if_match) = (id.clone(), stamp.clone(), if_match.clone());
        Box::pin(async move {
            let roles = hold_roles(tx, &id).await?;
            let entry = directory::find_for_change(tx, &id).await?;
            let entry = entry.ok_or_else(ScimError::not_found)?;
            check_version(entry.version, if_match.as_deref())?;
            let mut gone = entry.clone();
            gone.user.status = AccountStatus::Disabled;
            keep_an_admin(tx, &roles, &entry.user, &gone.user).await?;
            let left = match entry.user.status {
                AccountStatus::Active => Some(leave(tx, &stamp, &entry.user).await?),
                AccountStatus::Disabled => None,
            };
            directory::remove(tx, &id, stamp.business_at).await?;
            let change = Change {
                action: "user.deleted",
                object: id.to_string(),
                before: Some(state_of(&entry)),
                after: None,
            };
            record(tx, &stamp, change).await?;
            if let Some(left) = left {
                record(tx, &stamp, left).await?;
            }
            Ok::<_, ScimError>(())
        })
    });
    unit.await
}

/// Adds the person, or lists the account that a partner's visit made: whoever has come as a partner
/// is of another organization, and so a guest here.
async fn add(
    tx: &mut TenantTx,
    body: &UserBody,
    mut entry: DirectoryEntry,
    stamp: &Stamp,
) -> Result<DirectoryEntry, ScimError> {
    match store::users::find_by_email(tx, &entry.user.email).await? {
        Some(account) if account.kind == UserKind::Partner => {
            entry.user.id = account.id;
            entry = body.clone().of_guest().applied_to(&entry)?;
            directory::adopt(tx, &entry, stamp.business_at).await?;
        }
        _ => directory::insert(tx, &entry, stamp.business_at).await?,
    }
    Ok(entry)
}

async fn change(
    state: &AppState,
    caller: &ScimCaller,
    id: &UserId,
    if_match: Option<String>,
    body_of: impl Fn(&DirectoryEntry) -> Result<UserBody, ScimError> + Send + Sync + 'static,
) -> Result<Resource, ScimError> {
    let (id, stamp) = (id.clone(), caller.stamp(state));
    let origin = state.site.origin().to_owned();
    let body_of = std::sync::Arc::new(body_of);
    let unit = state.store.write(&caller.tenant, move |tx| {
        let (id, stamp, origin) = (id.clone(), stamp.clone(), origin.clone());
        let (if_match, body_of) = (if_match.clone(), body_of.clone());
        Box::pin(async move {
            let roles = hold_roles(tx, &id).await?;
            let before = directory::find_for_change(tx, &id).await?;
            let before = before.ok_or_else(ScimError::not_found)?;
            check_version(before.version, if_match.as_deref())?;
            let after = body_of(&before)?.applied_to(&before)?;
            save(tx, &stamp, &roles, &before, after).await?;
            load(tx, &id, &origin).await
        })
    });
    unit.await
}

/// Writes what changed, if anything did, and lets a person go or come back.
async fn save(
    tx: &mut TenantTx,
    stamp: &Stamp,
    roles: &[Role],
    before: &DirectoryEntry,
    after: DirectoryEntry,
) -> Result<(), ScimError> {
    let is_same = DirectoryEntry {
        emails: Vec::new(),
        ..after.clone()
    } == *before;
    if is_same {
        return Ok(());
    }
    keep_an_admin(tx, roles, &before.user, &after.user).await?;
    if after.user_name.to_lowercase() != before.user_name.to_lowercase() {
        refuse_taken_name(tx, &after).await?;
    }
    let after = DirectoryEntry {
        version: before.version + 1,
        ..after
    };
    directory::update(tx, &after, stamp.business_at).await?;
    let mut left = None;
    match (before.user.status, after.user.status) {
        (AccountStatus::Active, AccountStatus::Disabled) => {
            left = Some(leave(tx, stamp, &after.user).await?);
        }
        (AccountStatus::Disabled, AccountStatus::Active) => rejoin(tx, &after.user).await?,
        _ => {}
    }
    let change = Change {
        action: "user.updated",
        object: after.user.id.to_string(),
        before: Some(state_of(before)),
        after: Some(state_of(&after)),
    };
    record(tx, stamp, change).await?;
    if let Some(left) = left {
        record(tx, stamp, left).await?;
    }
    Ok(())
}

/// Locks what an admin's account depends on, which comes before every other lock, and gives the
/// roles of the person. Whoever has none may be given one at this very moment, so that the lock is
/// for everybody.
async fn hold_roles(tx: &mut TenantTx, id: &UserId) -> Result<Vec<Role>, ScimError> {
    store::people::lock_administration(tx).await?;
    Ok(store::users::roles(tx, id).await?)
}

/// The organization must not lock itself out.
async fn keep_an_admin(
    tx: &mut TenantTx,
    roles: &[Role],
    before: &User,
    after: &User,
) -> Result<(), ScimError> {
    if after.status == AccountStatus::Active && after.kind == UserKind::Member {
        return Ok(());
    }
    let others = store::people::other_global_admins(tx, &before.id).await?;
    let holder = Holder {
        kind: before.kind,
        status: before.status,
        roles,
    };
    administration::switch_account(holder, AccountStatus::Disabled, others)
        .map_err(|error| ScimError::new(403, error.to_string()))
}

/// A statement that fails ends the unit, so the usual conflict is looked for before.
async fn refuse_taken_name(tx: &mut TenantTx, entry: &DirectoryEntry) -> Result<(), ScimError> {
    let found = directory::find_by_user_name(tx, &entry.user_name).await?;
    match found {
        Some(other) if other.user.id != entry.user.id => {
            Err(ScimError::uniqueness("another user has this userName"))
        }
        _ => Ok(()),
    }
}

async fn load(tx: &mut TenantTx, id: &UserId, origin: &str) -> Result<Resource, ScimError> {
    let entry = directory::find(tx, id).await?;
    let entry = entry.ok_or_else(ScimError::not_found)?;
    let groups = store::groups::of_member(tx, id).await?;
    let tag = version_tag(entry.version);
    Ok(Resource::new(render_user(&entry, &groups, origin), tag))
}

async fn look_up(tx: &mut TenantTx, key: &Key) -> Result<Vec<DirectoryEntry>, ScimError> {
    let one = |entry: Option<DirectoryEntry>| entry.into_iter().collect();
    Ok(match key {
        Key::Id(id) => match UserId::parse(id) {
            Ok(id) => one(directory::find(tx, &id).await?),
            Err(_) => Vec::new(),
        },
        Key::ExternalId(id) => directory::find_by_external_id(tx, id).await?,
        Key::UserName(name) => one(directory::find_by_user_name(tx, name).await?),
        Key::Email(email) => directory::find_by_email(tx, email).await?,
        Key::DisplayName(_) | Key::Member(_) => Vec::new(),
    })
}

async fn render_all(
    tx: &mut TenantTx,
    entries: &[DirectoryEntry],
    query: &ListQuery,
    origin: &str,
) -> Result<Vec<scim::Object>, ScimError> {
    let mut bodies = Vec::with_capacity(entries.len());
    for entry in entries {
        let groups = if query.selection.wants("groups") {
            store::groups::of_member(tx, &entry.user.id).await?
        } else {
            Vec::new()
        };
        bodies.push(render_user(entry, &groups, origin));
    }
    Ok(bodies)
}

/// What the record of a change says of a person.
fn state_of(entry: &DirectoryEntry) -> Value {
    json!({
        "user_name": entry.user_name,
        "external_id": entry.external_id,
        "status": entry.user.status.as_str(),
        "kind": entry.user.kind.as_str(),
    })
}

/// A person of whom nothing is known yet.
fn empty(caller: &ScimCaller, id: UserId) -> Result<DirectoryEntry, ScimError> {
    let email = EmailAddress::parse(&format!("{id}@no-address.invalid")).map_err(|_| bug())?;
    Ok(DirectoryEntry {
        user: User {
            id,
            tenant: caller.tenant.clone(),
            email,
            display_name: String::new(),
            kind: UserKind::Member,
            status: AccountStatus::Active,
            source: DirectorySource::Cloud,
        },
        user_name: String::new(),
        external_id: None,
        attributes_json: None,
        emails: Vec::new(),
        created_at: None,
        modified_at: None,
        version: 1,
    })
}

fn bug() -> ScimError {
    ScimError::new(500, "a fault of ours; it is logged")
}
