//! Programs that act for an organization.

use chrono::{DateTime, Utc};
use domain::ids::{ProductId, ServiceAccountId, UserId};
use domain::program::Scope;

use crate::database::{Row, TenantTx, params};
use crate::error::StoreError;

const TABLE: &str = "service_accounts";

macro_rules! columns {
    () => {
        "id, name, scopes, product_id, created_by, created_at, ended_at"
    };
}

/// A service account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceAccountRecord {
    /// Its id.
    pub id: ServiceAccountId,
    /// What it is for, as people say it.
    pub name: String,
    /// What it may do.
    pub scopes: Vec<Scope>,
    /// The product whose app it is, if it is one.
    pub product: Option<ProductId>,
    /// Who made it; nobody where the operator did.
    pub created_by: Option<UserId>,
    /// When.
    pub created_at: DateTime<Utc>,
    /// Since when it is of no use.
    pub ended_at: Option<DateTime<Utc>>,
}

/// Adds an account.
pub async fn insert(tx: &mut TenantTx, account: &ServiceAccountRecord) -> Result<(), StoreError> {
    let scopes: Vec<_> = account.scopes.iter().map(|scope| scope.as_str()).collect();
    tx.execute_one(
        "INSERT INTO service_accounts \
         (tenant_id, id, name, scopes, product_id, created_by, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        params![
            &account.id,
            &account.name,
            &scopes.join(" "),
            account.product.as_ref(),
            account.created_by.as_ref(),
            account.created_at,
        ],
    )
    .await
}

/// The account with this id, ended or not.
pub async fn find(
    tx: &mut TenantTx,
    id: &ServiceAccountId,
) -> Result<Option<ServiceAccountRecord>, StoreError> {
    let sql = concat!(
        "SELECT ",
        columns!(),
        " FROM service_accounts WHERE tenant_id = $1 AND id = $2"
    );
    let row = tx.row(TABLE, sql, params![id]).await?;
    row.map(read).transpose()
}

/// Every account, the newest first.
pub async fn list(tx: &mut TenantTx) -> Result<Vec<ServiceAccountRecord>, StoreError> {
    let sql = concat!(
        "SELECT ",
        columns!(),
        " FROM service_accounts WHERE tenant_id = $1 ORDER BY created_at DESC, id DESC"
    );
    let rows = tx.rows(TABLE, sql, params![]).await?;
    rows.into_iter().map(read).collect()
}

/// Ends an account. `false`: it was ended before.
pub async fn end(
    tx: &mut TenantTx,
    id: &ServiceAccountId,
    at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let sql = "UPDATE service_accounts SET ended_at = $2 \
        WHERE tenant_id = $1 AND id = $3 AND ended_at IS NULL";
    Ok(tx.execute(sql, params![at, id]).await? == 1)
}

fn read(mut row: Row) -> Result<ServiceAccountRecord, StoreError> {
    let id = row.parse("id")?;
    let name = row.text("name")?;
    let scopes = row.text("scopes")?;
    let scopes: Option<Vec<_>> = scopes.split(' ').map(Scope::parse).collect();
    let scopes = scopes.ok_or_else(|| row.corrupt("scopes"))?;
    Ok(ServiceAccountRecord {
        id,
        name,
        scopes,
        product: row.optional_parse("product_id")?,
        created_by: row.optional_parse("created_by")?,
        created_at: row.instant("created_at")?,
        ended_at: row.optional_instant("ended_at")?,
    })
}
