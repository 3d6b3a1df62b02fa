//! Money that was taken: once per order.

use chrono::{DateTime, Utc};
use domain::ids::OrderId;
use domain::money::Money;

use crate::database::{TenantTx, params};
use crate::error::StoreError;

/// Notes that an attempt was charged. A second charge of the order is a conflict with
/// `charges_pkey`.
pub async fn insert(
    tx: &mut TenantTx,
    order: &OrderId,
    attempt: u32,
    payment_intent: &str,
    amount: Money,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    tx.execute_one(
        "INSERT INTO charges (tenant_id, order_id, attempt, payment_intent, currency, amount, \
         charged_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        params![
            order,
            attempt,
            payment_intent,
            amount.currency().as_str(),
            amount.minor(),
            at,
        ],
    )
    .await
}

/// When the order was charged.
pub async fn charged_at(
    tx: &mut TenantTx,
    order: &OrderId,
) -> Result<Option<DateTime<Utc>>, StoreError> {
    let sql = "SELECT charged_at FROM charges WHERE tenant_id = $1 AND order_id = $2";
    let row = tx.row("charges", sql, params![order]).await?;
    row.map(|mut row| row.instant("charged_at")).transpose()
}
