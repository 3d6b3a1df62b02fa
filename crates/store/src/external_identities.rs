//! Who a person of the organization is at its identity provider.

use chrono::{DateTime, Utc};
use domain::ids::UserId;

use crate::database::{TenantTx, params};
use crate::error::StoreError;

const TABLE: &str = "external_identities";

/// The account of an identity.
pub async fn find(
    tx: &mut TenantTx,
    issuer: &str,
    subject: &str,
) -> Result<Option<UserId>, StoreError> {
    let sql = "SELECT user_id FROM external_identities \
               WHERE tenant_id = $1 AND issuer = $2 AND subject = $3";
    let row = tx.row(TABLE, sql, params![issuer, subject]).await?;
    row.map(|mut row| row.parse("user_id")).transpose()
}

/// The identity that the account has at the issuer already.
pub async fn subject_of(
    tx: &mut TenantTx,
    issuer: &str,
    user: &UserId,
) -> Result<Option<String>, StoreError> {
    let sql = "SELECT subject FROM external_identities \
               WHERE tenant_id = $1 AND issuer = $2 AND user_id = $3";
    let row = tx.row(TABLE, sql, params![issuer, user]).await?;
    row.map(|mut row| row.text("subject")).transpose()
}

/// Notes that the identity and the account are one person. An account has one identity per issuer.
pub async fn link(
    tx: &mut TenantTx,
    issuer: &str,
    subject: &str,
    user: &UserId,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    tx.execute_one(
        "INSERT INTO external_identities (tenant_id, issuer, subject, user_id, linked_at) \
         VALUES ($1, $2, $3, $4, $5)",
        params![issuer, subject, user, at],
    )
    .await
}

/// Makes the identity that of another account of the person.
pub async fn move_to(
    tx: &mut TenantTx,
    issuer: &str,
    subject: &str,
    user: &UserId,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    tx.execute_one(
        "UPDATE external_identities SET user_id = $2, linked_at = $3 \
         WHERE tenant_id = $1 AND issuer = $4 AND subject = $5",
        params![user, at, issuer, subject],
    )
    .await
}
