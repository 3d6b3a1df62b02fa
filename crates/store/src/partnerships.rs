//! Which organizations a partner looks after. Only a place to begin: what the partner may do is in
//! the grants of the organization.

use chrono::{DateTime, Utc};
use domain::ids::TenantId;

use crate::database::{GlobalTx, Row, params};
use crate::error::StoreError;

const TABLE: &str = "partnerships";
const ASKED: &str = "partner_customers";

/// An organization that a partner looks after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomerRow {
    /// The organization.
    pub tenant: TenantId,
    /// Its name.
    pub name: String,
    /// Its first domain.
    pub domain: String,
}

/// Notes until when a partner looks after an organization, as its grants have it now.
pub async fn set(
    tx: &mut GlobalTx,
    partner: &TenantId,
    customer: &TenantId,
    ends_at: Option<DateTime<Utc>>,
) -> Result<(), StoreError> {
    let Some(ends_at) = ends_at else {
        let sql = "DELETE FROM partnerships WHERE partner_id = $1 AND tenant_id = $2";
        return tx.execute(sql, params![partner, customer]).await.map(drop);
    };
    let sql = "INSERT INTO partnerships (partner_id, tenant_id, ends_at) VALUES ($1, $2, $3) \
        ON CONFLICT (partner_id, tenant_id) DO UPDATE SET ends_at = excluded.ends_at";
    let params = params![partner, customer, ends_at];
    tx.execute(sql, params).await.map(drop)
}

/// The organizations that a partner looks after at an instant of the business clock, by name.
pub async fn customers(
    tx: &mut GlobalTx,
    partner: &TenantId,
    now: DateTime<Utc>,
) -> Result<Vec<CustomerRow>, StoreError> {
    let sql = "SELECT p.tenant_id, t.name, t.domain \
        FROM partnerships p JOIN tenants t ON t.id = p.tenant_id \
        WHERE p.partner_id = $1 AND p.ends_at > $2 ORDER BY t.name_key, t.id";
    let rows = tx.rows(TABLE, sql, params![partner, now]).await?;
    rows.into_iter().map(read).collect()
}

/// An organization that a partner has asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedRow {
    /// The organization.
    pub tenant: TenantId,
    /// Its name.
    pub name: String,
    /// Its first domain.
    pub domain: String,
    /// The domain by which the partner asked for it.
    pub asked_as: String,
}

/// Notes that a partner has asked an organization, by a domain of it.
pub async fn note_asked(
    tx: &mut GlobalTx,
    partner: &TenantId,
    customer: &TenantId,
    asked_as: &str,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO partner_customers (partner_id, tenant_id, asked_as) \
        VALUES ($1, $2, $3) \
        ON CONFLICT (partner_id, tenant_id) DO UPDATE SET asked_as = excluded.asked_as";
    let params = params![partner, customer, asked_as];
    tx.execute(sql, params).await.map(drop)
}

/// The organizations that a partner has ever asked, by the domains it asked for.
pub async fn asked(tx: &mut GlobalTx, partner: &TenantId) -> Result<Vec<AskedRow>, StoreError> {
    let sql = "SELECT p.tenant_id, t.name, t.domain, p.asked_as \
        FROM partner_customers p JOIN tenants t ON t.id = p.tenant_id \
        WHERE p.partner_id = $1 ORDER BY p.asked_as, p.tenant_id";
    let rows = tx.rows(ASKED, sql, params![partner]).await?;
    let asked = rows.into_iter().map(|mut row| {
        Ok(AskedRow {
            tenant: row.parse("tenant_id")?,
            name: row.text("name")?,
            domain: row.text("domain")?,
            asked_as: row.text("asked_as")?,
        })
    });
    asked.collect()
}

fn read(mut row: Row) -> Result<CustomerRow, StoreError> {
    Ok(CustomerRow {
        tenant: row.parse("tenant_id")?,
        name: row.text("name")?,
        domain: row.text("domain")?,
    })
}
