//! What was bought, as far as the viewer may see it.

use std::collections::BTreeMap;

use api::paging::{PAGE_SIZE, Page};
use api::subscriptions::{
    AssignRight, OrderHistoryRow, SubscriptionDetail, SubscriptionRow, TrialBody, UnpaidBody,
};
use domain::access::{self, Denied, SubscriptionAccess};
use domain::card::CardSummary;
use domain::checkout::OrderState;
use domain::ids::{SubscriptionId, UserId};
use domain::product_filter::ProductFilter;
use domain::quote::Amounts;
use domain::user::User;
use store::invoices::InvoiceRecord;
use store::orders::OrderRecord;
use store::subscriptions::SubscriptionRecord;
use store::trials::TrialRecord;
use store::{StoreError, TenantTx};

use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::billing::{paying_card, standing_of, unpaid_of};
use crate::use_cases::bodies;
use crate::use_cases::caller::Caller;
use crate::use_cases::session::CurrentSession;

/// A page of the list "Your products".
///
/// # Errors
/// [`Refusal::Denied`] for a program without the right, [`Refusal::Store`].
pub async fn list_subscriptions(
    state: &AppState,
    caller: &Caller,
    filter: ProductFilter,
) -> Result<Page<SubscriptionRow>, Refusal> {
    let visible = caller.visible_subscriptions()?;
    let unit = state.store.read(caller.tenant(), move |tx| {
        let (visible, filter) = (visible.clone(), filter.clone());
        Box::pin(async move {
            let (records, next) =
                store::subscriptions::list(tx, &visible, &filter, PAGE_SIZE).await?;
            let purchasers = purchasers(tx, &records).await?;
            Ok::<_, StoreError>((records, purchasers, next))
        })
    });
    let (records, purchasers, next_cursor) = unit.await?;
    let items = records.iter().map(|record| {
        let purchaser = record.purchaser.as_ref().and_then(|id| purchasers.get(id));
        bodies::subscription(state, record, purchaser)
    });
    Ok(Page {
        items: items.collect(),
        next_cursor,
    })
}

/// One subscription with its orders.
///
/// # Errors
/// [`Refusal::NotFound`] also for one that the viewer may not see,
/// [`Refusal::Store`].
pub async fn get_subscription(
    state: &AppState,
    session: &CurrentSession,
    id: &SubscriptionId,
) -> Result<SubscriptionDetail, Refusal> {
    let (id, session_copy) = (id.clone(), session.clone());
    let unit = state.store.read(&session.viewer.tenant, move |tx| {
        let (id, session) = (id.clone(), session_copy.clone());
        Box::pin(async move { load(tx, &session, &id).await })
    });
    let found = unit.await?;
    let right = access::authorize_assign_licenses(&session.viewer, rights_of(&found.record));
    let assign_right = match right {
        Ok(_) => AssignRight::Granted,
        Err(Denied::PurchaserOnly) => AssignRight::PurchaserOnly,
        Err(Denied::RoleNeeded | Denied::ScopeNeeded(_) | Denied::Hidden) => {
            AssignRight::RoleNeeded
        }
    };
    let right = access::authorize_cancel_trial(&session.viewer, rights_of(&found.record));
    let now = state.clock.business_now();
    let trial = found.trial.map(|(trial, price)| TrialBody {
        state: trial.course.state,
        ends_at: trial.course.ends_at,
        price: price.map(Into::into),
        can_cancel: right.is_ok()
            && trial.course.becomes_paid()
            && trial.course.canceled(now).is_ok(),
    });
    let standing = standing_of(state, session, &found.record);
    let history = found
        .orders
        .into_iter()
        .map(|(order, bill)| OrderHistoryRow {
            placed_by: found.purchaser.as_ref().map(bodies::person),
            purpose: order.purpose,
            order: order.id,
            placed_at: order.placed_at,
            quantity: order.quantity,
            amounts: order.amounts.into(),
            bill: bill.as_ref().map(|bill| bill.id.clone()),
            bill_number: bill.map(|bill| bill.number),
        });
    Ok(SubscriptionDetail {
        subscription: bodies::subscription(state, &found.record, found.purchaser.as_ref()),
        amounts: found.record.amounts.clone().into(),
        trial,
        purchased_at: found.record.created_at,
        card: found.card,
        changes: standing.changes,
        max_licenses: standing.max_licenses,
        next: standing.next,
        unpaid: found.unpaid,
        access_ends_at: standing.access_ends_at,
        data_ends_at: standing.data_ends_at,
        order_history: history.collect(),
        assign_right,
        viewer_has_license: found.viewer_has_license,
    })
}

/// A subscription that the viewer may see.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Store`].
pub async fn visible(
    tx: &mut TenantTx,
    session: &CurrentSession,
    id: &SubscriptionId,
) -> Result<SubscriptionRecord, Refusal> {
    let record = store::subscriptions::find(tx, id)
        .await?
        .ok_or(Refusal::NotFound)?;
    access::authorize_view_subscription(&session.viewer, rights_of(&record))?;
    Ok(record)
}

/// What rights on a subscription depend on.
pub fn rights_of(record: &SubscriptionRecord) -> SubscriptionAccess<'_> {
    SubscriptionAccess {
        channel: record.channel,
        purchaser: record.purchaser.as_ref(),
    }
}

struct Found {
    record: SubscriptionRecord,
    purchaser: Option<User>,
    orders: Vec<(OrderRecord, Option<InvoiceRecord>)>,
    unpaid: Option<UnpaidBody>,
    card: Option<CardSummary>,
    trial: Option<(TrialRecord, Option<Amounts>)>,
    viewer_has_license: bool,
}

async fn load(
    tx: &mut TenantTx,
    session: &CurrentSession,
    id: &SubscriptionId,
) -> Result<Found, Refusal> {
    let record = visible(tx, session, id).await?;
    let purchaser = match &record.purchaser {
        Some(purchaser) => store::users::find(tx, purchaser).await?,
        None => None,
    };
    let mut orders = Vec::new();
    for order in store::orders::list_of_subscription(tx, id).await? {
        let bill = store::invoices::of_order(tx, &order.id).await?;
        // What was declined and is not a bill either is no purchase.
        if bill.is_some() || !matches!(order.state, OrderState::Declined { .. }) {
            orders.push((order, bill));
        }
    }
    let trial = find_trial(tx, id).await?;
    let is_purchaser = record.purchaser.as_ref() == Some(&session.viewer.user);
    // The card is the purchaser's own; nobody else sees it.
    let card = if is_purchaser {
        paying_card(tx, &record).await?
    } else {
        None
    };
    let card = card.map(|card| card.summary);
    let unpaid = unpaid_of(&record, &orders);
    let viewer_has_license = store::licenses::holds(tx, id, &session.viewer.user).await?;
    Ok(Found {
        record,
        purchaser,
        orders,
        unpaid,
        card,
        trial,
        viewer_has_license,
    })
}

/// The trial that the subscription is or was, with what a period costs once it
/// becomes paid.
async fn find_trial(
    tx: &mut TenantTx,
    id: &SubscriptionId,
) -> Result<Option<(TrialRecord, Option<Amounts>)>, StoreError> {
    let Some(trial) = store::trials::find(tx, id).await? else {
        return Ok(None);
    };
    let price = if trial.course.trial.needs_card() {
        let quote = store::quotes::find(tx, &trial.quote).await?;
        quote.map(|quote| quote.amounts)
    } else {
        None
    };
    Ok(Some((trial, price)))
}

async fn purchasers(
    tx: &mut TenantTx,
    records: &[SubscriptionRecord],
) -> Result<BTreeMap<UserId, User>, StoreError> {
    let mut people = BTreeMap::new();
    for id in records
        .iter()
        .filter_map(|record| record.purchaser.as_ref())
    {
        if !people.contains_key(id)
            && let Some(user) = store::users::find(tx, id).await?
        {
            people.insert(id.clone(), user);
        }
    }
    Ok(people)
}
