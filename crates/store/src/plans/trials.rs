//! The queries of trials.

use chrono::{DateTime, Utc};
use domain::ids::{OrderId, ProductId, QuoteId, SubscriptionId, UserId};
use domain::subscription::Lifecycle;
use domain::trial::TrialState;

use crate::open_trials::{self, OpenTrial};
use crate::{StoreError, TenantTx, subscriptions, trials};

/// Runs each of them; nothing need be there.
pub(super) async fn run(
    tx: &mut TenantTx,
    user: &UserId,
    product: &ProductId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let trial = SubscriptionId::parse("s1").unwrap();
    let order = OrderId::parse("o1").unwrap();
    trials::find(tx, &trial).await?;
    trials::of_quote(tx, &QuoteId::parse("q1").unwrap()).await?;
    trials::of_order(tx, &order).await?;
    trials::of_person(tx, user, product).await?;
    trials::set_announced(tx, &trial, now).await?;
    let (from, to) = (TrialState::Running, TrialState::Canceled);
    trials::replace_state(tx, &trial, from, to).await?;
    trials::begin_payment(tx, &trial, &order).await?;
    let open = OpenTrial {
        trial: trial.clone(),
        tenant: tx.tenant().clone(),
        look_at: now,
    };
    open_trials::put(tx, &open).await?;
    open_trials::due(tx, now, 5).await?;
    open_trials::remove(tx, &trial).await?;
    let record = subscriptions::find(tx, &trial).await?.unwrap();
    subscriptions::begin_paid_term(tx, &record).await?;
    subscriptions::set_lifecycle(tx, &trial, Lifecycle::Expired { since: now }).await
}
