//! Orders: one per quote, and where each stands.

use chrono::{DateTime, Utc};
use domain::checkout::{DeclineReason, OrderPurpose, OrderState};
use domain::ids::{OrderId, ProductId, QuoteId, SubscriptionId, UserId};
use domain::quantity::LicenseQuantity;
use domain::quote::Amounts;
use domain::term::BillingTerm;

use crate::amounts::{self, amounts_columns};
use crate::database::{Row, TenantTx, params};
use crate::error::StoreError;
use crate::quotes::QuoteRecord;

const TABLE: &str = "orders";

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, quote_id, purpose, purchaser_id, product_id, product_name, term, quantity, ",
            amounts_columns!(),
            ", state, attempt, decline_reason, placed_at, subscription_id \
             FROM orders WHERE tenant_id = $1 AND ",
            $rest
        )
    };
}

/// An order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderRecord {
    /// Its id.
    pub id: OrderId,
    /// The quote that was ordered.
    pub quote: QuoteId,
    /// What it is for.
    pub purpose: OrderPurpose,
    /// Who ordered it.
    pub purchaser: UserId,
    /// What was ordered.
    pub product: ProductId,
    /// What that was called then.
    pub product_name: String,
    /// Billed how often.
    pub term: BillingTerm,
    /// How many.
    pub quantity: LicenseQuantity,
    /// What it costs.
    pub amounts: Amounts,
    /// Where it stands.
    pub state: OrderState,
    /// When it was placed.
    pub placed_at: DateTime<Utc>,
    /// The subscription that came of it.
    pub subscription: Option<SubscriptionId>,
}

impl OrderRecord {
    /// The quote of an order that nobody was quoted before.
    pub fn own_quote(&self) -> QuoteRecord {
        QuoteRecord {
            trial: None,
            id: self.quote.clone(),
            user: self.purchaser.clone(),
            product: self.product.clone(),
            term: self.term,
            quantity: self.quantity,
            amounts: self.amounts.clone(),
            created_at: self.placed_at,
            expires_at: self.placed_at,
        }
    }
}

/// Places an order. A second one of the same quote is a conflict with
/// `orders_tenant_id_quote_id_key`.
pub async fn insert(tx: &mut TenantTx, order: &OrderRecord) -> Result<(), StoreError> {
    let sql = concat!(
        "INSERT INTO orders (tenant_id, id, quote_id, purpose, purchaser_id, product_id, \
         product_name, term, quantity, ",
        amounts_columns!(),
        ", state, attempt, decline_reason, placed_at, subscription_id) VALUES ($1, $2, $3, $4, \
         $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)"
    );
    let currency = order.amounts.total.currency();
    let [
        currency,
        unit_price,
        net,
        tax_label,
        tax_rate,
        tax_kind,
        tax,
        total,
    ] = amounts::params(&order.amounts, &currency);
    tx.execute_one(
        sql,
        params![
            &order.id,
            &order.quote,
            order.purpose.as_str(),
            &order.purchaser,
            &order.product,
            &order.product_name,
            order.term.as_str(),
            order.quantity.get(),
            currency,
            unit_price,
            net,
            tax_label,
            tax_rate,
            tax_kind,
            tax,
            total,
            order.state.as_str(),
            order.state.attempt(),
            decline_reason(order.state),
            order.placed_at,
            order.subscription.as_ref(),
        ],
    )
    .await
}

/// The order with this id.
pub async fn find(tx: &mut TenantTx, id: &OrderId) -> Result<Option<OrderRecord>, StoreError> {
    let row = tx.row(TABLE, select!("id = $2"), params![id]).await?;
    row.map(read).transpose()
}

/// The order that was placed of this quote.
pub async fn find_by_quote(
    tx: &mut TenantTx,
    quote: &QuoteId,
) -> Result<Option<OrderRecord>, StoreError> {
    let sql = select!("quote_id = $2");
    let row = tx.row(TABLE, sql, params![quote]).await?;
    row.map(read).transpose()
}

/// Moves the order on, if it still stands where the caller believes. `false`: it does not, and
/// nothing was changed.
pub async fn replace_state(
    tx: &mut TenantTx,
    id: &OrderId,
    from: OrderState,
    to: OrderState,
) -> Result<bool, StoreError> {
    let changed = tx
        .execute(
            "UPDATE orders SET state = $2, attempt = $3, decline_reason = $4 \
             WHERE tenant_id = $1 AND id = $5 AND state = $6 AND attempt = $7",
            params![
                to.as_str(),
                to.attempt(),
                decline_reason(to),
                id,
                from.as_str(),
                from.attempt(),
            ],
        )
        .await?;
    Ok(changed == 1)
}

/// Notes the subscription that came of the order.
pub async fn set_subscription(
    tx: &mut TenantTx,
    id: &OrderId,
    subscription: &SubscriptionId,
) -> Result<(), StoreError> {
    tx.execute_one(
        "UPDATE orders SET subscription_id = $2 WHERE tenant_id = $1 AND id = $3",
        params![subscription, id],
    )
    .await
}

/// The orders of a subscription, the newest first.
pub async fn list_of_subscription(
    tx: &mut TenantTx,
    subscription: &SubscriptionId,
) -> Result<Vec<OrderRecord>, StoreError> {
    let sql = select!("subscription_id = $2 ORDER BY placed_at DESC, id DESC");
    let rows = tx.rows(TABLE, sql, params![subscription]).await?;
    rows.into_iter().map(read).collect()
}

/// Whether an order of the subscription waits for the gateway's last word.
pub async fn has_open(
    tx: &mut TenantTx,
    subscription: &SubscriptionId,
) -> Result<bool, StoreError> {
    let sql = "SELECT id FROM orders WHERE tenant_id = $1 AND subscription_id = $2 \
        AND state NOT IN ('paid', 'declined') LIMIT 1";
    Ok(tx.row(TABLE, sql, params![subscription]).await?.is_some())
}

/// How many licenses the person has ordered from `from` to `until`, and for how much without tax:
/// paid for or not yet, but neither declined, nor bought centrally, nor renewed by itself.
pub async fn bought_by(
    tx: &mut TenantTx,
    person: &UserId,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<(u64, i64), StoreError> {
    let sql = "SELECT CAST(COALESCE(SUM(o.quantity), 0) AS BIGINT) AS licenses, \
        CAST(COALESCE(SUM(o.net), 0) AS BIGINT) AS net FROM orders o \
        LEFT JOIN subscriptions s ON s.tenant_id = o.tenant_id AND s.id = o.subscription_id \
        WHERE o.tenant_id = $1 AND o.purchaser_id = $2 AND o.placed_at >= $3 \
        AND o.placed_at < $4 AND o.state <> 'declined' AND o.purpose <> 'renewal' \
        AND (s.channel IS NULL OR s.channel <> 'central')";
    let row = tx.row(TABLE, sql, params![person, from, until]).await?;
    row.map_or(Ok((0, 0)), |mut row| {
        Ok((row.number("licenses")?, row.int("net")?))
    })
}

fn decline_reason(state: OrderState) -> Option<&'static str> {
    match state {
        OrderState::Declined { reason, .. } => Some(reason.as_str()),
        _ => None,
    }
}

fn read(mut row: Row) -> Result<OrderRecord, StoreError> {
    Ok(OrderRecord {
        id: row.parse("id")?,
        quote: row.parse("quote_id")?,
        purpose: row.word("purpose", OrderPurpose::parse)?,
        purchaser: row.parse("purchaser_id")?,
        product: row.parse("product_id")?,
        product_name: row.text("product_name")?,
        term: row.word("term", BillingTerm::parse)?,
        quantity: row.quantity("quantity")?,
        amounts: amounts::read(&mut row)?,
        state: read_state(&mut row)?,
        placed_at: row.instant("placed_at")?,
        subscription: row.optional_parse("subscription_id")?,
    })
}

fn read_state(row: &mut Row) -> Result<OrderState, StoreError> {
    let word = row.text("state")?;
    let attempt = row.number("attempt")?;
    let reason = row.optional_word("decline_reason", DeclineReason::parse)?;
    match (word.as_str(), reason) {
        ("pending", None) => Ok(OrderState::Pending { attempt }),
        ("awaiting_confirmation", None) => Ok(OrderState::AwaitingConfirmation { attempt }),
        ("being_checked", None) => Ok(OrderState::BeingChecked { attempt }),
        ("declined", Some(reason)) => Ok(OrderState::Declined { attempt, reason }),
        ("paid", None) => Ok(OrderState::Paid { attempt }),
        _ => Err(row.corrupt("state")),
    }
}
