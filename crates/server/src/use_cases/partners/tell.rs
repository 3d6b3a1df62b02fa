//! Telling a partner what its customer decided.

use domain::ids::TenantId;
use serde_json::json;
use store::StoreError;
use store::partner_grants::{Decision, Untold};

use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::record::{Change, Stamp, record};

/// The action of a decision, in both logs.
pub const fn action_of(decision: Decision) -> &'static str {
    match decision {
        Decision::Approved => "partner_grant.approved",
        Decision::Declined => "partner_grant.declined",
        Decision::Ended => "partner_grant.ended",
    }
}

/// What the customer decided stands in its partners' logs, too, so that they
/// are told: each once, whatever fails in between.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn tell_decisions(state: &AppState, customer: &TenantId) -> Result<(), Refusal> {
    let unit = state.store.read(customer, |tx| {
        Box::pin(async move { store::partner_grants::untold(tx).await })
    });
    let untold: Result<_, StoreError> = unit.await;
    for one in untold? {
        match tell(state, customer, one.clone()).await {
            // It was told before a crash.
            Err(StoreError::Conflict { constraint }) if constraint == "outbox_pkey" => {}
            outcome => outcome?,
        }
        let unit = state.store.write(customer, move |tx| {
            let told = one.clone();
            Box::pin(async move {
                let mut untold = store::partner_grants::untold(tx).await?.into_iter();
                // A newer decision on the same grant is told next.
                if untold.any(|one| one == told) {
                    store::partner_grants::set_untold(tx, &told.grant, None).await?;
                }
                Ok::<_, StoreError>(())
            })
        });
        unit.await?;
    }
    Ok(())
}

/// Who said no is called as it was asked for.
async fn tell(state: &AppState, customer: &TenantId, untold: Untold) -> Result<(), StoreError> {
    let action = action_of(untold.decision);
    let id = format!("evt_{}_{}", untold.grant, untold.decision.as_str());
    let partner = untold.partner.clone();
    let job = (
        Stamp::of_program(state).once(id),
        customer.clone(),
        untold.grant,
    );
    let decision = untold.decision;
    let unit = state.store.write(&partner, move |tx| {
        let (stamp, customer, grant) = job.clone();
        Box::pin(async move {
            let partner = tx.tenant().clone();
            let asked = store::partnerships::asked(tx, &partner).await?;
            let asked = asked.into_iter().find(|asked| asked.tenant == customer);
            let is_unnamed = decision == Decision::Declined;
            let asked_as = asked.filter(|_| is_unnamed).map(|asked| asked.asked_as);
            let change = Change {
                action,
                object: grant.to_string(),
                before: None,
                after: Some(json!({ "customer": customer, "asked_as": asked_as })),
            };
            record(tx, &stamp, change).await
        })
    });
    unit.await
}
