//! Trials (B13): begun by a person, ended or turned into a paid term by time.
//!
//! A trial with a card becomes paid by an order like any other: written down
//! here, charged by the reconciler, completed by `orders::settle` alone. So
//! it is charged once, whatever dies meanwhile.

mod attend;
mod become_paid;
mod cancel;
mod end;
mod start;

pub use attend::attend_trial;
pub use cancel::cancel_trial;
pub use end::{end_unpaid, go_on_paid};
pub use start::{StartTrial, start_trial};

use domain::ids::TenantId;
use serde_json::{Value, json};
use store::due_subscriptions::DueSubscription;
use store::quotes::QuoteRecord;
use store::trials::TrialRecord;
use store::{StoreError, TenantTx};

use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::billing;
use crate::use_cases::bodies::bought_product;

/// Notes when the trial is to be looked at next, or that it need not be.
async fn look_again(
    tx: &mut TenantTx,
    state: &AppState,
    tenant: &TenantId,
    trial: &TrialRecord,
) -> Result<(), StoreError> {
    match trial.course.next_look() {
        Some(look_at) => {
            let open = DueSubscription {
                subscription: trial.subscription.clone(),
                tenant: tenant.clone(),
                look_at,
            };
            store::due_subscriptions::put(tx, &open).await
        }
        // From here on it is a subscription like any other.
        None => match store::subscriptions::find(tx, &trial.subscription).await? {
            Some(record) => billing::look_again(tx, state, tenant, &record).await,
            None => Ok(()),
        },
    }
}

/// The quote at whose price the trial becomes paid.
async fn quote_of(tx: &mut TenantTx, trial: &TrialRecord) -> Result<QuoteRecord, Refusal> {
    let quote = store::quotes::find(tx, &trial.quote).await?;
    quote.ok_or(Refusal::Bug("a trial without its quote"))
}

/// What the record of a change says of a trial: whoever tells people of it
/// needs no more than this.
fn facts(state: &AppState, trial: &TrialRecord, quote: &QuoteRecord) -> Value {
    let product = bought_product(state, &trial.product, trial.product.as_str());
    let amount = trial
        .course
        .trial
        .needs_card()
        .then_some(quote.amounts.total);
    json!({
        "product": product.slug, "purchaser": trial.user, "quantity": quote.quantity,
        "payment_method": trial.course.trial.payment_method, "ends_at": trial.course.ends_at,
        "becomes_paid": trial.course.becomes_paid(), "term": quote.term, "amount": amount,
    })
}
