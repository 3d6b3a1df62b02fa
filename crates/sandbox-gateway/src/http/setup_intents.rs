//! Setup intents: a card is saved for later.

use axum::extract::{Path, State};
use axum::response::Response;

use super::answer::{Answer, Refusal};
use super::call::{Call, Endpoint};
use crate::payments;
use crate::records::{IntentStatus, SetupIntent};
use crate::shared::{Shared, new_id};

pub async fn create(State(shared): State<Shared>, call: Call) -> Response {
    const ENDPOINT: Endpoint = Endpoint::secret("setup_intents.create");
    call.run(&shared, ENDPOINT, |context| {
        let usage = match context.params.text("usage") {
            None | Some("off_session") => "off_session",
            Some("on_session") => "on_session",
            Some(_) => return Err(Refusal::invalid_parameter("usage", "Invalid usage.")),
        };
        let id = new_id("seti");
        let intent = SetupIntent {
            client_secret: format!("{id}_{}", new_id("secret")),
            id,
            customer: context.customer()?,
            payment_method: None,
            status: IntentStatus::RequiresPaymentMethod,
            usage: usage.to_owned(),
            metadata: context.params.map("metadata"),
            last_setup_error: None,
            created: context.now,
        };
        context.entries.save(&intent)?;
        Ok(Answer::ok(&intent.to_json()))
    })
    .await
}

pub async fn retrieve(
    State(shared): State<Shared>,
    Path(id): Path<String>,
    call: Call,
) -> Response {
    const ENDPOINT: Endpoint = Endpoint::secret("setup_intents.retrieve");
    call.run(&shared, ENDPOINT, move |context| {
        let intent: SetupIntent = context.found(&id)?;
        Ok(Answer::ok(&intent.to_json()))
    })
    .await
}

pub async fn confirm(State(shared): State<Shared>, Path(id): Path<String>, call: Call) -> Response {
    const ENDPOINT: Endpoint = Endpoint::either("setup_intents.confirm");
    call.run(&shared, ENDPOINT, move |context| {
        let mut intent: SetupIntent = context.found(&id)?;
        context.check_client_secret(&intent.client_secret)?;
        if !intent.status.is_open() {
            let message = format!(
                "You cannot confirm this SetupIntent because it has a status of {}.",
                intent.status.as_str()
            );
            return Err(Refusal::invalid(
                Some("setup_intent_unexpected_state"),
                None,
                message,
            ));
        }
        let method = context.params.required("payment_method")?;
        let method = context.usable_card(method, intent.customer.as_deref())?;
        payments::confirm_setup(context, &mut intent, method)
    })
    .await
}
