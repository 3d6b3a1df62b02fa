//! Subscriptions: what was bought, by whom, and what it has come to.

mod billing;
mod list;

use chrono::{DateTime, Utc};
use domain::ids::{OrderId, PaymentMethodId, ProductId, SubscriptionId, UserId};
use domain::quantity::LicenseQuantity;
use domain::quote::Amounts;
use domain::subscription::{Lifecycle, PurchaseChannel, RecurringBilling, SubscriptionStatus};
use domain::term::BillingTerm;
use domain::trial::Trial;

use crate::amounts::{self, amounts_columns};
use crate::database::{Row, TenantTx, params};
use crate::error::StoreError;
use crate::fold::{email_terms, fold, name_terms};
use crate::sold_products;
use crate::trials;
use crate::users;

pub(crate) use billing::billing_columns;
pub use billing::{
    Billing, begin_paid_term, move_card, set_life, set_payment_method, set_quantity,
};
pub use list::list;

const TABLE: &str = "subscriptions";

/// The columns of a subscription, in the order of [`read`].
macro_rules! subscription_columns {
    () => {
        concat!(
            "id, product_id, product_name, channel, purchaser_id, purchaser_name, quantity, \
             assigned, term, ",
            $crate::amounts::amounts_columns!(),
            ", status, status_at, recurring, anchor_at, created_at, order_id, trial, payment_method, ",
            $crate::subscriptions::billing_columns!()
        )
    };
}
pub(crate) use subscription_columns;

/// The running right to a number of licenses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubscriptionRecord {
    /// Its id.
    pub id: SubscriptionId,
    /// Of what.
    pub product: ProductId,
    /// What that is called.
    pub product_name: String,
    /// How it was bought.
    pub channel: PurchaseChannel,
    /// By whom; nobody in particular for a central one.
    pub purchaser: Option<UserId>,
    /// The purchaser's name; empty for a central one.
    pub purchaser_name: String,
    /// How many licenses.
    pub quantity: LicenseQuantity,
    /// How many of them are assigned.
    pub assigned: u32,
    /// Billed how often.
    pub term: BillingTerm,
    /// What a period costs.
    pub amounts: Amounts,
    /// Where it stands.
    pub lifecycle: Lifecycle,
    /// What its periods are counted from.
    pub anchor_at: DateTime<Utc>,
    /// When it came to be.
    pub created_at: DateTime<Utc>,
    /// The order that it came of.
    pub order: Option<OrderId>,
    /// The trial that its term is, or was when it ended.
    pub trial: Option<Trial>,
    /// The card that pays; `None` under an agreement, and for a trial without one.
    pub payment_method: Option<PaymentMethodId>,
    /// Its periods and its bills.
    pub billing: Billing,
}

/// Adds a subscription. A second one of the same order is a conflict with
/// `subscriptions_tenant_id_order_id_key`.
pub async fn insert(
    tx: &mut TenantTx,
    subscription: &SubscriptionRecord,
) -> Result<(), StoreError> {
    let sql = concat!(
        "INSERT INTO subscriptions (tenant_id, id, product_id, product_name, product_key, \
         channel, purchaser_id, purchaser_name, purchaser_key, quantity, assigned, term, ",
        amounts_columns!(),
        ", status, status_at, recurring, anchor_at, created_at, order_id, trial, payment_method, ",
        billing_columns!(),
        ") VALUES ($1, \
         $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, \
         $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35)"
    );
    let currency = subscription.amounts.total.currency();
    let [
        currency,
        unit_price,
        net,
        tax_label,
        tax_rate,
        tax_kind,
        tax,
        total,
    ] = amounts::params(&subscription.amounts, &currency);
    let (status_at, recurring) = dates(subscription.lifecycle);
    let billing = subscription.billing;
    tx.execute_one(
        sql,
        params![
            &subscription.id,
            &subscription.product,
            &subscription.product_name,
            &fold(&subscription.product_name),
            subscription.channel.as_str(),
            subscription.purchaser.as_ref(),
            &subscription.purchaser_name,
            &fold(&subscription.purchaser_name),
            subscription.quantity.get(),
            subscription.assigned,
            subscription.term.as_str(),
            currency,
            unit_price,
            net,
            tax_label,
            tax_rate,
            tax_kind,
            tax,
            total,
            subscription.lifecycle.status().as_str(),
            status_at,
            recurring.map(RecurringBilling::as_str),
            subscription.anchor_at,
            subscription.created_at,
            subscription.order.as_ref(),
            trials::trial_word(subscription.trial),
            subscription.payment_method.as_ref(),
            billing.period_index,
            billing.period_months,
            billing.charged_at,
            billing.next.quantity.map(|next| i64::from(next.get())),
            billing.next.term.map(BillingTerm::as_str),
            billing.debt.map(|debt| debt.since),
            billing.debt.map_or(0, |debt| debt.tries),
        ],
    )
    .await?;
    sold_products::put(tx, &subscription.product).await?;
    insert_terms(tx, subscription).await
}

/// Writes where the subscription stands.
pub async fn set_lifecycle(
    tx: &mut TenantTx,
    id: &SubscriptionId,
    lifecycle: Lifecycle,
) -> Result<(), StoreError> {
    let (status_at, recurring) = dates(lifecycle);
    tx.execute_one(
        "UPDATE subscriptions SET status = $2, status_at = $3, recurring = $4 \
         WHERE tenant_id = $1 AND id = $5",
        params![
            lifecycle.status().as_str(),
            status_at,
            recurring.map(RecurringBilling::as_str),
            id,
        ],
    )
    .await
}

/// The subscription with this id.
pub async fn find(
    tx: &mut TenantTx,
    id: &SubscriptionId,
) -> Result<Option<SubscriptionRecord>, StoreError> {
    let sql = concat!(
        "SELECT ",
        subscription_columns!(),
        " FROM subscriptions WHERE tenant_id = $1 AND id = $2"
    );
    let row = tx.row(TABLE, sql, params![id]).await?;
    row.map(|mut row| read(&mut row)).transpose()
}

/// The same; nobody else changes it until this unit of work ends.
pub async fn hold(
    tx: &mut TenantTx,
    id: &SubscriptionId,
) -> Result<Option<SubscriptionRecord>, StoreError> {
    let sql = "UPDATE subscriptions SET assigned = assigned WHERE tenant_id = $1 AND id = $2";
    tx.execute(sql, params![id]).await?;
    find(tx, id).await
}

/// The central subscriptions of a product that give access now and have a license that nobody has,
/// with how many those are.
pub async fn free_central(
    tx: &mut TenantTx,
    product: &ProductId,
    now: DateTime<Utc>,
) -> Result<Vec<(SubscriptionId, u32)>, StoreError> {
    let sql = "SELECT id, quantity - assigned AS free FROM subscriptions \
        WHERE tenant_id = $1 AND product_id = $2 AND channel = 'central' \
        AND status = 'active' AND status_at > $3 AND assigned < quantity \
        ORDER BY status_at DESC, id";
    let rows = tx.rows(TABLE, sql, params![product, now]).await?;
    let free = rows
        .into_iter()
        .map(|mut row| Ok((row.parse("id")?, row.number("free")?)));
    free.collect()
}

/// Whether nobody of the organization has bought a product by self-service before this purchase.
pub async fn is_first_of_product(
    tx: &mut TenantTx,
    subscription: &SubscriptionRecord,
) -> Result<bool, StoreError> {
    let (product, id) = (&subscription.product, &subscription.id);
    let sql = "SELECT 1 AS other FROM subscriptions WHERE tenant_id = $1 AND product_id = $2 \
        AND channel = 'self-service' AND (created_at, id) < ($3, $4) LIMIT 1";
    let params = params![product, subscription.created_at, id];
    Ok(tx.row(TABLE, sql, params).await?.is_none())
}

/// The central subscriptions of a product that give access now and go on after their period, the
/// newest first; nobody else changes them until this unit of work ends.
pub async fn hold_central(
    tx: &mut TenantTx,
    product: &ProductId,
    now: DateTime<Utc>,
) -> Result<Vec<SubscriptionRecord>, StoreError> {
    let sql = "UPDATE subscriptions SET assigned = assigned \
        WHERE tenant_id = $1 AND product_id = $2 AND channel = 'central' AND status = 'active'";
    tx.execute(sql, params![product]).await?;
    central(tx, product, now).await
}

/// The same, to look at.
pub async fn central(
    tx: &mut TenantTx,
    product: &ProductId,
    now: DateTime<Utc>,
) -> Result<Vec<SubscriptionRecord>, StoreError> {
    let sql = concat!(
        "SELECT ",
        subscription_columns!(),
        " FROM subscriptions WHERE tenant_id = $1 AND product_id = $2 AND channel = 'central' \
         AND status = 'active' AND status_at > $3 AND recurring = 'on' \
         ORDER BY created_at DESC, id DESC"
    );
    let rows = tx.rows(TABLE, sql, params![product, now]).await?;
    rows.into_iter().map(|mut row| read(&mut row)).collect()
}

/// What a person has bought, the newest first.
pub async fn bought_by(
    tx: &mut TenantTx,
    user: &UserId,
) -> Result<Vec<SubscriptionRecord>, StoreError> {
    let sql = concat!(
        "SELECT ",
        subscription_columns!(),
        " FROM subscriptions WHERE tenant_id = $1 AND purchaser_id = $2 \
         ORDER BY created_at DESC, id DESC"
    );
    let rows = tx.rows(TABLE, sql, params![user]).await?;
    rows.into_iter().map(|mut row| read(&mut row)).collect()
}

pub(crate) fn read(row: &mut Row) -> Result<SubscriptionRecord, StoreError> {
    Ok(SubscriptionRecord {
        id: row.parse("id")?,
        product: row.parse("product_id")?,
        product_name: row.text("product_name")?,
        channel: row.word("channel", PurchaseChannel::parse)?,
        purchaser: row.optional_parse("purchaser_id")?,
        purchaser_name: row.text("purchaser_name")?,
        quantity: row.quantity("quantity")?,
        assigned: row.number("assigned")?,
        term: row.word("term", BillingTerm::parse)?,
        amounts: amounts::read(row)?,
        lifecycle: read_lifecycle(row)?,
        anchor_at: row.instant("anchor_at")?,
        created_at: row.instant("created_at")?,
        order: row.optional_parse("order_id")?,
        trial: trials::read_trial(row)?,
        payment_method: row.optional_parse("payment_method")?,
        billing: billing::read(row)?,
    })
}

async fn insert_terms(
    tx: &mut TenantTx,
    subscription: &SubscriptionRecord,
) -> Result<(), StoreError> {
    let mut terms = name_terms(&subscription.product_name);
    terms.extend(name_terms(&subscription.purchaser_name));
    if let Some(purchaser) = &subscription.purchaser
        && let Some(user) = users::find(tx, purchaser).await?
    {
        terms.extend(email_terms(&user.email));
    }
    for term in terms {
        tx.execute(
            "INSERT INTO subscription_terms (tenant_id, term, subscription_id) \
             VALUES ($1, $2, $3) ON CONFLICT (tenant_id, term, subscription_id) DO NOTHING",
            params![&term, &subscription.id],
        )
        .await?;
    }
    Ok(())
}

const fn dates(lifecycle: Lifecycle) -> (DateTime<Utc>, Option<RecurringBilling>) {
    match lifecycle {
        Lifecycle::Active { ends_at, recurring } => (ends_at, Some(recurring)),
        Lifecycle::Expired { since }
        | Lifecycle::Disabled { since }
        | Lifecycle::Deleted { since } => (since, None),
    }
}

fn read_lifecycle(row: &mut Row) -> Result<Lifecycle, StoreError> {
    let status = row.word("status", SubscriptionStatus::parse)?;
    let at = row.instant("status_at")?;
    let recurring = row.optional_word("recurring", RecurringBilling::parse)?;
    match (status, recurring) {
        (SubscriptionStatus::Active, Some(recurring)) => Ok(Lifecycle::Active {
            ends_at: at,
            recurring,
        }),
        (SubscriptionStatus::Expired, None) => Ok(Lifecycle::Expired { since: at }),
        (SubscriptionStatus::Disabled, None) => Ok(Lifecycle::Disabled { since: at }),
        (SubscriptionStatus::Deleted, None) => Ok(Lifecycle::Deleted { since: at }),
        _ => Err(row.corrupt("recurring")),
    }
}
