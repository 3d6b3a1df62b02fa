//! Writing an attempt to charge a card down, before the processor is asked.

use chrono::TimeDelta;
use domain::ids::TenantId;
use store::attempts::AttemptRecord;
use store::cards::Card;
use store::open_orders::OpenOrder;
use store::orders::OrderRecord;
use store::{StoreError, TenantTx};

use crate::use_cases::record::Stamp;

/// The reconciler leaves an order to its own request for this long.
const LEFT_ALONE_FOR: TimeDelta = TimeDelta::seconds(15);

/// Who asks the processor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChargedBy {
    /// The request of the person, who is there to confirm.
    Request,
    /// The reconciler, while nobody is there.
    Reconciler,
}

/// Writes the present attempt of an order down.
///
/// # Errors
/// [`StoreError`].
pub async fn begin_attempt(
    tx: &mut TenantTx,
    tenant: &TenantId,
    order: &OrderRecord,
    card: Card,
    by: ChargedBy,
    stamp: &Stamp,
) -> Result<AttemptRecord, StoreError> {
    let attempt = AttemptRecord {
        order: order.id.clone(),
        attempt: order.state.attempt(),
        card,
        payment_intent: None,
        is_off_session: by == ChargedBy::Reconciler,
        created_at: stamp.business_at,
    };
    store::attempts::insert(tx, &attempt).await?;
    let wait = match by {
        ChargedBy::Request => LEFT_ALONE_FOR,
        ChargedBy::Reconciler => TimeDelta::zero(),
    };
    let open = OpenOrder {
        order: order.id.clone(),
        tenant: tenant.clone(),
        check_at: stamp.system_at + wait,
        tries: 0,
    };
    store::open_orders::put(tx, &open).await?;
    Ok(attempt)
}
