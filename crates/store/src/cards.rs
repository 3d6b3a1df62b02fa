//! The cards of people, by the gateway's tokens (R28c).

use chrono::{DateTime, Utc};
use domain::card::CardSummary;
use domain::ids::{PaymentMethodId, UserId};

use crate::database::{Row, TenantTx, params};
use crate::error::StoreError;

const TABLE: &str = "cards";

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT payment_method, brand, last4, exp_month, exp_year, is_default, added_at \
             FROM cards WHERE tenant_id = $1 AND user_id = $2",
            $rest
        )
    };
}

/// A card that pays something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The gateway's token.
    pub payment_method: PaymentMethodId,
    /// What its owner recognizes it by.
    pub summary: CardSummary,
}

/// A card that a person has kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardRecord {
    /// The card.
    pub card: Card,
    /// Whether its owner chose it as the one to propose first.
    pub is_default: bool,
    /// When it was kept.
    pub added_at: DateTime<Utc>,
}

/// Keeps a card; again is harmless.
pub async fn keep(
    tx: &mut TenantTx,
    owner: &UserId,
    Card {
        payment_method,
        summary,
    }: &Card,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let (month, year) = summary.expiry();
    tx.execute(
        "INSERT INTO cards (tenant_id, user_id, payment_method, brand, last4, exp_month, exp_year, \
         is_default, added_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8) \
         ON CONFLICT (tenant_id, user_id, payment_method) DO NOTHING",
        params![
            owner,
            payment_method,
            summary.brand(),
            summary.last4(),
            u32::from(month),
            u32::from(year),
            at,
        ],
    )
    .await
    .map(drop)
}

/// A card of this person.
pub async fn find(
    tx: &mut TenantTx,
    owner: &UserId,
    payment_method: &PaymentMethodId,
) -> Result<Option<CardRecord>, StoreError> {
    let sql = select!(" AND payment_method = $3");
    let row = tx.row(TABLE, sql, params![owner, payment_method]).await?;
    row.map(read).transpose()
}

/// The cards of a person, the one to propose first before all others.
pub async fn list(tx: &mut TenantTx, owner: &UserId) -> Result<Vec<CardRecord>, StoreError> {
    let sql = select!(" ORDER BY is_default DESC, added_at, payment_method");
    let rows = tx.rows(TABLE, sql, params![owner]).await?;
    rows.into_iter().map(read).collect()
}

/// Proposes this card first from now on.
pub async fn set_default(
    tx: &mut TenantTx,
    owner: &UserId,
    payment_method: &PaymentMethodId,
) -> Result<(), StoreError> {
    let sql = "UPDATE cards SET is_default = CASE WHEN payment_method = $2 THEN 1 ELSE 0 END \
        WHERE tenant_id = $1 AND user_id = $3";
    tx.execute(sql, params![payment_method, owner])
        .await
        .map(drop)
}

/// Forgets a card; again is harmless.
pub async fn remove(
    tx: &mut TenantTx,
    owner: &UserId,
    payment_method: &PaymentMethodId,
) -> Result<(), StoreError> {
    let sql = "DELETE FROM cards WHERE tenant_id = $1 AND user_id = $2 AND payment_method = $3";
    tx.execute(sql, params![owner, payment_method])
        .await
        .map(drop)
}

/// Notes that its owner was told that it expires. `false`: that was told before.
pub async fn set_warned(
    tx: &mut TenantTx,
    owner: &UserId,
    payment_method: &PaymentMethodId,
    at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let sql = "UPDATE cards SET warned_at = $2 WHERE tenant_id = $1 AND user_id = $3 \
        AND payment_method = $4 AND warned_at IS NULL";
    let params = params![at, owner, payment_method];
    Ok(tx.execute(sql, params).await? == 1)
}

/// What is known of a card, from its four columns.
pub(crate) fn read_summary(row: &mut Row) -> Result<CardSummary, StoreError> {
    let brand = row.text("brand")?;
    let last4 = row.text("last4")?;
    let exp_month = row.number("exp_month")?;
    let exp_year = row.number("exp_year")?;
    CardSummary::try_new(&brand, &last4, exp_month, exp_year).map_err(|_| row.corrupt("brand"))
}

fn read(mut row: Row) -> Result<CardRecord, StoreError> {
    let card = Card {
        payment_method: row.parse("payment_method")?,
        summary: read_summary(&mut row)?,
    };
    Ok(CardRecord {
        card,
        is_default: row.int("is_default")? != 0,
        added_at: row.instant("added_at")?,
    })
}
