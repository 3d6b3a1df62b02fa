//! In which organizations a person has an account: the own one, and others as a guest.

use domain::ids::{TenantId, UserId};
use domain::user::UserKind;

use crate::database::{GlobalTx, Row, params};
use crate::error::StoreError;
use crate::tenants;

const TABLE: &str = "memberships";

/// An organization in which the person can act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MembershipRow {
    /// The organization.
    pub tenant: TenantId,
    /// The person's account there.
    pub user: UserId,
    /// The own organization or another's.
    pub kind: UserKind,
    /// The organization's name.
    pub name: String,
    /// Its first domain.
    pub domain: String,
}

/// Notes that a person of the home organization is a guest of another; again is harmless.
pub async fn link_guest(
    tx: &mut GlobalTx,
    home_tenant: &TenantId,
    home_user: &UserId,
    tenant: &TenantId,
    user: &UserId,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO memberships (home_tenant_id, home_user_id, tenant_id, user_id) \
         VALUES ($1, $2, $3, $4) ON CONFLICT (home_tenant_id, home_user_id, tenant_id) DO NOTHING",
        params![home_tenant, home_user, tenant, user],
    )
    .await
    .map(drop)
}

/// The home organization, then the others by name. Empty if the home organization is not there.
pub async fn list(
    tx: &mut GlobalTx,
    home_tenant: &TenantId,
    home_user: &UserId,
) -> Result<Vec<MembershipRow>, StoreError> {
    let Some(home) = tenants::find(tx, home_tenant).await? else {
        return Ok(Vec::new());
    };
    let mut memberships = vec![MembershipRow {
        tenant: home.tenant.id,
        user: home_user.clone(),
        kind: UserKind::Member,
        name: home.tenant.name,
        domain: home.domain,
    }];
    let rows = tx
        .rows(
            TABLE,
            "SELECT m.tenant_id, m.user_id, t.name, t.domain \
             FROM memberships m JOIN tenants t ON t.id = m.tenant_id \
             WHERE m.home_tenant_id = $1 AND m.home_user_id = $2 ORDER BY t.name_key, t.id",
            params![home_tenant, home_user],
        )
        .await?;
    for row in rows {
        memberships.push(read(row)?);
    }
    Ok(memberships)
}

fn read(mut row: Row) -> Result<MembershipRow, StoreError> {
    Ok(MembershipRow {
        tenant: row.parse("tenant_id")?,
        user: row.parse("user_id")?,
        kind: UserKind::Guest,
        name: row.text("name")?,
        domain: row.text("domain")?,
    })
}
