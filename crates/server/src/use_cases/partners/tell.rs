//! Telling a partner what its customer decided.

use domain::ids::{PartnerGrantId, TenantId};
use serde_json::json;
use store::StoreError;

use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::record::{Change, Stamp, record};

/// What the customer decided stands in the partner's log, too, so that the
/// partner is told. Who said no is called as it was asked for.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn tell_partner(
    state: &AppState,
    customer: &TenantId,
    partner: &TenantId,
    grant: &PartnerGrantId,
    action: &'static str,
) -> Result<(), Refusal> {
    let job = (Stamp::of_program(state), customer.clone(), grant.clone());
    let unit = state.store.write(partner, move |tx| {
        let (stamp, customer, grant) = job.clone();
        Box::pin(async move {
            let partner = tx.tenant().clone();
            let asked = store::partnerships::asked(tx, &partner).await?;
            let asked = asked.into_iter().find(|asked| asked.tenant == customer);
            let is_unnamed = action == "partner_grant.declined";
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
        .map_err(|error: StoreError| Refusal::Store(error))
}
