//! The card behind a token, for whom it belongs to.

use domain::ids::PaymentMethodId;
use store::StoreError;

use crate::payments::{GatewayClient, KnownCard};
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::session::CurrentSession;

/// The card behind the token, if it is the viewer's own.
///
/// # Errors
/// [`Refusal::InvalidField`] for anybody else's, [`Refusal::Gateway`],
/// [`Refusal::Store`].
pub async fn own_card(
    state: &AppState,
    gateway: &GatewayClient,
    session: &CurrentSession,
    token: &PaymentMethodId,
) -> Result<KnownCard, Refusal> {
    let user = session.viewer.user.clone();
    let unit = state.store.read(&session.viewer.tenant, move |tx| {
        let user = user.clone();
        Box::pin(async move { store::gateway_customers::find(tx, &user).await })
    });
    let customer = unit
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    let card = gateway.known_card(token).await?;
    card.filter(|card| card.customer.is_some() && card.customer == customer)
        .ok_or_else(|| {
            let detail = "this is no card of yours; type it in again".to_owned();
            Refusal::InvalidField {
                field: "payment_method",
                detail,
            }
        })
}
