//! Email domains: those that an organization says are its own, and those that are.

use chrono::{DateTime, Utc};
use domain::ids::TenantId;

use crate::database::{GlobalTx, TenantTx, params};
use crate::error::StoreError;

const CLAIMS: &str = "domain_claims";
const VERIFIED: &str = "verified_domains";

/// A domain that is not proven yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DomainClaim {
    /// The domain in ASCII.
    pub domain_key: String,
    /// What its DNS has to say.
    pub token: String,
}

/// The organization's own domains.
pub async fn verified(tx: &mut TenantTx) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT domain_key FROM verified_domains WHERE tenant_id = $1 ORDER BY domain_key";
    let rows = tx.rows(VERIFIED, sql, params![]).await?;
    rows.into_iter()
        .map(|mut row| row.text("domain_key"))
        .collect()
}

/// The domains that wait for their proof.
pub async fn claims(tx: &mut TenantTx) -> Result<Vec<DomainClaim>, StoreError> {
    let sql = "SELECT domain_key, token FROM domain_claims WHERE tenant_id = $1 \
               ORDER BY domain_key";
    let rows = tx.rows(CLAIMS, sql, params![]).await?;
    let claims = rows.into_iter().map(|mut row| {
        Ok(DomainClaim {
            domain_key: row.text("domain_key")?,
            token: row.text("token")?,
        })
    });
    claims.collect()
}

/// Who owns the domain.
pub async fn owner(tx: &mut GlobalTx, domain_key: &str) -> Result<Option<TenantId>, StoreError> {
    let sql = "SELECT tenant_id FROM verified_domains WHERE domain_key = $1";
    let row = tx.row(VERIFIED, sql, params![domain_key]).await?;
    row.map(|mut row| row.parse("tenant_id")).transpose()
}

/// Claims a domain; again keeps the first token.
pub async fn claim(
    tx: &mut TenantTx,
    claim: &DomainClaim,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO domain_claims (tenant_id, domain_key, token, claimed_at) \
         VALUES ($1, $2, $3, $4) ON CONFLICT (tenant_id, domain_key) DO NOTHING",
        params![&claim.domain_key, &claim.token, at],
    )
    .await
    .map(drop)
}

/// Makes a domain the organization's own; false when it is another's, or this one's already.
pub async fn verify(tx: &mut TenantTx, domain_key: &str) -> Result<bool, StoreError> {
    let sql = "DELETE FROM domain_claims WHERE tenant_id = $1 AND domain_key = $2";
    tx.execute(sql, params![domain_key]).await?;
    let sql = "INSERT INTO verified_domains (tenant_id, domain_key) VALUES ($1, $2) \
               ON CONFLICT (domain_key) DO NOTHING";
    Ok(tx.execute(sql, params![domain_key]).await? == 1)
}

/// Gives a domain up, claimed or own; false when it was neither.
pub async fn remove(tx: &mut TenantTx, domain_key: &str) -> Result<bool, StoreError> {
    let sql = "DELETE FROM domain_claims WHERE tenant_id = $1 AND domain_key = $2";
    let claims = tx.execute(sql, params![domain_key]).await?;
    let sql = "DELETE FROM verified_domains WHERE tenant_id = $1 AND domain_key = $2";
    Ok(claims + tx.execute(sql, params![domain_key]).await? > 0)
}
