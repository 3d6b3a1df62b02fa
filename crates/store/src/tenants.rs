//! Organizations and the email domains that lead to them.

use domain::ids::TenantId;
use domain::tenant::{Management, OrganizationFacts, Tenant, TenantKind};

use crate::database::{GlobalTx, Row, params};
use crate::error::StoreError;
use crate::fold::fold;

const TABLE: &str = "tenants";

macro_rules! columns {
    () => {
        "t.id, t.name, t.kind, t.management, t.market, t.code, t.domain"
    };
}

/// An organization as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TenantRecord {
    /// The organization.
    pub tenant: Tenant,
    /// A short code that its bill numbers begin with, such as `HARB`.
    pub code: String,
    /// Its first email domain, as people read it.
    pub domain: String,
}

/// Adds an organization with its first domain, `domain_key` as addresses are compared by.
pub async fn insert(
    tx: &mut GlobalTx,
    record: &TenantRecord,
    domain_key: &str,
) -> Result<(), StoreError> {
    let TenantRecord {
        tenant,
        code,
        domain,
    } = record;
    tx.execute_one(
        "INSERT INTO tenants (id, name, name_key, kind, management, market, code, domain) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        params![
            &tenant.id,
            &tenant.name,
            &fold(&tenant.name),
            tenant.facts.kind.as_str(),
            tenant.facts.management.as_str(),
            tenant.facts.market.as_str(),
            code,
            domain,
        ],
    )
    .await?;
    tx.execute_one(
        "INSERT INTO verified_domains (domain_key, tenant_id) VALUES ($1, $2)",
        params![domain_key, &tenant.id],
    )
    .await
}

/// The organization with this id.
pub async fn find(tx: &mut GlobalTx, id: &TenantId) -> Result<Option<TenantRecord>, StoreError> {
    let sql = concat!("SELECT ", columns!(), " FROM tenants t WHERE t.id = $1");
    let row = tx.row(TABLE, sql, params![id]).await?;
    row.map(read).transpose()
}

/// The organization that owns the domain.
pub async fn find_by_domain(
    tx: &mut GlobalTx,
    domain_key: &str,
) -> Result<Option<TenantRecord>, StoreError> {
    let sql = concat!(
        "SELECT ",
        columns!(),
        " FROM verified_domains d JOIN tenants t ON t.id = d.tenant_id WHERE d.domain_key = $1"
    );
    let row = tx.row(TABLE, sql, params![domain_key]).await?;
    row.map(read).transpose()
}

/// Every organization.
pub async fn ids(tx: &mut GlobalTx) -> Result<Vec<TenantId>, StoreError> {
    let rows = tx
        .rows(TABLE, "SELECT id FROM tenants ORDER BY id", params![])
        .await?;
    rows.into_iter().map(|mut row| row.parse("id")).collect()
}

/// How many organizations there are.
pub async fn count(tx: &mut GlobalTx) -> Result<u64, StoreError> {
    let sql = "SELECT COUNT(*) FROM tenants";
    match tx.row(TABLE, sql, params![]).await? {
        Some(mut row) => row.number("count"),
        None => Ok(0),
    }
}

fn read(mut row: Row) -> Result<TenantRecord, StoreError> {
    Ok(TenantRecord {
        tenant: Tenant {
            id: row.parse("id")?,
            name: row.text("name")?,
            facts: OrganizationFacts {
                kind: row.word("kind", TenantKind::parse)?,
                management: row.word("management", Management::parse)?,
                market: row.parse("market")?,
            },
        },
        code: row.text("code")?,
        domain: row.text("domain")?,
    })
}
