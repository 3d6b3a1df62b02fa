//! The identity provider of an organization.

use domain::ids::TenantId;
use domain::sign_in::{ProviderKind, SignInMethod};

use crate::database::{GlobalTx, Row, TenantTx, params};
use crate::error::StoreError;
use crate::tenants::{self, TenantRecord};

const TABLE: &str = "identity_providers";
const FIND: &str = "SELECT kind, issuer, client_id, sealed_secret, version \
    FROM identity_providers WHERE tenant_id = $1";

/// A provider as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProviderRecord {
    /// Whose identifiers it has.
    pub kind: ProviderKind,
    /// Its issuer, exactly as it writes it.
    pub issuer: String,
    /// Our name there.
    pub client_id: String,
    /// Our secret there, sealed.
    pub sealed_secret: String,
    /// Counts the changes.
    pub version: i64,
}

/// The organization's provider.
pub async fn find(tx: &mut TenantTx) -> Result<Option<ProviderRecord>, StoreError> {
    let row = tx.row(TABLE, FIND, params![]).await?;
    row.map(read).transpose()
}

/// As [`find`], and nobody changes it or takes it away until this unit of work ends.
pub async fn find_and_hold(tx: &mut TenantTx) -> Result<Option<ProviderRecord>, StoreError> {
    let row = tx.row_for_share(TABLE, FIND, params![]).await?;
    row.map(read).transpose()
}

/// Connects a provider, or changes the one of version `replaces`; false when there is another
/// version meanwhile. From then on people sign in there.
pub async fn put(
    tx: &mut TenantTx,
    provider: &ProviderRecord,
    replaces: Option<i64>,
) -> Result<bool, StoreError> {
    let sealed = &provider.sealed_secret;
    let (kind, version) = (provider.kind.as_str(), provider.version);
    let changed = match replaces {
        Some(replaces) => {
            tx.execute(
                "UPDATE identity_providers SET kind = $2, issuer = $3, client_id = $4, \
                 sealed_secret = $5, version = $6 WHERE tenant_id = $1 AND version = $7",
                params![
                    kind,
                    &provider.issuer,
                    &provider.client_id,
                    sealed,
                    version,
                    replaces
                ],
            )
            .await?
        }
        None => {
            tx.execute(
                "INSERT INTO identity_providers \
                 (tenant_id, kind, issuer, client_id, sealed_secret, version) \
                 VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (tenant_id) DO NOTHING",
                params![kind, &provider.issuer, &provider.client_id, sealed, version],
            )
            .await?
        }
    };
    let is_kept = changed == 1;
    if is_kept {
        set_method(tx, SignInMethod::IdentityProvider).await?;
    }
    Ok(is_kept)
}

/// Takes the provider away; people sign in with passwords again. False when there was none.
pub async fn delete(tx: &mut TenantTx) -> Result<bool, StoreError> {
    let sql = "DELETE FROM identity_providers WHERE tenant_id = $1";
    let was_there = tx.execute(sql, params![]).await? == 1;
    set_method(tx, SignInMethod::Password).await?;
    Ok(was_there)
}

/// The organization that owns the domain, and how its people sign in.
pub async fn route(
    tx: &mut GlobalTx,
    domain_key: &str,
) -> Result<Option<(TenantRecord, SignInMethod)>, StoreError> {
    let Some(record) = tenants::find_by_domain(tx, domain_key).await? else {
        return Ok(None);
    };
    let method = method(tx, &record.tenant.id).await?;
    Ok(Some((record, method)))
}

/// How the organization's people sign in.
pub async fn method(tx: &mut GlobalTx, tenant: &TenantId) -> Result<SignInMethod, StoreError> {
    let sql = "SELECT sign_in FROM tenants WHERE id = $1";
    match tx.row("tenants", sql, params![tenant]).await? {
        Some(mut row) => row.word("sign_in", SignInMethod::parse),
        None => Ok(SignInMethod::Password),
    }
}

async fn set_method(tx: &mut TenantTx, method: SignInMethod) -> Result<(), StoreError> {
    let sql = "UPDATE tenants SET sign_in = $2 WHERE id = $1";
    tx.execute_one(sql, params![method.as_str()]).await
}

fn read(mut row: Row) -> Result<ProviderRecord, StoreError> {
    Ok(ProviderRecord {
        kind: row.word("kind", ProviderKind::parse)?,
        issuer: row.text("issuer")?,
        client_id: row.text("client_id")?,
        sealed_secret: row.text("sealed_secret")?,
        version: row.int("version")?,
    })
}
