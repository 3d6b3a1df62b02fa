//! Trials: one per person and product, and where each stands.

use chrono::{DateTime, Utc};
use domain::card::CardSummary;
use domain::ids::{OrderId, ProductId, QuoteId, SubscriptionId, UserId};
use domain::trial::{PaymentMethodNeed, Trial, TrialCourse, TrialState};

use crate::cards::Card;
use crate::database::{Row, TenantTx, params};
use crate::error::StoreError;

const TABLE: &str = "trials";

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT subscription_id, user_id, product_id, quote_id, trial, state, started_at, \
             ends_at, announced_at, payment_method, brand, last4, exp_month, exp_year, order_id \
             FROM trials WHERE tenant_id = $1 AND ",
            $rest
        )
    };
}

/// A trial.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrialRecord {
    /// Its subscription, whose term it is.
    pub subscription: SubscriptionId,
    /// Whose.
    pub user: UserId,
    /// Of what.
    pub product: ProductId,
    /// The price at which it becomes paid.
    pub quote: QuoteId,
    /// How far it is.
    pub course: TrialCourse,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// The card that will pay.
    pub card: Option<Card>,
    /// The order with which it became paid, or was to.
    pub order: Option<OrderId>,
}

/// Begins a trial. A second one of the same person and product is a conflict with
/// `trials_tenant_id_user_id_product_id_key`.
pub async fn insert(tx: &mut TenantTx, trial: &TrialRecord) -> Result<(), StoreError> {
    let card = trial.card.as_ref();
    let expiry = card.map(|card| card.summary.expiry());
    tx.execute_one(
        "INSERT INTO trials (tenant_id, subscription_id, user_id, product_id, quote_id, trial, \
         state, started_at, ends_at, payment_method, brand, last4, exp_month, exp_year) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        params![
            &trial.subscription,
            &trial.user,
            &trial.product,
            &trial.quote,
            trial.course.trial.payment_method.as_str(),
            trial.course.state.as_str(),
            trial.started_at,
            trial.course.ends_at,
            card.map(|card| &card.payment_method),
            card.map(|card| card.summary.brand()),
            card.map(|card| card.summary.last4()),
            expiry.map(|(month, _)| i64::from(month)),
            expiry.map(|(_, year)| i64::from(year)),
        ],
    )
    .await
}

/// The trial that is the term of this subscription.
pub async fn find(
    tx: &mut TenantTx,
    subscription: &SubscriptionId,
) -> Result<Option<TrialRecord>, StoreError> {
    let sql = select!("subscription_id = $2");
    let row = tx.row(TABLE, sql, params![subscription]).await?;
    row.map(read).transpose()
}

/// The trial that came of this quote.
pub async fn of_quote(
    tx: &mut TenantTx,
    quote: &QuoteId,
) -> Result<Option<TrialRecord>, StoreError> {
    let sql = select!("quote_id = $2");
    let row = tx.row(TABLE, sql, params![quote]).await?;
    row.map(read).transpose()
}

/// The trial that becomes paid with this order.
pub async fn of_order(
    tx: &mut TenantTx,
    order: &OrderId,
) -> Result<Option<TrialRecord>, StoreError> {
    let sql = select!("order_id = $2");
    let row = tx.row(TABLE, sql, params![order]).await?;
    row.map(read).transpose()
}

/// The trial that the person has, or had, of a product.
pub async fn of_person(
    tx: &mut TenantTx,
    user: &UserId,
    product: &ProductId,
) -> Result<Option<TrialRecord>, StoreError> {
    let sql = select!("user_id = $2 AND product_id = $3");
    let row = tx.row(TABLE, sql, params![user, product]).await?;
    row.map(read).transpose()
}

/// Notes that its end was announced. `false`: it was before.
pub async fn set_announced(
    tx: &mut TenantTx,
    subscription: &SubscriptionId,
    at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let changed = tx
        .execute(
            "UPDATE trials SET announced_at = $2 WHERE tenant_id = $1 AND subscription_id = $3 \
             AND announced_at IS NULL",
            params![at, subscription],
        )
        .await?;
    Ok(changed == 1)
}

/// Moves a trial on, if it still stands where the caller believes. `false`: it does not, and
/// nothing was changed.
pub async fn replace_state(
    tx: &mut TenantTx,
    subscription: &SubscriptionId,
    from: TrialState,
    to: TrialState,
) -> Result<bool, StoreError> {
    let changed = tx
        .execute(
            "UPDATE trials SET state = $2 \
             WHERE tenant_id = $1 AND subscription_id = $3 AND state = $4",
            params![to.as_str(), subscription, from.as_str()],
        )
        .await?;
    Ok(changed == 1)
}

/// Notes the order with which a running trial becomes paid. `false`: it does not run any more, and
/// nothing was changed.
pub async fn begin_payment(
    tx: &mut TenantTx,
    subscription: &SubscriptionId,
    order: &OrderId,
) -> Result<bool, StoreError> {
    let changed = tx
        .execute(
            "UPDATE trials SET state = $2, order_id = $3 \
             WHERE tenant_id = $1 AND subscription_id = $4 AND state = $5",
            params![
                TrialState::BecomingPaid.as_str(),
                order,
                subscription,
                TrialState::Running.as_str(),
            ],
        )
        .await?;
    Ok(changed == 1)
}

/// The kind of trial in a column that is empty where there is none.
pub(crate) fn read_trial(row: &mut Row) -> Result<Option<Trial>, StoreError> {
    let need = row.optional_word("trial", PaymentMethodNeed::parse)?;
    Ok(need.map(|payment_method| Trial { payment_method }))
}

/// What is written into such a column.
pub(crate) fn trial_word(trial: Option<Trial>) -> Option<&'static str> {
    trial.map(|trial| trial.payment_method.as_str())
}

fn read(mut row: Row) -> Result<TrialRecord, StoreError> {
    let subscription = row.parse("subscription_id")?;
    let user = row.parse("user_id")?;
    let product = row.parse("product_id")?;
    let quote = row.parse("quote_id")?;
    let trial = read_trial(&mut row)?.ok_or(row.corrupt("trial"))?;
    let state = row.word("state", TrialState::parse)?;
    let started_at = row.instant("started_at")?;
    let course = TrialCourse {
        trial,
        state,
        ends_at: row.instant("ends_at")?,
        is_announced: row.optional_instant("announced_at")?.is_some(),
    };
    Ok(TrialRecord {
        subscription,
        user,
        product,
        quote,
        course,
        started_at,
        card: read_card(&mut row)?,
        order: row.optional_parse("order_id")?,
    })
}

fn read_card(row: &mut Row) -> Result<Option<Card>, StoreError> {
    let payment_method = row.optional_parse("payment_method")?;
    let (brand, last4) = (row.optional_text("brand")?, row.optional_text("last4")?);
    let month = row.optional_int("exp_month")?;
    let year = row.optional_int("exp_year")?;
    let Some(payment_method) = payment_method else {
        return Ok(None);
    };
    let summary = summary(brand, last4, month, year).ok_or(row.corrupt("brand"))?;
    Ok(Some(Card {
        payment_method,
        summary,
    }))
}

fn summary(
    brand: Option<String>,
    last4: Option<String>,
    month: Option<i64>,
    year: Option<i64>,
) -> Option<CardSummary> {
    let (month, year) = (month?.try_into().ok()?, year?.try_into().ok()?);
    CardSummary::try_new(&brand?, &last4?, month, year).ok()
}
