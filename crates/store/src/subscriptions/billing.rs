//! Where a subscription stands with its periods and its bills.

use chrono::{DateTime, Utc};
use domain::billing::life::{Debt, Life, NextPeriod};
use domain::billing::line::Price;
use domain::billing::schedule::Schedule;
use domain::ids::{PaymentMethodId, SubscriptionId, UserId};
use domain::quantity::LicenseQuantity;
use domain::quote::Amounts;
use domain::term::BillingTerm;

use super::{SubscriptionRecord, set_lifecycle};
use crate::amounts;
use crate::database::{Row, TenantTx, params};
use crate::error::StoreError;

/// The columns of [`Billing`], in the order of [`read`].
macro_rules! billing_columns {
    () => {
        "period_index, period_months, charged_at, next_quantity, next_term, unpaid_since, \
         unpaid_tries"
    };
}
pub(crate) use billing_columns;

/// Its periods and its bills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Billing {
    /// The period that runs, from 0.
    pub period_index: u32,
    /// How many months after the anchor it began.
    pub period_months: u32,
    /// When something was last charged for it.
    pub charged_at: Option<DateTime<Utc>>,
    /// What changes when the next one begins.
    pub next: NextPeriod,
    /// The bill of the period that is not paid yet.
    pub debt: Option<Debt>,
}

impl Billing {
    /// A first period, which is paid.
    pub const fn begun(at: DateTime<Utc>) -> Self {
        Self {
            period_index: 0,
            period_months: 0,
            charged_at: Some(at),
            next: NextPeriod {
                quantity: None,
                term: None,
            },
            debt: None,
        }
    }
}

impl SubscriptionRecord {
    /// The same after what became of it.
    #[must_use]
    pub fn after(self, life: &Life, amounts: &Amounts) -> Self {
        Self {
            lifecycle: life.state,
            term: life.schedule.term,
            quantity: life.quantity,
            amounts: amounts.clone(),
            anchor_at: life.schedule.anchor,
            billing: Billing {
                period_index: life.schedule.index,
                period_months: life.schedule.months,
                charged_at: Some(life.charged_at),
                next: life.next,
                debt: life.debt,
            },
            ..self
        }
    }

    /// The subscription as the rules of billing know it.
    pub fn life(&self) -> Life {
        let Billing {
            period_index: index,
            period_months: months,
            ..
        } = self.billing;
        Life {
            state: self.lifecycle,
            schedule: Schedule {
                anchor: self.anchor_at,
                term: self.term,
                months,
                index,
            },
            quantity: self.quantity,
            assigned: self.assigned,
            price: Price {
                unit: self.amounts.unit_price,
                tax_label: self.amounts.tax_label.clone(),
                tax_rate: self.amounts.tax_rate,
                tax_kind: self.amounts.tax_kind,
            },
            next: self.billing.next,
            charged_at: self.billing.charged_at.unwrap_or(self.created_at),
            debt: self.billing.debt,
        }
    }
}

/// Writes what became of a subscription, and what a period costs now.
pub async fn set_life(
    tx: &mut TenantTx,
    id: &SubscriptionId,
    life: &Life,
    amounts: &Amounts,
) -> Result<(), StoreError> {
    let currency = amounts.total.currency();
    let [
        currency,
        unit_price,
        net,
        tax_label,
        tax_rate,
        tax_kind,
        tax,
        total,
    ] = amounts::params(amounts, &currency);
    let debt = life.debt;
    tx.execute_one(
        "UPDATE subscriptions SET quantity = $2, term = $3, currency = $4, unit_price = $5, \
         net = $6, tax_label = $7, tax_rate = $8, tax_kind = $9, tax = $10, total = $11, anchor_at = $12, \
         period_index = $13, period_months = $14, charged_at = $15, next_quantity = $16, \
         next_term = $17, unpaid_since = $18, unpaid_tries = $19 \
         WHERE tenant_id = $1 AND id = $20",
        params![
            life.quantity.get(),
            life.schedule.term.as_str(),
            currency,
            unit_price,
            net,
            tax_label,
            tax_rate,
            tax_kind,
            tax,
            total,
            life.schedule.anchor,
            life.schedule.index,
            life.schedule.months,
            life.charged_at,
            life.next.quantity.map(|quantity| i64::from(quantity.get())),
            life.next.term.map(BillingTerm::as_str),
            debt.map(|debt| debt.since),
            debt.map_or(0, |debt| debt.tries),
            id,
        ],
    )
    .await?;
    set_lifecycle(tx, id, life.state).await
}

/// Begins a paid term of a subscription that was a trial until then: its lifecycle, amounts and
/// anchor, and the order that paid.
pub async fn begin_paid_term(
    tx: &mut TenantTx,
    subscription: &SubscriptionRecord,
) -> Result<(), StoreError> {
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
    tx.execute_one(
        "UPDATE subscriptions SET term = $2, currency = $3, unit_price = $4, net = $5, \
         tax_label = $6, tax_rate = $7, tax_kind = $8, tax = $9, total = $10, anchor_at = $11, charged_at = $12, \
         order_id = $13, trial = NULL WHERE tenant_id = $1 AND id = $14",
        params![
            subscription.term.as_str(),
            currency,
            unit_price,
            net,
            tax_label,
            tax_rate,
            tax_kind,
            tax,
            total,
            subscription.anchor_at,
            subscription.billing.charged_at,
            subscription.order.as_ref(),
            &subscription.id,
        ],
    )
    .await?;
    set_lifecycle(tx, &subscription.id, subscription.lifecycle).await
}

/// Changes how many licenses there are, and what a period costs from now on.
pub async fn set_quantity(
    tx: &mut TenantTx,
    id: &SubscriptionId,
    quantity: LicenseQuantity,
    amounts: &Amounts,
) -> Result<(), StoreError> {
    let currency = amounts.total.currency();
    let [
        currency,
        unit_price,
        net,
        tax_label,
        tax_rate,
        tax_kind,
        tax,
        total,
    ] = amounts::params(amounts, &currency);
    tx.execute_one(
        "UPDATE subscriptions SET quantity = $2, currency = $3, unit_price = $4, net = $5, \
         tax_label = $6, tax_rate = $7, tax_kind = $8, tax = $9, total = $10 WHERE tenant_id = $1 AND id = $11",
        params![
            quantity.get(),
            currency,
            unit_price,
            net,
            tax_label,
            tax_rate,
            tax_kind,
            tax,
            total,
            id,
        ],
    )
    .await
}

/// Lets a card pay from now on.
pub async fn set_payment_method(
    tx: &mut TenantTx,
    id: &SubscriptionId,
    payment_method: &PaymentMethodId,
) -> Result<(), StoreError> {
    let sql = "UPDATE subscriptions SET payment_method = $2 WHERE tenant_id = $1 AND id = $3";
    tx.execute_one(sql, params![payment_method, id]).await
}

/// Lets another card of the person pay all that this one pays; how many subscriptions that are.
pub async fn move_card(
    tx: &mut TenantTx,
    owner: &UserId,
    from: &PaymentMethodId,
    to: &PaymentMethodId,
) -> Result<u64, StoreError> {
    let sql = "UPDATE subscriptions SET payment_method = $2 \
        WHERE tenant_id = $1 AND payment_method = $3 AND purchaser_id = $4";
    tx.execute(sql, params![to, from, owner]).await
}

pub(super) fn read(row: &mut Row) -> Result<Billing, StoreError> {
    let (period_index, period_months) = (row.number("period_index")?, row.number("period_months")?);
    let charged_at = row.optional_instant("charged_at")?;
    let next = NextPeriod {
        quantity: row.optional_quantity("next_quantity")?,
        term: row.optional_word("next_term", BillingTerm::parse)?,
    };
    let since = row.optional_instant("unpaid_since")?;
    let tries = row.number("unpaid_tries")?;
    Ok(Billing {
        period_index,
        period_months,
        charged_at,
        next,
        debt: since.map(|since| Debt { since, tries }),
    })
}
