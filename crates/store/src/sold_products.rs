//! The products of which there is, or was, a subscription of anybody.

use domain::ids::ProductId;

use crate::database::{GlobalTx, params};
use crate::error::StoreError;

const TABLE: &str = "sold_products";

/// Remembers that a product was sold; again is harmless.
pub async fn put(tx: &mut GlobalTx, product: &ProductId) -> Result<(), StoreError> {
    let sql = "INSERT INTO sold_products (product_id) VALUES ($1) \
               ON CONFLICT (product_id) DO NOTHING";
    tx.execute(sql, params![product]).await.map(drop)
}

/// All of them.
pub async fn list(tx: &mut GlobalTx) -> Result<Vec<ProductId>, StoreError> {
    let sql = "SELECT product_id FROM sold_products ORDER BY product_id";
    let rows = tx.rows(TABLE, sql, params![]).await?;
    let ids = rows.into_iter().map(|mut row| row.parse("product_id"));
    ids.collect()
}
