//! Groups of the list.

use domain::ids::{GroupId, UserId};
use serde_json::{Value, json};
use store::TenantTx;
use store::groups::{self, GroupRecord};

use super::{Resource, ScimCaller, check_version};
use crate::ids::new_id;
use crate::scim::{
    self, Filter, GroupBody, GroupChange, Key, ListQuery, ScimError, Selection, matches,
    render_group, version_tag,
};
use crate::state::AppState;
use crate::use_cases::record::{Change, Stamp, record};

/// What has an index.
const NAMES: [&str; 4] = ["id", "externalId", "displayName", "members.value"];
/// Nobody has a group with more.
const EVERYBODY: u32 = u32::MAX;

/// Adds a group. Members who are not of the organization are left out.
///
/// # Errors
/// A [`ScimError`].
pub async fn create_group(
    state: &AppState,
    caller: &ScimCaller,
    body: GroupBody,
) -> Result<Resource, ScimError> {
    let id: GroupId = new_id(state.random.as_ref())
        .map_err(|_| ScimError::new(500, "a fault of ours; it is logged"))?;
    let stamp = caller.stamp(state);
    let origin = state.site.origin().to_owned();
    let unit = state.store.write(&caller.tenant, move |tx| {
        let (id, body, stamp, origin) = (id.clone(), body.clone(), stamp.clone(), origin.clone());
        Box::pin(async move {
            let group = GroupRecord {
                id,
                display_name: body.display_name,
                external_id: body.external_id,
                created_at: stamp.business_at,
                modified_at: stamp.business_at,
                version: 1,
            };
            groups::insert(tx, &group).await?;
            let members = body.members.unwrap_or_default();
            let added = groups::add_members(tx, &group.id, &members).await?;
            let change = Change {
                action: "group.created",
                object: group.id.to_string(),
                before: None,
                after: Some(json!({ "name": group.display_name, "members_added": added })),
            };
            record(tx, &stamp, change).await?;
            load(tx, &group.id, true, &origin).await
        })
    });
    unit.await
}

/// One group.
///
/// # Errors
/// 404 also for another organization's group.
pub async fn get_group(
    state: &AppState,
    caller: &ScimCaller,
    id: &GroupId,
    selection: &Selection,
) -> Result<Resource, ScimError> {
    let (id, origin) = (id.clone(), state.site.origin().to_owned());
    let with_members = selection.wants("members");
    let unit = state.store.read(&caller.tenant, move |tx| {
        let (id, origin) = (id.clone(), origin.clone());
        Box::pin(async move { load(tx, &id, with_members, &origin).await })
    });
    unit.await
}

/// A page of all groups, or of those that a filter finds.
///
/// # Errors
/// `invalidFilter` for a filter that no index answers.
pub async fn list_groups(
    state: &AppState,
    caller: &ScimCaller,
    query: ListQuery,
) -> Result<Value, ScimError> {
    let origin = state.site.origin().to_owned();
    let unit = state.store.read(&caller.tenant, move |tx| {
        let (query, origin) = (query.clone(), origin.clone());
        Box::pin(async move {
            let (records, total) = match &query.filter {
                None => groups::list(tx, query.skipped(), query.count).await?,
                Some(filter) => {
                    let found = filtered(tx, filter, &origin).await?;
                    let total = u64::try_from(found.len()).unwrap_or(u64::MAX);
                    (query.page(found), total)
                }
            };
            let mut bodies = Vec::with_capacity(records.len());
            for group in &records {
                let members = if query.selection.wants("members") {
                    Some(groups::members(tx, &group.id, EVERYBODY).await?)
                } else {
                    None
                };
                bodies.push(render_group(group, members.as_deref(), &origin));
            }
            Ok::<_, ScimError>(scim::list_answer(&query, bodies, total))
        })
    });
    unit.await
}

/// Replaces what the list says of a group, and who is in it if that is said.
///
/// # Errors
/// A [`ScimError`].
pub async fn replace_group(
    state: &AppState,
    caller: &ScimCaller,
    id: &GroupId,
    if_match: Option<String>,
    body: GroupBody,
) -> Result<Resource, ScimError> {
    let mut changes = vec![
        GroupChange::Rename(body.display_name),
        GroupChange::SetExternalId(body.external_id),
    ];
    changes.extend(body.members.map(GroupChange::Replace));
    change(state, caller, id, if_match, changes).await
}

/// Changes a part of a group.
///
/// # Errors
/// A [`ScimError`].
pub async fn patch_group(
    state: &AppState,
    caller: &ScimCaller,
    id: &GroupId,
    if_match: Option<String>,
    patch: Value,
) -> Result<Resource, ScimError> {
    let changes = scim::group_changes(id.as_str(), &scim::operations(patch)?)?;
    change(state, caller, id, if_match, changes).await
}

/// Deletes a group; its people stay.
///
/// # Errors
/// A [`ScimError`].
pub async fn delete_group(
    state: &AppState,
    caller: &ScimCaller,
    id: &GroupId,
    if_match: Option<String>,
) -> Result<(), ScimError> {
    let (id, stamp) = (id.clone(), caller.stamp(state));
    let unit = state.store.write(&caller.tenant, move |tx| {
        let (id, stamp, if_match) = (id.clone(), stamp.clone(), if_match.clone());
        Box::pin(async move {
            let group = groups::find_for_change(tx, &id).await?;
            let group = group.ok_or_else(ScimError::not_found)?;
            check_version(group.version, if_match.as_deref())?;
            groups::remove(tx, &id).await?;
            let change = Change {
                action: "group.deleted",
                object: id.to_string(),
                before: Some(json!({ "name": group.display_name })),
                after: None,
            };
            record(tx, &stamp, change).await?;
            Ok::<_, ScimError>(())
        })
    });
    unit.await
}

async fn change(
    state: &AppState,
    caller: &ScimCaller,
    id: &GroupId,
    if_match: Option<String>,
    changes: Vec<GroupChange>,
) -> Result<Resource, ScimError> {
    let (id, stamp) = (id.clone(), caller.stamp(state));
    let origin = state.site.origin().to_owned();
    let changes = std::sync::Arc::new(changes);
    let unit = state.store.write(&caller.tenant, move |tx| {
        let (id, stamp, origin) = (id.clone(), stamp.clone(), origin.clone());
        let (if_match, changes) = (if_match.clone(), changes.clone());
        Box::pin(async move {
            let before = groups::find_for_change(tx, &id).await?;
            let before = before.ok_or_else(ScimError::not_found)?;
            check_version(before.version, if_match.as_deref())?;
            apply(tx, &stamp, before, &changes).await?;
            load(tx, &id, true, &origin).await
        })
    });
    unit.await
}

async fn apply(
    tx: &mut TenantTx,
    stamp: &Stamp,
    before: GroupRecord,
    changes: &[GroupChange],
) -> Result<(), ScimError> {
    let mut after = before.clone();
    let (mut added, mut removed) = (0, 0);
    for change in changes {
        match change {
            GroupChange::Rename(name) => after.display_name.clone_from(name),
            GroupChange::SetExternalId(id) => after.external_id.clone_from(id),
            GroupChange::Add(people) => added += groups::add_members(tx, &after.id, people).await?,
            GroupChange::Remove(people) => {
                removed += groups::remove_members(tx, &after.id, people).await?;
            }
            GroupChange::Replace(people) => {
                removed += remove_all_but(tx, &after.id, people).await?;
                added += groups::add_members(tx, &after.id, people).await?;
            }
        }
    }
    if after == before && added == 0 && removed == 0 {
        return Ok(());
    }
    after.version += 1;
    after.modified_at = stamp.business_at;
    groups::update(tx, &after).await?;
    let change = Change {
        action: "group.updated",
        object: after.id.to_string(),
        before: Some(json!({ "name": before.display_name })),
        after: Some(json!({
            "name": after.display_name,
            "members_added": added,
            "members_removed": removed,
        })),
    };
    record(tx, stamp, change).await?;
    Ok(())
}

async fn remove_all_but(
    tx: &mut TenantTx,
    group: &GroupId,
    people: &[UserId],
) -> Result<u64, ScimError> {
    if people.is_empty() {
        return Ok(groups::clear_members(tx, group).await?);
    }
    let stay: std::collections::HashSet<_> = people.iter().collect();
    let mut go = groups::members(tx, group, EVERYBODY).await?;
    go.retain(|member| !stay.contains(member));
    Ok(groups::remove_members(tx, group, &go).await?)
}

async fn load(
    tx: &mut TenantTx,
    id: &GroupId,
    with_members: bool,
    origin: &str,
) -> Result<Resource, ScimError> {
    let group = groups::find(tx, id).await?;
    let group = group.ok_or_else(ScimError::not_found)?;
    let members = if with_members {
        Some(groups::members(tx, id, EVERYBODY).await?)
    } else {
        None
    };
    let tag = version_tag(group.version);
    Ok(Resource::new(
        render_group(&group, members.as_deref(), origin),
        tag,
    ))
}

/// The groups that the filter matches. Of their members only those that it names are read.
async fn filtered(
    tx: &mut TenantTx,
    filter: &Filter,
    origin: &str,
) -> Result<Vec<GroupRecord>, ScimError> {
    let mut found = Vec::new();
    for key in scim::keys(filter, &NAMES)? {
        found.extend(look_up(tx, &key).await?);
    }
    found.sort_by(|one, other| one.id.cmp(&other.id));
    found.dedup_by(|one, other| one.id == other.id);
    let named: Vec<UserId> = scim::values_of(filter, "members")
        .iter()
        .filter_map(|id| UserId::parse(id).ok())
        .collect();
    let mut matching = Vec::new();
    for group in found {
        let mut members = groups::members(tx, &group.id, 1).await?;
        for id in &named {
            if groups::is_member_of_any(tx, id, std::slice::from_ref(&group.id)).await? {
                members.push(id.clone());
            }
        }
        if matches(filter, &render_group(&group, Some(&members), origin)) {
            matching.push(group);
        }
    }
    Ok(matching)
}

async fn look_up(tx: &mut TenantTx, key: &Key) -> Result<Vec<GroupRecord>, ScimError> {
    Ok(match key {
        Key::Id(id) => match GroupId::parse(id) {
            Ok(id) => groups::find(tx, &id).await?.into_iter().collect(),
            Err(_) => Vec::new(),
        },
        Key::ExternalId(id) => groups::find_by_external_id(tx, id).await?,
        Key::DisplayName(name) => groups::find_by_name(tx, name).await?,
        Key::Member(id) => match UserId::parse(id) {
            Ok(id) => groups::of_member(tx, &id).await?,
            Err(_) => Vec::new(),
        },
        Key::UserName(_) | Key::Email(_) => Vec::new(),
    })
}
