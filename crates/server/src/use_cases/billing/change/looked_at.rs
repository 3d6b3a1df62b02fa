//! A subscription with the change that is asked for, and what it means now.

use chrono::{DateTime, Utc};
use domain::access::authorize_change_subscription;
use domain::billing::change::{Change, ChangeError, Conditions, Plan};
use domain::billing::life::Life;
use domain::ids::SubscriptionId;
use domain::product::Product;
use store::TenantTx;
use store::cards::Card;
use store::subscriptions::SubscriptionRecord;
use store::tenants::TenantRecord;

use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::billing::paying_card;
use crate::use_cases::billing::renew::amounts_of_next;
use crate::use_cases::billing::write_bill::price_of;
use crate::use_cases::session::CurrentSession;
use crate::use_cases::subscriptions::{rights_of, visible};

/// What was found.
pub struct LookedAt {
    /// The subscription as it is.
    pub record: SubscriptionRecord,
    /// The organization.
    pub tenant: TenantRecord,
    /// What the change means.
    pub plan: Plan,
    /// The card that pays.
    pub card: Option<Card>,
}

/// Looks at a subscription of the viewer for a change.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Denied`], [`Refusal::Change`],
/// [`Refusal::Store`].
pub async fn look_at(
    tx: &mut TenantTx,
    state: &AppState,
    session: &CurrentSession,
    (id, change): (&SubscriptionId, Change),
    now: DateTime<Utc>,
) -> Result<LookedAt, Refusal> {
    let record = visible(tx, session, id).await?;
    authorize_change_subscription(&session.viewer, rights_of(&record))?;
    if record.trial.is_some() {
        return Err(ChangeError::Trial.into());
    }
    let tenant = store::tenants::find(tx, &session.viewer.tenant).await?;
    let tenant = tenant.ok_or(Refusal::Bug("a subscription without its organization"))?;
    let life = record.life();
    let today = amounts_of_next(tx, state, &tenant, (&record, &life), now).await?;
    let conditions = Conditions {
        rules: state.catalog.rules(),
        maximum: maximum(state, &record),
        today: today.as_ref().map(price_of),
    };
    let plan = life.plan(change, &conditions, now)?;
    let card = paying_card(tx, &record).await?;
    Ok(LookedAt {
        record,
        tenant,
        plan,
        card,
    })
}

/// The most licenses that a subscription can have: as many as the product
/// allows, or as it has, where the product is not sold any more.
pub fn maximum(state: &AppState, record: &SubscriptionRecord) -> u32 {
    let product = state.catalog.by_id(&record.product);
    let maximum = product.map(|product: &Product| product.max_quantity);
    maximum.unwrap_or_else(|| record.quantity.get())
}

/// When people lose access, and when the data is deleted.
pub fn ends_of(state: &AppState, life: &Life) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    life.state.ends(state.catalog.rules())
}
