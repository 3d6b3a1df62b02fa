//! Where an order stands.

use api::orders::{CardSetup, OrderBody};
use domain::checkout::OrderState;
use domain::ids::OrderId;
use store::TenantTx;
use store::attempts::AttemptRecord;
use store::orders::OrderRecord;

use super::reconcile::ask;
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::bodies::{bought_product, first_period_end};
use crate::use_cases::session::CurrentSession;

/// An order of the viewer. Where the processor has still to say the last
/// word, it is asked for it first; the same key makes asking harmless even
/// while another request does.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Store`].
pub async fn get_order(
    state: &AppState,
    session: &CurrentSession,
    order: &OrderId,
) -> Result<OrderBody, Refusal> {
    let mut found = load(state, session, order).await?;
    let mut confirmation = None;
    if found.order.state.is_open() {
        let secret = ask(state, &session.viewer.tenant, order).await?;
        found = load(state, session, order).await?;
        let still = matches!(found.order.state, OrderState::AwaitingConfirmation { .. });
        confirmation =
            state
                .gateway
                .as_ref()
                .zip(secret.filter(|_| still))
                .map(|(gateway, secret)| CardSetup {
                    frame_url: gateway.confirmation_frame(&secret),
                    frame_origin: gateway.frame_origin().to_owned(),
                });
    }
    let Found {
        order,
        attempt,
        viewer_has_license,
    } = found;
    Ok(OrderBody {
        product: bought_product(state, &order.product, &order.product_name),
        renews_at: first_period_end(order.placed_at, order.term)?,
        id: order.id,
        quote: order.quote,
        status: order.state,
        term: order.term,
        quantity: order.quantity,
        amounts: order.amounts.into(),
        card: attempt.map(|attempt| attempt.card.summary),
        placed_at: order.placed_at,
        confirmation,
        subscription: order.subscription,
        viewer_has_license,
    })
}

struct Found {
    order: OrderRecord,
    attempt: Option<AttemptRecord>,
    viewer_has_license: bool,
}

async fn load(
    state: &AppState,
    session: &CurrentSession,
    order: &OrderId,
) -> Result<Found, Refusal> {
    let (id, viewer) = (order.clone(), session.viewer.user.clone());
    let unit = state.store.read(&session.viewer.tenant, move |tx| {
        let (id, viewer) = (id.clone(), viewer.clone());
        Box::pin(async move { find(tx, &id, &viewer).await })
    });
    unit.await
}

async fn find(
    tx: &mut TenantTx,
    id: &OrderId,
    viewer: &domain::ids::UserId,
) -> Result<Found, Refusal> {
    let order = store::orders::find(tx, id).await?;
    let order = order
        .filter(|order| order.purchaser == *viewer)
        .ok_or(Refusal::NotFound)?;
    let attempt = store::attempts::find(tx, id, order.state.attempt()).await?;
    let viewer_has_license = match &order.subscription {
        Some(subscription) => store::licenses::holds(tx, subscription, viewer).await?,
        None => false,
    };
    Ok(Found {
        order,
        attempt,
        viewer_has_license,
    })
}
