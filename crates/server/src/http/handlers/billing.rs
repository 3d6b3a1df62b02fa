//! Changes of subscriptions, bills and cards.

use api::bills::{BillDetail, BillRow, PayBillRequest};
use api::cards::{AddCardRequest, BillingDetails, Cards, ReplaceCardRequest};
use api::changes::{ChangeOutcome, ChangePreview, ChangeSubscriptionRequest, PreviewChangeRequest};
use api::orders::{CardSetup, OrderBody};
use api::paging::Page;
use axum::Json;
use axum::extract::State;
use domain::checkout::OrderState;
use domain::ids::{InvoiceId, PaymentMethodId, SubscriptionId};

use super::Answer;
use crate::http::extract::{Body, IdempotencyKey, Path, Queries, SignedIn};
use crate::rates::Kind;
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::billing::{self, MakeChange, PayBill};
use crate::use_cases::orders;
use crate::use_cases::session::CurrentSession;

/// What a change would come to.
pub async fn preview_change(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    path: Path,
    Body(request): Body<PreviewChangeRequest>,
) -> Answer<ChangePreview> {
    let id = path.read("subscription", SubscriptionId::parse)?;
    let preview = billing::preview_change(&state, &current, &id, request.change);
    Ok(Json(preview.await?))
}

/// Makes a change. What the bank declined is answered with 402.
pub async fn change(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    IdempotencyKey(idempotency_key): IdempotencyKey,
    path: Path,
    Body(request): Body<ChangeSubscriptionRequest>,
) -> Answer<ChangeOutcome> {
    let ChangeSubscriptionRequest {
        change,
        accepted_total,
        payment_method,
    } = request;
    let call = MakeChange {
        idempotency_key,
        subscription: path.read("subscription", SubscriptionId::parse)?,
        change,
        accepted_total,
        payment_method,
    };
    admit(&state, &current)?;
    let outcome = billing::change_subscription(&state, &current, call).await?;
    let ChangeOutcome {
        order,
        subscription,
    } = outcome;
    let order = order.map(paid_or_open).transpose()?;
    Ok(Json(ChangeOutcome {
        order,
        subscription,
    }))
}

/// The viewer's bills.
pub async fn list_bills(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    queries: Queries,
) -> Answer<Page<BillRow>> {
    let subscription = queries.get("subscription");
    let subscription = subscription.map(|id| SubscriptionId::parse(&id));
    let subscription = subscription.transpose().map_err(|error| {
        let detail = error.to_string();
        Refusal::InvalidField {
            field: "subscription",
            detail,
        }
    })?;
    let cursor = queries.get("cursor");
    let page = billing::list_bills(&state, &current, subscription, cursor);
    Ok(Json(page.await?))
}

/// One bill.
pub async fn get_bill(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    path: Path,
) -> Answer<BillDetail> {
    let id = path.read("invoice", InvoiceId::parse)?;
    Ok(Json(billing::get_bill(&state, &current, &id).await?))
}

/// Pays one. What the bank declined is answered with 402.
pub async fn pay_bill(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    IdempotencyKey(idempotency_key): IdempotencyKey,
    path: Path,
    Body(request): Body<PayBillRequest>,
) -> Answer<OrderBody> {
    let PayBillRequest {
        accepted_total,
        payment_method,
    } = request;
    let call = PayBill {
        idempotency_key,
        invoice: path.read("invoice", InvoiceId::parse)?,
        accepted_total,
        payment_method,
    };
    admit(&state, &current)?;
    let order = billing::pay_bill(&state, &current, call).await?;
    Ok(Json(paid_or_open(order)?))
}

/// The viewer's cards.
pub async fn list_cards(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
) -> Answer<Cards> {
    Ok(Json(billing::list_cards(&state, &current).await?))
}

/// The processor's frame for another one.
pub async fn set_up_card(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
) -> Answer<CardSetup> {
    Ok(Json(orders::set_up_own_card(&state, &current).await?))
}

/// Keeps another one.
pub async fn add_card(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    Body(request): Body<AddCardRequest>,
) -> Answer<Cards> {
    admit(&state, &current)?;
    let cards = billing::add_card(&state, &current, &request.payment_method);
    Ok(Json(cards.await?))
}

/// Lets another one pay.
pub async fn replace_card(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    path: Path,
    Body(request): Body<ReplaceCardRequest>,
) -> Answer<Cards> {
    let token = path.read("payment_method", PaymentMethodId::parse)?;
    admit(&state, &current)?;
    let cards = billing::replace_card(&state, &current, &token, &request.by);
    Ok(Json(cards.await?))
}

/// Proposes one first.
pub async fn make_card_default(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    path: Path,
) -> Answer<Cards> {
    let token = path.read("payment_method", PaymentMethodId::parse)?;
    let cards = billing::make_card_default(&state, &current, &token);
    Ok(Json(cards.await?))
}

/// Forgets one.
pub async fn remove_card(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    path: Path,
) -> Answer<Cards> {
    let token = path.read("payment_method", PaymentMethodId::parse)?;
    Ok(Json(billing::remove_card(&state, &current, &token).await?))
}

/// What stands on the viewer's bills.
pub async fn show_details(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
) -> Answer<BillingDetails> {
    Ok(Json(billing::show_billing_details(&state, &current).await?))
}

/// Says what stands on them.
pub async fn set_details(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    Body(request): Body<BillingDetails>,
) -> Answer<BillingDetails> {
    let details = billing::set_billing_details(&state, &current, &request);
    Ok(Json(details.await?))
}

/// Cards are tried as often as in a checkout, and no more.
fn admit(state: &AppState, current: &CurrentSession) -> Result<(), Refusal> {
    let (person, address) = (&current.user.id, current.origin.as_deref());
    let now = state.clock.system_now();
    let kind = Kind::Checkout;
    state
        .limits
        .admit(kind, Some(person.as_str()), address, now)
}

fn paid_or_open(order: OrderBody) -> Result<OrderBody, Refusal> {
    match order.status {
        OrderState::Declined { .. } => Err(Refusal::CardDeclined(Box::new(order))),
        _ => Ok(order),
    }
}
