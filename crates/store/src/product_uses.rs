//! When people last used what they have licenses for (`decisions.md` 18).

use chrono::{DateTime, Utc};
use domain::ids::{ProductId, UserId};

use crate::database::{TenantTx, params};
use crate::error::StoreError;

/// Notes that a person used a product. What is older than what is known already changes nothing.
pub async fn note(
    tx: &mut TenantTx,
    product: &ProductId,
    user: &UserId,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO product_uses (tenant_id, product_id, user_id, last_used_at) \
         VALUES ($1, $2, $3, $4) ON CONFLICT (tenant_id, product_id, user_id) DO UPDATE \
         SET last_used_at = excluded.last_used_at \
         WHERE product_uses.last_used_at < excluded.last_used_at",
        params![product, user, at],
    )
    .await
    .map(drop)
}

/// When the person last used the product.
pub async fn last(
    tx: &mut TenantTx,
    product: &ProductId,
    user: &UserId,
) -> Result<Option<DateTime<Utc>>, StoreError> {
    let sql = "SELECT last_used_at FROM product_uses \
        WHERE tenant_id = $1 AND product_id = $2 AND user_id = $3";
    let row = tx.row("product_uses", sql, params![product, user]).await?;
    row.map(|mut row| row.instant("last_used_at")).transpose()
}
