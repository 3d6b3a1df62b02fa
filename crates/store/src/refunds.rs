//! Money that goes back to cards: parts of charges, each for a credit note.

use chrono::{DateTime, Utc};
use domain::billing::bill::Refundable;
use domain::ids::{InvoiceId, OrderId, SubscriptionId};
use domain::money::{Currency, Money};

use crate::database::{Row, TenantTx, params};
use crate::error::StoreError;

const TABLE: &str = "refunds";

/// A charge that money can go back to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChargeRecord {
    /// The order that was charged.
    pub order: OrderId,
    /// The gateway's id of the payment.
    pub payment_intent: String,
}

/// Money that goes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefundRecord {
    /// The credit note.
    pub invoice: InvoiceId,
    /// The charge.
    pub charge: ChargeRecord,
    /// How much of it.
    pub amount: Money,
    /// When it was written down.
    pub requested_at: DateTime<Utc>,
}

/// The charges of a subscription with what can still be given back of each, the latest first.
pub async fn refundable(
    tx: &mut TenantTx,
    subscription: &SubscriptionId,
) -> Result<Vec<Refundable<ChargeRecord>>, StoreError> {
    let sql = "SELECT c.order_id, c.payment_intent, c.currency, c.amount - COALESCE((SELECT \
        CAST(SUM(r.amount) AS BIGINT) FROM refunds r WHERE r.tenant_id = c.tenant_id \
        AND r.order_id = c.order_id), 0) AS remaining FROM orders o JOIN charges c \
        ON c.tenant_id = o.tenant_id AND c.order_id = o.id \
        WHERE o.tenant_id = $1 AND o.subscription_id = $2 ORDER BY c.charged_at DESC, c.order_id";
    let rows = tx.rows("charges", sql, params![subscription]).await?;
    let read = |mut row: Row| {
        let charge = ChargeRecord {
            order: row.parse("order_id")?,
            payment_intent: row.text("payment_intent")?,
        };
        let currency: Currency = row.parse("currency")?;
        let left = Money::new(row.int("remaining")?, currency);
        Ok(Refundable { charge, left })
    };
    rows.into_iter().map(read).collect()
}

/// Writes down that money goes back, before the gateway is asked.
pub async fn insert(tx: &mut TenantTx, refund: &RefundRecord) -> Result<(), StoreError> {
    tx.execute_one(
        "INSERT INTO refunds (tenant_id, invoice_id, order_id, payment_intent, currency, amount, \
         requested_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        params![
            &refund.invoice,
            &refund.charge.order,
            &refund.charge.payment_intent,
            refund.amount.currency().as_str(),
            refund.amount.minor(),
            refund.requested_at,
        ],
    )
    .await
}

/// Money that the gateway was not asked for yet, the longest waiting first.
pub async fn to_do(tx: &mut TenantTx, limit: u32) -> Result<Vec<RefundRecord>, StoreError> {
    let sql = "SELECT invoice_id, order_id, payment_intent, currency, amount, requested_at \
        FROM refunds WHERE tenant_id = $1 AND done_at IS NULL \
        ORDER BY requested_at, invoice_id, order_id LIMIT $2";
    let rows = tx.rows(TABLE, sql, params![limit]).await?;
    let read = |mut row: Row| {
        let invoice = row.parse("invoice_id")?;
        let charge = ChargeRecord {
            order: row.parse("order_id")?,
            payment_intent: row.text("payment_intent")?,
        };
        let currency: Currency = row.parse("currency")?;
        Ok(RefundRecord {
            invoice,
            charge,
            amount: Money::new(row.int("amount")?, currency),
            requested_at: row.instant("requested_at")?,
        })
    };
    rows.into_iter().map(read).collect()
}

/// Notes that the gateway gives it back; again is harmless.
pub async fn set_done(
    tx: &mut TenantTx,
    refund: &RefundRecord,
    at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let sql = "UPDATE refunds SET done_at = $2 \
        WHERE tenant_id = $1 AND invoice_id = $3 AND order_id = $4 AND done_at IS NULL";
    let params = params![at, &refund.invoice, &refund.charge.order];
    Ok(tx.execute(sql, params).await? == 1)
}

/// When the whole of a credit note was given back; `None` while some of it was not, and for a bill
/// of which nothing goes back.
pub async fn done_at(
    tx: &mut TenantTx,
    invoice: &InvoiceId,
) -> Result<Option<DateTime<Utc>>, StoreError> {
    let sql = "SELECT done_at FROM refunds WHERE tenant_id = $1 AND invoice_id = $2";
    let rows = tx.rows(TABLE, sql, params![invoice]).await?;
    let times: Result<Vec<_>, _> = rows
        .into_iter()
        .map(|mut row| row.optional_instant("done_at"))
        .collect();
    let times: Option<Vec<_>> = times?.into_iter().collect();
    Ok(times.and_then(|times| times.into_iter().max()))
}
