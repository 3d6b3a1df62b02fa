//! Preparing the processor's frame, in which the card is typed.

use api::orders::CardSetup;
use domain::ids::QuoteId;
use store::StoreError;

use super::quote::own_quote;
use crate::payments::GatewayClient;
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::session::CurrentSession;

/// Gives the address of a frame for a card of this person.
///
/// # Errors
/// [`Refusal::PaymentsClosed`], [`Refusal::NotFound`], [`Refusal::Gateway`],
/// [`Refusal::Store`].
pub async fn set_up_card(
    state: &AppState,
    session: &CurrentSession,
    quote: &QuoteId,
) -> Result<CardSetup, Refusal> {
    let gateway = state.gateway.as_ref().ok_or(Refusal::PaymentsClosed)?;
    let (id, viewer) = (quote.clone(), session.viewer.user.clone());
    let unit = state.store.read(&session.viewer.tenant, move |tx| {
        let (id, viewer) = (id.clone(), viewer.clone());
        Box::pin(async move { own_quote(tx, &id, &viewer).await.map(drop) })
    });
    unit.await?;
    frame(state, gateway, session).await
}

/// Gives the address of a frame for another card of this person.
///
/// # Errors
/// [`Refusal::PaymentsClosed`], [`Refusal::Gateway`], [`Refusal::Store`].
pub async fn set_up_own_card(
    state: &AppState,
    session: &CurrentSession,
) -> Result<CardSetup, Refusal> {
    let gateway = state.gateway.as_ref().ok_or(Refusal::PaymentsClosed)?;
    frame(state, gateway, session).await
}

async fn frame(
    state: &AppState,
    gateway: &GatewayClient,
    session: &CurrentSession,
) -> Result<CardSetup, Refusal> {
    let customer = customer(state, gateway, session).await?;
    let secret = gateway
        .create_setup_intent(&state.random.unique(), &customer)
        .await?;
    Ok(CardSetup {
        frame_url: gateway.card_frame(&secret),
        frame_origin: gateway.frame_origin().to_owned(),
    })
}

/// The person as the processor knows him or her; made on the first purchase.
async fn customer(
    state: &AppState,
    gateway: &GatewayClient,
    session: &CurrentSession,
) -> Result<String, Refusal> {
    let user = session.viewer.user.clone();
    let unit = state.store.read(&session.viewer.tenant, move |tx| {
        let user = user.clone();
        Box::pin(async move { store::gateway_customers::find(tx, &user).await })
    });
    let known = unit
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    if let Some(customer) = known {
        return Ok(customer);
    }
    let key = format!("{}-{}", session.viewer.tenant, session.viewer.user);
    let (name, email) = (
        session.user.display_name.as_str(),
        session.user.email.as_str(),
    );
    let made = gateway.create_customer(&key, name, email).await?;
    let user = session.viewer.user.clone();
    let unit = state.store.write(&session.viewer.tenant, move |tx| {
        let (user, made) = (user.clone(), made.clone());
        Box::pin(async move { store::gateway_customers::put(tx, &user, &made).await })
    });
    unit.await
        .map_err(|error: StoreError| Refusal::Store(error))
}
