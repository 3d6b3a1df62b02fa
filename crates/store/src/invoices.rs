//! Bills, numbered without gaps in one series per organization.

use chrono::{DateTime, Utc};
use domain::ids::{InvoiceId, OrderId, SubscriptionId};
use domain::quote::Amounts;

use crate::amounts::{self, amounts_columns};
use crate::database::{Row, TenantTx, params};
use crate::error::StoreError;

const TABLE: &str = "invoices";

/// A bill that is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewInvoice {
    /// Its id.
    pub id: InvoiceId,
    /// For what.
    pub subscription: SubscriptionId,
    /// By which order.
    pub order: OrderId,
    /// For which period, from 0.
    pub period_index: u32,
    /// Whether the order adds licenses in the course of the period.
    pub is_addition: bool,
    /// What it comes to.
    pub amounts: Amounts,
    /// When it is written.
    pub issued_at: DateTime<Utc>,
}

/// A bill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceRecord {
    /// Its id.
    pub id: InvoiceId,
    /// Its number, such as `HARB-000001`.
    pub number: String,
    /// For what.
    pub subscription: SubscriptionId,
    /// By which order.
    pub order: OrderId,
    /// For which period, from 0.
    pub period_index: u32,
    /// What it comes to.
    pub amounts: Amounts,
    /// When it was written.
    pub issued_at: DateTime<Utc>,
}

/// Writes a bill under the organization's next number. A second bill of the same period, or of the
/// same order that adds licenses to it, is a conflict with `invoices_tenant_id_subscription_id_period_index_addition_key`, and uses up no number.
pub async fn issue(
    tx: &mut TenantTx,
    code: &str,
    invoice: NewInvoice,
) -> Result<InvoiceRecord, StoreError> {
    let number = format!("{code}-{:06}", next_number(tx).await?);
    let sql = concat!(
        "INSERT INTO invoices (tenant_id, id, number, subscription_id, order_id, period_index, \
         addition, ",
        amounts_columns!(),
        ", issued_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)"
    );
    let addition = if invoice.is_addition {
        invoice.order.as_str()
    } else {
        ""
    };
    let total_currency = invoice.amounts.total.currency();
    let [currency, unit_price, net, tax_label, tax_rate, tax, total] =
        amounts::params(&invoice.amounts, &total_currency);
    tx.execute_one(
        sql,
        params![
            &invoice.id,
            &number,
            &invoice.subscription,
            &invoice.order,
            invoice.period_index,
            addition,
            currency,
            unit_price,
            net,
            tax_label,
            tax_rate,
            tax,
            total,
            invoice.issued_at,
        ],
    )
    .await?;
    Ok(InvoiceRecord {
        id: invoice.id,
        number,
        subscription: invoice.subscription,
        order: invoice.order,
        period_index: invoice.period_index,
        amounts: invoice.amounts,
        issued_at: invoice.issued_at,
    })
}

/// The first bill of the order.
pub async fn of_order(
    tx: &mut TenantTx,
    order: &OrderId,
) -> Result<Option<InvoiceRecord>, StoreError> {
    let sql = concat!(
        "SELECT id, number, subscription_id, order_id, period_index, ",
        amounts_columns!(),
        ", issued_at FROM invoices WHERE tenant_id = $1 AND order_id = $2 \
         ORDER BY period_index LIMIT 1"
    );
    let row = tx.row(TABLE, sql, params![order]).await?;
    row.map(read).transpose()
}

/// The row of the series stays locked until the bill is kept, so that no number is left out.
async fn next_number(tx: &mut TenantTx) -> Result<i64, StoreError> {
    let row = tx
        .row(
            "invoice_series",
            "INSERT INTO invoice_series (tenant_id, last_number) VALUES ($1, 1) \
             ON CONFLICT (tenant_id) \
             DO UPDATE SET last_number = invoice_series.last_number + 1 RETURNING last_number",
            params![],
        )
        .await?;
    let none = StoreError::RowsAffected {
        expected: 1,
        actual: 0,
    };
    row.ok_or(none)?.int("last_number")
}

fn read(mut row: Row) -> Result<InvoiceRecord, StoreError> {
    Ok(InvoiceRecord {
        id: row.parse("id")?,
        number: row.text("number")?,
        subscription: row.parse("subscription_id")?,
        order: row.parse("order_id")?,
        period_index: row.number("period_index")?,
        amounts: amounts::read(&mut row)?,
        issued_at: row.instant("issued_at")?,
    })
}
