//! The change that a paid order makes, in the transaction that marks it paid.

use domain::billing::change::{Change, Conditions, Plan};
use domain::checkout::OrderPurpose;
use domain::ids::{InvoiceId, TenantId};
use domain::quantity;
use store::TenantTx;
use store::invoices::Subject;
use store::orders::OrderRecord;
use store::subscriptions::SubscriptionRecord;

use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::billing::give_back::amounts_per_period;
use crate::use_cases::billing::keep;
use crate::use_cases::billing::write_bill::{Bill, price_of, write_bill};

/// Whether the subscription still is what the order was placed for. Nothing
/// else is changed while an order is open; who pays for one that was given up
/// gets the money back.
pub fn is_still_wanted(state: &AppState, record: &SubscriptionRecord, order: &OrderRecord) -> bool {
    order.state.is_open() && plan_of(state, record, order).is_some()
}

/// Applies the change, writes its bill, and gives the bill's number with the
/// subscription as it is now.
///
/// # Errors
/// [`Refusal::Store`], [`Refusal::Bug`].
pub async fn apply_paid(
    tx: &mut TenantTx,
    state: &AppState,
    (tenant, invoice): (&TenantId, InvoiceId),
    record: SubscriptionRecord,
    order: &OrderRecord,
) -> Result<(SubscriptionRecord, String), Refusal> {
    let plan = plan_of(state, &record, order);
    let plan = plan.ok_or(Refusal::Bug("a change was paid that cannot be made"))?;
    let amounts = amounts_per_period(&plan.after)?;
    let record = keep(tx, state, tenant, record, &plan.after, &amounts).await?;
    let bill = Bill {
        id: invoice,
        subscription: &record,
        order: &order.id,
        subject: match order.purpose {
            OrderPurpose::Licenses => Subject::Addition,
            _ => Subject::Period,
        },
        lines: plan.lines,
        amounts: order.amounts.clone(),
        at: order.placed_at,
    };
    let number = write_bill(tx, tenant, bill).await?;
    Ok((record, number))
}

/// What the order was placed for, worked out anew at its own moment; `None`
/// where that would cost something else now.
fn plan_of(state: &AppState, record: &SubscriptionRecord, order: &OrderRecord) -> Option<Plan> {
    let life = record.life();
    let change = match order.purpose {
        OrderPurpose::Licenses => {
            Change::Licenses(life.quantity.get().checked_add(order.quantity.get())?)
        }
        OrderPurpose::Reactivation => Change::Reactivate,
        OrderPurpose::Purchase | OrderPurpose::Renewal => return None,
    };
    let conditions = Conditions {
        rules: state.catalog.rules(),
        // The product's own was looked at when the order was placed.
        maximum: quantity::MAXIMUM,
        today: Some(price_of(&order.amounts)),
    };
    let plan = life.plan(change, &conditions, order.placed_at).ok()?;
    (plan.totals.total == order.amounts.total).then_some(plan)
}
