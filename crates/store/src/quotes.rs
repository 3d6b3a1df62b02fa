//! What was priced for somebody, and until when it can be ordered.

use chrono::{DateTime, Utc};
use domain::ids::{ProductId, QuoteId, UserId};
use domain::quantity::LicenseQuantity;
use domain::quote::Amounts;
use domain::term::BillingTerm;
use domain::trial::Trial;

use crate::amounts::{self, amounts_columns};
use crate::database::{Row, TenantTx, params};
use crate::error::StoreError;
use crate::trials;

const TABLE: &str = "quotes";

/// A priced draft of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteRecord {
    /// Its id.
    pub id: QuoteId,
    /// For whom.
    pub user: UserId,
    /// Of what.
    pub product: ProductId,
    /// The trial that it is for; `None` for a purchase.
    pub trial: Option<Trial>,
    /// Billed how often.
    pub term: BillingTerm,
    /// How many.
    pub quantity: LicenseQuantity,
    /// What it costs.
    pub amounts: Amounts,
    /// When it was priced.
    pub created_at: DateTime<Utc>,
    /// Until when it can be ordered.
    pub expires_at: DateTime<Utc>,
}

/// Keeps a quote.
pub async fn insert(tx: &mut TenantTx, quote: &QuoteRecord) -> Result<(), StoreError> {
    let sql = concat!(
        "INSERT INTO quotes (tenant_id, id, user_id, product_id, term, quantity, ",
        amounts_columns!(),
        ", created_at, expires_at, trial) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)"
    );
    let currency = quote.amounts.total.currency();
    let [
        currency,
        unit_price,
        net,
        tax_label,
        tax_rate,
        tax_kind,
        tax,
        total,
    ] = amounts::params(&quote.amounts, &currency);
    tx.execute_one(
        sql,
        params![
            &quote.id,
            &quote.user,
            &quote.product,
            quote.term.as_str(),
            quote.quantity.get(),
            currency,
            unit_price,
            net,
            tax_label,
            tax_rate,
            tax_kind,
            tax,
            total,
            quote.created_at,
            quote.expires_at,
            trials::trial_word(quote.trial),
        ],
    )
    .await
}

/// The quote with this id, expired or not.
pub async fn find(tx: &mut TenantTx, id: &QuoteId) -> Result<Option<QuoteRecord>, StoreError> {
    let sql = concat!(
        "SELECT id, user_id, product_id, term, quantity, ",
        amounts_columns!(),
        ", created_at, expires_at, trial FROM quotes WHERE tenant_id = $1 AND id = $2"
    );
    let row = tx.row(TABLE, sql, params![id]).await?;
    row.map(read).transpose()
}

fn read(mut row: Row) -> Result<QuoteRecord, StoreError> {
    Ok(QuoteRecord {
        id: row.parse("id")?,
        user: row.parse("user_id")?,
        product: row.parse("product_id")?,
        term: row.word("term", BillingTerm::parse)?,
        quantity: row.quantity("quantity")?,
        amounts: amounts::read(&mut row)?,
        created_at: row.instant("created_at")?,
        expires_at: row.instant("expires_at")?,
        trial: trials::read_trial(&mut row)?,
    })
}
