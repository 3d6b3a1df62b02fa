//! Charging one attempt of an order, after making sure that the attempt
//! before it can never be charged any more.

use domain::checkout::GatewayAnswer;
use domain::ids::TenantId;
use store::attempts::AttemptRecord;
use store::orders::OrderRecord;
use store::{StoreError, TenantTx};

use super::settle::settle;
use crate::payments::{AttemptReference, Charge, ChargeReport, GatewayClient};
use crate::refusal::Refusal;
use crate::state::AppState;

/// An attempt with the order it belongs to.
#[derive(Debug, Clone)]
pub struct Attempt {
    /// The order.
    pub order: OrderRecord,
    /// Its present attempt.
    pub present: AttemptRecord,
    /// The processor's name for the attempt before, where there was one.
    pub superseded: Option<String>,
    /// The processor's customer.
    pub customer: String,
}

impl Attempt {
    /// The present attempt of an order as it is stored.
    ///
    /// # Errors
    /// [`Refusal::Store`], [`Refusal::Bug`] for an order without attempts.
    pub async fn load(tx: &mut TenantTx, order: OrderRecord) -> Result<Self, Refusal> {
        let number = order.state.attempt();
        let attempt = store::attempts::find(tx, &order.id, number).await?;
        let attempt = attempt.ok_or(Refusal::Bug("an open order without its attempt"))?;
        let customer = store::gateway_customers::find(tx, &order.purchaser).await?;
        let customer = customer.ok_or(Refusal::Bug("an order without a customer"))?;
        let superseded = Self::superseded(tx, &order).await?;
        Ok(Self {
            order,
            present: attempt,
            superseded,
            customer,
        })
    }

    /// The processor's name for the attempt before the order's present one.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn superseded(
        tx: &mut TenantTx,
        order: &OrderRecord,
    ) -> Result<Option<String>, StoreError> {
        let Some(number) = order
            .state
            .attempt()
            .checked_sub(1)
            .filter(|number| *number > 0)
        else {
            return Ok(None);
        };
        let earlier = store::attempts::find(tx, &order.id, number).await?;
        Ok(earlier.and_then(|earlier| earlier.payment_intent))
    }

    /// Which attempt it is.
    pub fn reference(&self, tenant: &TenantId) -> AttemptReference {
        AttemptReference {
            tenant: tenant.clone(),
            order: self.order.id.clone(),
            attempt: self.present.attempt,
        }
    }
}

/// Charges an attempt, or asks what became of it: the same charge under the
/// same key each time.
///
/// # Errors
/// Those of [`settle`], where the attempt before turns out to be paid.
pub async fn charge(
    state: &AppState,
    gateway: &GatewayClient,
    tenant: &TenantId,
    attempt: &Attempt,
) -> Result<ChargeReport, Refusal> {
    if let Some(superseded) = &attempt.superseded
        && !has_ended(state, gateway, superseded).await?
    {
        return Ok(ChargeReport::silence());
    }
    let charge = Charge {
        reference: attempt.reference(tenant),
        customer: attempt.customer.clone(),
        payment_method: attempt.present.card.payment_method.clone(),
        amount: attempt.order.amounts.total,
        is_off_session: attempt.present.is_off_session,
    };
    Ok(gateway.charge(&charge).await)
}

/// Ends the payment of the attempt before. What failed must stay failed: the
/// bank's page, still open somewhere, could take the money a second time.
async fn has_ended(
    state: &AppState,
    gateway: &GatewayClient,
    payment: &str,
) -> Result<bool, Refusal> {
    if gateway.cancel(payment).await.is_ok() {
        return Ok(true);
    }
    // It cannot be ended because it has ended, one way or the other.
    let Ok((reference, report)) = gateway.payment(payment).await else {
        return Ok(false);
    };
    match (report.answer, reference) {
        (GatewayAnswer::Declined(_), _) => Ok(true),
        (GatewayAnswer::Succeeded, Some(reference)) => {
            settle(state, &reference, report).await?;
            Ok(false)
        }
        _ => Ok(false),
    }
}
