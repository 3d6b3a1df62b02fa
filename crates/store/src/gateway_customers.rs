//! Under which id the payment gateway knows a person.

use domain::ids::UserId;

use crate::database::{TenantTx, params};
use crate::error::StoreError;

const TABLE: &str = "gateway_customers";

/// The gateway's id of the person.
pub async fn find(tx: &mut TenantTx, user: &UserId) -> Result<Option<String>, StoreError> {
    let sql = "SELECT customer FROM gateway_customers WHERE tenant_id = $1 AND user_id = $2";
    let row = tx.row(TABLE, sql, params![user]).await?;
    row.map(|mut row| row.text("customer")).transpose()
}

/// Keeps the gateway's id of the person, unless there is one, and returns the one that counts.
pub async fn put(tx: &mut TenantTx, user: &UserId, customer: &str) -> Result<String, StoreError> {
    tx.execute(
        "INSERT INTO gateway_customers (tenant_id, user_id, customer) VALUES ($1, $2, $3) \
         ON CONFLICT (tenant_id, user_id) DO NOTHING",
        params![user, customer],
    )
    .await?;
    Ok(find(tx, user).await?.unwrap_or_else(|| customer.to_owned()))
}
