//! The queries of an organization's own list.

use chrono::{DateTime, Utc};
use domain::ids::{GroupId, ScimTokenId, TenantId, UserId};

use crate::groups::GroupRecord;
use crate::leavers::Leaver;
use crate::{StoreError, TenantTx, directory, groups, leavers, scim_tokens, sessions};

/// Runs every one of them.
pub(super) async fn run(
    tx: &mut TenantTx,
    tenant: &TenantId,
    user: &UserId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let group = GroupRecord {
        id: GroupId::parse("g1").unwrap(),
        display_name: "Planners".to_owned(),
        external_id: None,
        created_at: now,
        modified_at: now,
        version: 1,
    };
    groups::insert(tx, &group).await?;
    groups::find_for_change(tx, &group.id).await?;
    groups::update(tx, &group).await?;
    groups::find_by_name(tx, "planners").await?;
    groups::find_by_external_id(tx, "x").await?;
    groups::list(tx, 0, 5).await?;
    groups::add_members(tx, &group.id, std::slice::from_ref(user)).await?;
    groups::members(tx, &group.id, 5).await?;
    groups::of_member(tx, user).await?;
    groups::is_member_of_any(tx, user, std::slice::from_ref(&group.id)).await?;
    groups::remove_members(tx, &group.id, std::slice::from_ref(user)).await?;
    groups::remove(tx, &group.id).await?;
    directory::find_by_user_name(tx, "ada").await?;
    directory::find_by_external_id(tx, "x").await?;
    directory::find_by_email(tx, "ada@harbor.example").await?;
    directory::list(tx, 0, 5).await?;
    let entry = directory::find_for_change(tx, user).await?.unwrap();
    directory::update(tx, &entry, now).await?;
    directory::remove(tx, user, now).await?;
    let token = ScimTokenId::parse("t1").unwrap();
    scim_tokens::find(tx, "t").await?;
    scim_tokens::list(tx, tenant).await?;
    scim_tokens::touch(tx, "t", now).await?;
    scim_tokens::revoke(tx, tenant, &token).await?;
    let leaver = Leaver {
        tenant: tenant.clone(),
        user: user.clone(),
    };
    leavers::free_after_days(tx).await?;
    leavers::put(tx, &leaver, now).await?;
    leavers::lease_due(tx, now, now, now, 5).await?;
    leavers::remove(tx, &leaver).await?;
    sessions::revoke_of_account(tx, tenant, user).await?;
    Ok(())
}
