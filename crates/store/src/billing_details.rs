//! What a person's bills say beside the name (B20).

use domain::billing::tax_id::{CostCenter, TaxId};
use domain::ids::UserId;

use crate::database::{Row, TenantTx, params};
use crate::error::StoreError;

const TABLE: &str = "billing_details";

/// What bills say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BillingDetailsRecord {
    /// The tax id.
    pub tax_id: Option<TaxId>,
    /// The cost center.
    pub cost_center: Option<CostCenter>,
}

/// What the person's bills say; nothing where nothing was said.
pub async fn find(tx: &mut TenantTx, user: &UserId) -> Result<BillingDetailsRecord, StoreError> {
    let sql =
        "SELECT tax_id, cost_center FROM billing_details WHERE tenant_id = $1 AND user_id = $2";
    let row = tx.row(TABLE, sql, params![user]).await?;
    row.map_or_else(|| Ok(BillingDetailsRecord::default()), read)
}

/// Says what they say from the next one on.
pub async fn set(
    tx: &mut TenantTx,
    user: &UserId,
    details: &BillingDetailsRecord,
) -> Result<(), StoreError> {
    tx.execute_one(
        "INSERT INTO billing_details (tenant_id, user_id, tax_id, cost_center) \
         VALUES ($1, $2, $3, $4) ON CONFLICT (tenant_id, user_id) \
         DO UPDATE SET tax_id = excluded.tax_id, cost_center = excluded.cost_center",
        params![
            user,
            details.tax_id.as_ref().map(TaxId::as_str),
            details.cost_center.as_ref().map(CostCenter::as_str),
        ],
    )
    .await
}

fn read(mut row: Row) -> Result<BillingDetailsRecord, StoreError> {
    let tax_id = row.optional_text("tax_id")?;
    let cost_center = row.optional_text("cost_center")?;
    Ok(BillingDetailsRecord {
        tax_id: tax_id.map(TaxId::of_database),
        cost_center: cost_center.map(CostCenter::of_database),
    })
}
