//! The life of a subscription after its first order (B23): renewals, tries to
//! be paid, the end.
//!
//! A renewal of a subscription that a person pays is an order like any other:
//! written down here with its bill, charged by the reconciler, completed by
//! `orders::settle` alone. So it is charged once, whatever dies meanwhile.

mod attend;
mod bills;
mod cards;
mod change;
mod details;
mod give_back;
mod pay;
mod renew;
mod settled;
mod standing;
mod try_again;
mod write_bill;

pub use attend::attend_subscriptions;
pub use bills::{get_bill, list_bills};
pub use cards::{add_card, list_cards, make_card_default, remove_card, replace_card};
pub use change::{MakeChange, apply_paid, change_subscription, ends_of, maximum, preview_change};
pub use details::{set_billing_details, show_billing_details};
pub use give_back::give_money_back;
pub use pay::{PayBill, pay_bill};
pub use settled::{is_awaited, renewal_declined, renewal_paid, subscription_of};
pub use standing::{standing_of, unpaid_of};
pub use write_bill::{Bill, whole_period, write_bill};

use domain::billing::life::Life;
use domain::checkout::OrderPurpose;
use domain::ids::TenantId;
use domain::quote::Amounts;
use serde_json::{Value, json};
use store::cards::Card;
use store::due_subscriptions::DueSubscription;
use store::orders::OrderRecord;
use store::subscriptions::SubscriptionRecord;
use store::{StoreError, TenantTx};

use crate::state::AppState;

/// Notes when time asks for something next, or that it never will.
///
/// # Errors
/// [`StoreError`].
pub async fn look_again(
    tx: &mut TenantTx,
    state: &AppState,
    tenant: &TenantId,
    record: &SubscriptionRecord,
) -> Result<(), StoreError> {
    match record.life().next_step(state.catalog.rules()) {
        Some((_, look_at)) => {
            let due = DueSubscription {
                subscription: record.id.clone(),
                tenant: tenant.clone(),
                look_at,
            };
            store::due_subscriptions::put(tx, &due).await
        }
        None => store::due_subscriptions::remove(tx, &record.id).await,
    }
}

/// Writes what became of a subscription, and when to look again.
async fn keep(
    tx: &mut TenantTx,
    state: &AppState,
    tenant: &TenantId,
    record: SubscriptionRecord,
    life: &Life,
    amounts: &Amounts,
) -> Result<SubscriptionRecord, StoreError> {
    store::subscriptions::set_life(tx, &record.id, life, amounts).await?;
    let record = record.after(life, amounts);
    look_again(tx, state, tenant, &record).await?;
    Ok(record)
}

/// The card that pays for a subscription; `None` under an agreement.
///
/// # Errors
/// [`StoreError`].
pub async fn paying_card(
    tx: &mut TenantTx,
    record: &SubscriptionRecord,
) -> Result<Option<Card>, StoreError> {
    let (Some(owner), Some(token)) = (&record.purchaser, &record.payment_method) else {
        return Ok(None);
    };
    let found = store::cards::find(tx, owner, token).await?;
    Ok(found.map(|found| found.card))
}

/// The order of the period that runs, where one has to be paid.
async fn renewal_of(
    tx: &mut TenantTx,
    record: &SubscriptionRecord,
) -> Result<Option<OrderRecord>, StoreError> {
    let orders = store::orders::list_of_subscription(tx, &record.id).await?;
    let mut orders = orders.into_iter();
    Ok(orders.find(|order| order.purpose == OrderPurpose::Renewal))
}

/// What the record of a change says of a subscription.
fn facts(state: &AppState, record: &SubscriptionRecord) -> Value {
    let product = state.catalog.by_id(&record.product);
    json!({
        "product": product.map(|product| product.slug.clone()),
        "purchaser": record.purchaser, "status": record.lifecycle.status(),
        "quantity": record.quantity, "total": record.amounts.total,
        "period": record.billing.period_index,
    })
}
