//! Making a change: at once where nothing is to be paid, else once its order
//! is paid.

use std::sync::Arc;

use api::changes::ChangeOutcome;
use domain::billing::change::{Change, ChangeError, ChangeKind};
use domain::checkout::{GatewayAnswer, OrderPurpose, OrderState};
use domain::ids::{InvoiceId, OrderId, PaymentMethodId, QuoteId, SubscriptionId};
use domain::money::Money;
use domain::quantity::LicenseQuantity;
use serde_json::json;
use sha2::{Digest, Sha256};
use store::cards::Card;
use store::idempotency::Begin;
use store::orders::OrderRecord;
use store::{StoreError, TenantTx};

use super::body::preview_of;
use super::looked_at::{LookedAt, look_at};
use crate::ids::new_id;
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::billing::give_back::{amounts_of, amounts_per_period, give_back};
use crate::use_cases::billing::{facts, keep, renewal_of};
use crate::use_cases::idempotent::Click;
use crate::use_cases::limits;
use crate::use_cases::orders::{
    Attempt, ChargedBy, begin_attempt, charge, get_order, may_buy, own_card, settle,
};
use crate::use_cases::record::{self, Stamp, record};
use crate::use_cases::session::CurrentSession;
use crate::use_cases::subscriptions::get_subscription;

const ROUTE: &str = "change_subscription";

/// One click on the button that says what it costs.
#[derive(Debug, Clone)]
pub struct MakeChange {
    /// Names the click.
    pub idempotency_key: String,
    /// Which subscription.
    pub subscription: SubscriptionId,
    /// What is changed.
    pub change: Change,
    /// What the person saw.
    pub accepted_total: Money,
    /// The card that pays; the subscription's own where none is named.
    pub payment_method: Option<PaymentMethodId>,
}

/// Changes a subscription of the viewer.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Denied`], [`Refusal::Change`],
/// [`Refusal::PreviewChanged`] where it comes to something else than the
/// person saw, [`Refusal::InProgress`] while a card is being charged,
/// [`Refusal::NotEligible`], [`Refusal::PaymentsClosed`],
/// [`Refusal::KeyReused`], [`Refusal::Gateway`], [`Refusal::Store`].
pub async fn change_subscription(
    state: &AppState,
    session: &CurrentSession,
    call: MakeChange,
) -> Result<ChangeOutcome, Refusal> {
    let click = Click {
        key: &call.idempotency_key,
        route: ROUTE,
    };
    let body = format!(
        "{} {:?} {:?} {:?}",
        call.subscription, call.change, call.accepted_total, call.payment_method
    );
    let begun = click.begin(state, session, &body).await?;
    match begun {
        Begin::New | Begin::InProgress => {}
        Begin::Replay { .. } => return outcome(state, session, &call).await,
        Begin::OtherBody => return Err(Refusal::KeyReused),
    }
    let made = match make(state, session, &call).await {
        // The first click did it and died before it could say so.
        Err(Refusal::Change(ChangeError::Same)) if matches!(begun, Begin::InProgress) => Ok(()),
        made => made,
    };
    let answer = made.as_ref().ok().map(|()| call.subscription.as_str());
    click.end(state, session, answer).await?;
    made?;
    outcome(state, session, &call).await
}

/// What came of the click: its order, if it needed one, and the subscription.
async fn outcome(
    state: &AppState,
    session: &CurrentSession,
    call: &MakeChange,
) -> Result<ChangeOutcome, Refusal> {
    let quote = quote_of(session, call)?;
    let unit = state.store.read(&session.viewer.tenant, move |tx| {
        let quote = quote.clone();
        Box::pin(async move { store::orders::find_by_quote(tx, &quote).await })
    });
    let order: Result<_, StoreError> = unit.await;
    let order = match order? {
        Some(order) => Some(get_order(state, session, &order.id).await?),
        None => None,
    };
    let subscription = get_subscription(state, session, &call.subscription).await?;
    Ok(ChangeOutcome {
        order,
        subscription,
    })
}

/// The quote of a click follows from it, so that the click has one order.
fn quote_of(session: &CurrentSession, call: &MakeChange) -> Result<QuoteId, Refusal> {
    let name = format!("{} {}", session.viewer.user, call.idempotency_key);
    let hash = hex::encode(Sha256::digest(name));
    let short: String = hash.chars().take(40).collect();
    Ok(QuoteId::parse(&format!("click-{short}"))?)
}

/// Everything the unit of work needs, made before it.
struct Intent {
    state: AppState,
    session: CurrentSession,
    call: MakeChange,
    other_card: Option<Card>,
    quote: QuoteId,
    order: OrderId,
    note: InvoiceId,
    stamp: Stamp,
}

enum Written {
    /// It holds, or its order is under way.
    Done,
    /// A charge is to be made.
    NewAttempt(Box<Attempt>),
}

async fn make(
    state: &AppState,
    session: &CurrentSession,
    call: &MakeChange,
) -> Result<(), Refusal> {
    let tenant = &session.viewer.tenant;
    let other_card = match &call.payment_method {
        Some(token) => Some(other_card(state, session, token).await?),
        None => None,
    };
    let intent = Arc::new(Intent {
        state: state.clone(),
        session: session.clone(),
        call: call.clone(),
        other_card,
        quote: quote_of(session, call)?,
        order: new_id(&*state.random)?,
        note: new_id(&*state.random)?,
        stamp: Stamp::of(state, session),
    });
    let unit = state.store.write(tenant, move |tx| {
        let intent = Arc::clone(&intent);
        Box::pin(async move { write_down(tx, &intent).await })
    });
    let Written::NewAttempt(attempt) = unit.await? else {
        return Ok(());
    };
    let gateway = state.gateway.as_ref().ok_or(Refusal::PaymentsClosed)?;
    let report = charge(state, gateway, tenant, &attempt).await?;
    if report.answer == GatewayAnswer::None {
        tracing::warn!(order.id = %attempt.order.id, "the charge is being checked");
    }
    settle(state, &attempt.reference(tenant), report).await?;
    Ok(())
}

async fn other_card(
    state: &AppState,
    session: &CurrentSession,
    token: &PaymentMethodId,
) -> Result<Card, Refusal> {
    let gateway = state.gateway.as_ref().ok_or(Refusal::PaymentsClosed)?;
    let known = own_card(state, gateway, session, token).await?;
    Ok(Card {
        payment_method: token.clone(),
        summary: known.card,
    })
}

async fn write_down(tx: &mut TenantTx, intent: &Intent) -> Result<Written, Refusal> {
    let Intent {
        state,
        session,
        call,
        stamp,
        ..
    } = intent;
    // Of two changes at once the second one sees the first.
    store::subscriptions::hold(tx, &call.subscription).await?;
    if store::orders::find_by_quote(tx, &intent.quote)
        .await?
        .is_some()
    {
        return Ok(Written::Done);
    }
    let (what, now) = ((&call.subscription, call.change), stamp.business_at);
    let found = look_at(tx, state, session, what, now).await?;
    if store::orders::has_open(tx, &call.subscription).await? {
        return Err(Refusal::InProgress);
    }
    if found.plan.totals.total != call.accepted_total {
        let preview = preview_of(tx, state, &found, now).await?;
        return Err(Refusal::PreviewChanged(Box::new(preview)));
    }
    if found.plan.totals.total.minor() > 0 {
        return place(tx, intent, found).await;
    }
    apply(tx, intent, found).await?;
    Ok(Written::Done)
}

/// Writes the order down that pays for the change.
async fn place(tx: &mut TenantTx, intent: &Intent, found: LookedAt) -> Result<Written, Refusal> {
    let Intent {
        state,
        session,
        call,
        stamp,
        ..
    } = intent;
    if state.gateway.is_none() {
        return Err(Refusal::PaymentsClosed);
    }
    let order = order(intent, &found)?;
    let product = state.catalog.by_id(&order.product);
    let product = product.ok_or(ChangeError::NotSold)?;
    let wanted = limits::counted(order.quantity.get(), &order.amounts);
    let allowance = may_buy(tx, state, session, product, stamp.business_at, wanted).await?;
    store::quotes::insert(tx, &order.own_quote()).await?;
    store::orders::insert(tx, &order).await?;
    if let Some(allowance) = allowance
        && !store::license_requests::use_allowance(tx, &allowance, &order.id).await?
    {
        return Err(Refusal::Stale);
    }
    let card = intent.other_card.clone().or(found.card);
    let card = card.ok_or(Refusal::Bug("a subscription that no card pays"))?;
    let (tenant, by) = (&session.viewer.tenant, ChargedBy::Request);
    begin_attempt(tx, tenant, &order, card, by, stamp).await?;
    let change = record::Change {
        action: "order.placed",
        object: order.id.to_string(),
        before: None,
        after: Some(json!({
            "product": order.product, "quantity": order.quantity, "term": order.term,
            "total": order.amounts.total, "attempt": order.state.attempt(),
            "purpose": order.purpose, "subscription": call.subscription,
        })),
    };
    record(tx, stamp, change).await?;
    let attempt = Attempt::load(tx, order).await?;
    Ok(Written::NewAttempt(Box::new(attempt)))
}

fn order(intent: &Intent, found: &LookedAt) -> Result<OrderRecord, Refusal> {
    let LookedAt { record, plan, .. } = found;
    let after = plan.after.quantity;
    let (purpose, quantity) = match intent.call.change.kind() {
        ChangeKind::Reactivate => (OrderPurpose::Reactivation, after),
        ChangeKind::Licenses => {
            let added = after.get().saturating_sub(record.quantity.get());
            let added = LicenseQuantity::try_from(added);
            let added = added.map_err(|_| Refusal::Bug("licenses are added that are none"))?;
            (OrderPurpose::Licenses, added)
        }
        _ => return Err(Refusal::Bug("a change that costs nothing is to be paid")),
    };
    Ok(OrderRecord {
        id: intent.order.clone(),
        quote: intent.quote.clone(),
        purpose,
        purchaser: intent.session.viewer.user.clone(),
        product: record.product.clone(),
        product_name: record.product_name.clone(),
        term: plan.after.schedule.term,
        quantity,
        amounts: domain::quote::Amounts {
            unit_price: plan.after.price.unit,
            tax_label: plan.after.price.tax_label.clone(),
            tax_rate: plan.after.price.tax_rate,
            tax_kind: plan.after.price.tax_kind,
            ..amounts_of(record, plan.totals)
        },
        state: OrderState::placed(),
        placed_at: intent.stamp.business_at,
        subscription: Some(record.id.clone()),
    })
}

/// Makes a change for which nothing is charged; what is given back is on its
/// way afterwards.
async fn apply(tx: &mut TenantTx, intent: &Intent, found: LookedAt) -> Result<(), Refusal> {
    let Intent {
        state,
        session,
        call,
        stamp,
        ..
    } = intent;
    let LookedAt {
        record: found,
        plan,
        ..
    } = found;
    let (tenant, now) = (&session.viewer.tenant, stamp.business_at);
    let before = facts(state, &found);
    let had_debt = found.billing.debt.is_some();
    // The note is about what was paid for, the period before the change.
    let note = if plan.lines.is_empty() {
        None
    } else {
        let money = (plan.lines.clone(), plan.totals);
        Some(give_back(tx, tenant, intent.note.clone(), &found, money, now).await?)
    };
    let amounts = amounts_per_period(&plan.after)?;
    let subscription = keep(tx, state, tenant, found, &plan.after, &amounts).await?;
    if had_debt
        && plan.after.debt.is_none()
        && let Some(order) = renewal_of(tx, &subscription).await?
    {
        store::invoices::void(tx, &order.id, now).await?;
    }
    let mut after = facts(state, &subscription);
    if let Some(fields) = after.as_object_mut() {
        fields.insert("change".to_owned(), json!(call.change));
        fields.insert("credit_note".to_owned(), json!(note));
        fields.insert("given_back".to_owned(), json!(plan.totals.total));
    }
    let change = record::Change {
        action: action_of(call.change.kind()),
        object: subscription.id.to_string(),
        before: Some(before),
        after: Some(after),
    };
    Ok(record(tx, stamp, change).await?)
}

const fn action_of(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Licenses => "subscription.licenses_changed",
        ChangeKind::Term => "subscription.term_changed",
        ChangeKind::RecurringBilling => "subscription.recurring_billing_changed",
        ChangeKind::CancelAtEnd | ChangeKind::CancelNow => "subscription.canceled",
        ChangeKind::TakeBack => "subscription.cancel_taken_back",
        ChangeKind::Reactivate => "subscription.reactivated",
    }
}
