//! The tries of an order to charge a card, written down before the gateway is asked.

use chrono::{DateTime, Utc};
use domain::ids::OrderId;

use crate::cards::{self, Card};
use crate::database::{Row, TenantTx, params};
use crate::error::StoreError;

const TABLE: &str = "attempts";

/// One try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttemptRecord {
    /// Of which order.
    pub order: OrderId,
    /// Its number, from 1.
    pub attempt: u32,
    /// The card.
    pub card: Card,
    /// The gateway's id of the payment, once it is known.
    pub payment_intent: Option<String>,
    /// Whether the buyer is not there to confirm anything.
    pub is_off_session: bool,
    /// When it was written down.
    pub created_at: DateTime<Utc>,
}

/// Writes a try down.
pub async fn insert(tx: &mut TenantTx, record: &AttemptRecord) -> Result<(), StoreError> {
    let (exp_month, exp_year) = record.card.summary.expiry();
    tx.execute_one(
        "INSERT INTO attempts (tenant_id, order_id, attempt, payment_method, brand, last4, \
         exp_month, exp_year, payment_intent, off_session, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        params![
            &record.order,
            record.attempt,
            &record.card.payment_method,
            record.card.summary.brand(),
            record.card.summary.last4(),
            u32::from(exp_month),
            u32::from(exp_year),
            record.payment_intent.as_deref(),
            i64::from(record.is_off_session),
            record.created_at,
        ],
    )
    .await
}

/// The try with this number.
pub async fn find(
    tx: &mut TenantTx,
    order: &OrderId,
    attempt: u32,
) -> Result<Option<AttemptRecord>, StoreError> {
    let row = tx
        .row(
            TABLE,
            "SELECT order_id, attempt, payment_method, brand, last4, exp_month, exp_year, \
             payment_intent, off_session, created_at FROM attempts \
             WHERE tenant_id = $1 AND order_id = $2 AND attempt = $3",
            params![order, attempt],
        )
        .await?;
    row.map(read).transpose()
}

/// Notes the gateway's id of the payment.
pub async fn set_payment_intent(
    tx: &mut TenantTx,
    order: &OrderId,
    attempt: u32,
    payment_intent: &str,
) -> Result<(), StoreError> {
    tx.execute_one(
        "UPDATE attempts SET payment_intent = $2 \
         WHERE tenant_id = $1 AND order_id = $3 AND attempt = $4",
        params![payment_intent, order, attempt],
    )
    .await
}

fn read(mut row: Row) -> Result<AttemptRecord, StoreError> {
    Ok(AttemptRecord {
        order: row.parse("order_id")?,
        attempt: row.number("attempt")?,
        card: Card {
            payment_method: row.parse("payment_method")?,
            summary: cards::read_summary(&mut row)?,
        },
        payment_intent: row.optional_text("payment_intent")?,
        is_off_session: row.int("off_session")? != 0,
        created_at: row.instant("created_at")?,
    })
}
