//! What central purchases cost under each organization's agreement with the vendor (R31).

use domain::ids::ProductId;
use domain::money::Money;

use crate::database::{TenantTx, params};
use crate::error::StoreError;

const TABLE: &str = "agreement_prices";

/// The price of the product, per license and month, without tax; nothing where none was agreed.
pub async fn find(tx: &mut TenantTx, product: &ProductId) -> Result<Option<Money>, StoreError> {
    let sql = "SELECT currency, monthly FROM agreement_prices \
        WHERE tenant_id = $1 AND product_id = $2";
    let row = tx.row(TABLE, sql, params![product]).await?;
    row.map(|mut row| {
        let currency = row.parse("currency")?;
        Ok(Money::new(row.int("monthly")?, currency))
    })
    .transpose()
}

/// Writes down what was agreed.
pub async fn put(tx: &mut TenantTx, product: &ProductId, monthly: Money) -> Result<(), StoreError> {
    tx.execute_one(
        "INSERT INTO agreement_prices (tenant_id, product_id, currency, monthly) \
         VALUES ($1, $2, $3, $4) ON CONFLICT (tenant_id, product_id) \
         DO UPDATE SET currency = excluded.currency, monthly = excluded.monthly",
        params![product, monthly.currency().as_str(), monthly.minor()],
    )
    .await
}
