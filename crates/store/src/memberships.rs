//! In which organizations a person has an account: the own one, and others as a guest or for a
//! partner.

use domain::ids::{TenantId, UserId};
use domain::user::{User, UserKind};

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
    /// Member of the own organization; guest of another, or there for a partner.
    pub kind: UserKind,
    /// The organization's name.
    pub name: String,
    /// Its first domain.
    pub domain: String,
}

/// Notes which account a person of the home organization has in another, as a guest or for a
/// partner. Again is harmless; who was there for a partner only can become a guest.
pub async fn link(
    tx: &mut GlobalTx,
    home_tenant: &TenantId,
    home_user: &UserId,
    account: &User,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO memberships (home_tenant_id, home_user_id, tenant_id, user_id, kind) \
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (home_tenant_id, home_user_id, tenant_id) \
         DO UPDATE SET kind = excluded.kind WHERE excluded.kind = 'guest'",
        params![
            home_tenant,
            home_user,
            &account.tenant,
            &account.id,
            account.kind.as_str()
        ],
    )
    .await
    .map(drop)
}

/// Whether an organization has invited the person itself, whatever a partner was granted.
pub async fn is_guest(
    tx: &mut GlobalTx,
    home_tenant: &TenantId,
    home_user: &UserId,
    tenant: &TenantId,
) -> Result<bool, StoreError> {
    let sql = "SELECT user_id FROM memberships WHERE home_tenant_id = $1 AND home_user_id = $2 \
        AND tenant_id = $3 AND kind = 'guest'";
    let row = tx
        .row(TABLE, sql, params![home_tenant, home_user, tenant])
        .await?;
    Ok(row.is_some())
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
            "SELECT m.tenant_id, m.user_id, m.kind, t.name, t.domain \
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
        kind: row.word("kind", UserKind::parse)?,
        name: row.text("name")?,
        domain: row.text("domain")?,
    })
}
