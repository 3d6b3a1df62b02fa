//! Money that goes back: a credit note, and the parts of charges that the
//! processor is asked to give back. It is written down in the transaction that
//! gives up what was paid for, and asked for afterwards, once per part however
//! often it is tried.

use chrono::{DateTime, TimeDelta, Utc};
use domain::billing::bill::spread;
use domain::billing::line::{Line, Totals};
use domain::ids::{InvoiceId, TenantId};
use domain::money::MoneyError;
use domain::quote::Amounts;
use serde_json::json;
use store::invoices::Subject;
use store::refunds::RefundRecord;
use store::subscriptions::SubscriptionRecord;
use store::wakeups::Task;
use store::{StoreError, TenantTx};

use super::write_bill::{Bill, write_bill};
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::record::{Change, Stamp, record};

/// How many parts are asked for in one go.
const AT_ONCE: u32 = 20;
/// When the processor is asked again that did not answer.
const AGAIN_AFTER: TimeDelta = TimeDelta::minutes(1);

/// Writes the credit note for `lines` and has its total given back. Gives the
/// number.
///
/// # Errors
/// [`Refusal::Bug`] where less was charged than is to be given back,
/// [`Refusal::Store`].
pub async fn give_back(
    tx: &mut TenantTx,
    tenant: &TenantId,
    note: InvoiceId,
    subscription: &SubscriptionRecord,
    (lines, totals): (Vec<Line>, Totals),
    at: DateTime<Utc>,
) -> Result<String, Refusal> {
    let charges = store::refunds::refundable(tx, &subscription.id).await?;
    let back = totals.total.negated()?;
    let (parts, left) = spread(back, charges)?;
    let first = parts.first();
    let (first, _) = first.ok_or(Refusal::Bug("money is given back that was never taken"))?;
    if left.minor() != 0 {
        return Err(Refusal::Bug("more is given back than was charged"));
    }
    let bill = Bill {
        id: note.clone(),
        subscription,
        order: &first.order,
        subject: Subject::Credit,
        lines,
        amounts: amounts_of(subscription, totals),
        at,
    };
    let number = write_bill(tx, tenant, bill).await?;
    for (charge, amount) in parts {
        let refund = RefundRecord {
            invoice: note.clone(),
            charge,
            amount,
            requested_at: at,
        };
        store::refunds::insert(tx, &refund).await?;
    }
    store::wakeups::wake(tx, tenant, Task::GiveMoneyBack, at).await?;
    Ok(number)
}

/// Asks the processor for all that waits to be given back. When to look again,
/// where it did not answer.
///
/// # Errors
/// [`Refusal::Store`], [`Refusal::PaymentsClosed`].
pub async fn give_money_back(
    state: &AppState,
    tenant: &TenantId,
) -> Result<Option<DateTime<Utc>>, Refusal> {
    let gateway = state.gateway.as_ref().ok_or(Refusal::PaymentsClosed)?;
    loop {
        let unit = state.store.read(tenant, |tx| {
            Box::pin(async move { store::refunds::to_do(tx, AT_ONCE).await })
        });
        let waiting: Result<Vec<RefundRecord>, StoreError> = unit.await;
        let waiting = waiting?;
        if waiting.is_empty() {
            return Ok(None);
        }
        for refund in waiting {
            let key = format!("{tenant}-{}-{}", refund.invoice, refund.charge.order);
            let payment = &refund.charge.payment_intent;
            if let Err(error) = gateway.give_back(payment, &key, refund.amount).await {
                let error = &error as &dyn std::error::Error;
                tracing::warn!(error, invoice.id = %refund.invoice, "money not given back yet");
                return Ok(Some(state.clock.business_now() + AGAIN_AFTER));
            }
            note_done(state, tenant, refund).await?;
        }
    }
}

async fn note_done(
    state: &AppState,
    tenant: &TenantId,
    refund: RefundRecord,
) -> Result<(), Refusal> {
    let stamp = Stamp::of_program(state);
    let unit = state.store.write(tenant, move |tx| {
        let (refund, stamp) = (refund.clone(), stamp.clone());
        Box::pin(async move {
            if !store::refunds::set_done(tx, &refund, stamp.business_at).await? {
                return Ok(());
            }
            let change = Change {
                action: "bill.refunded",
                object: refund.invoice.to_string(),
                before: None,
                after: Some(json!({
                    "order": refund.charge.order, "amount": refund.amount,
                })),
            };
            record(tx, &stamp, change).await
        })
    });
    unit.await
        .map_err(|error: StoreError| Refusal::Store(error))
}

/// The amounts of a bill with these totals.
pub fn amounts_of(subscription: &SubscriptionRecord, totals: Totals) -> Amounts {
    Amounts {
        net: totals.net,
        tax: totals.tax,
        total: totals.total,
        ..subscription.amounts.clone()
    }
}

/// What a period of this life costs.
///
/// # Errors
/// [`MoneyError`].
pub fn amounts_per_period(life: &domain::billing::life::Life) -> Result<Amounts, MoneyError> {
    let totals = life.per_period()?;
    Ok(Amounts {
        unit_price: life.price.unit,
        net: totals.net,
        tax_label: life.price.tax_label.clone(),
        tax_rate: life.price.tax_rate,
        tax_kind: life.price.tax_kind,
        tax: totals.tax,
        total: totals.total,
    })
}
