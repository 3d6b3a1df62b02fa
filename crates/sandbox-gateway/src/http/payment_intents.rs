//! Payment intents: one order's money, taken at most once.

use axum::extract::{Path, State};
use axum::response::Response;

use super::answer::{Answer, Refusal};
use super::call::{Call, Endpoint};
use super::context::Context;
use crate::payments;
use crate::records::{IntentStatus, PaymentIntent};
use crate::shapes;
use crate::shared::{Shared, new_id};

const LARGEST_AMOUNT: i64 = 99_999_999;

pub async fn create(State(shared): State<Shared>, call: Call) -> Response {
    const ENDPOINT: Endpoint = Endpoint::secret("payment_intents.create");
    call.run(&shared, ENDPOINT, |context| {
        let mut intent = new_intent(context)?;
        let method = match &intent.payment_method {
            Some(id) => Some(context.usable_card(id, intent.customer.as_deref())?),
            None => None,
        };
        if context.params.is_true("confirm")? {
            let method = method.ok_or_else(|| Refusal::missing_parameter("payment_method"))?;
            return payments::confirm(context, &mut intent, &method);
        }
        if method.is_some() {
            intent.status = IntentStatus::RequiresConfirmation;
        }
        context.entries.save(&intent)?;
        payments::answered(context, &intent)
    })
    .await
}

pub async fn retrieve(
    State(shared): State<Shared>,
    Path(id): Path<String>,
    call: Call,
) -> Response {
    const ENDPOINT: Endpoint = Endpoint::either("payment_intents.retrieve");
    call.run(&shared, ENDPOINT, move |context| {
        let intent: PaymentIntent = context.found(&id)?;
        context.check_client_secret(&intent.client_secret)?;
        payments::answered(context, &intent)
    })
    .await
}

pub async fn list(State(shared): State<Shared>, call: Call) -> Response {
    const ENDPOINT: Endpoint = Endpoint::secret("payment_intents.list");
    call.run(&shared, ENDPOINT, |context| {
        let (intents, has_more) = context.entries.list::<PaymentIntent>(&context.filter()?)?;
        let intents = intents
            .iter()
            .map(|intent| payments::shown(context, intent))
            .collect::<Result<Vec<_>, _>>()?;
        let list = shapes::list("/v1/payment_intents", &intents, has_more);
        Ok(Answer::ok(&list))
    })
    .await
}

pub async fn confirm(State(shared): State<Shared>, Path(id): Path<String>, call: Call) -> Response {
    const ENDPOINT: Endpoint = Endpoint::either("payment_intents.confirm");
    call.run(&shared, ENDPOINT, move |context| {
        let mut intent: PaymentIntent = context.found(&id)?;
        context.check_client_secret(&intent.client_secret)?;
        if !intent.status.is_open() {
            return Err(unexpected_state("confirm", &intent));
        }
        let named = context.params.owned("payment_method");
        let method = named
            .or_else(|| intent.payment_method.clone())
            .ok_or_else(|| Refusal::missing_parameter("payment_method"))?;
        let method = context.usable_card(&method, intent.customer.as_deref())?;
        if context.params.text("off_session").is_some() {
            intent.is_off_session = context.params.is_true("off_session")?;
        }
        payments::confirm(context, &mut intent, &method)
    })
    .await
}

pub async fn cancel(State(shared): State<Shared>, Path(id): Path<String>, call: Call) -> Response {
    const ENDPOINT: Endpoint = Endpoint::secret("payment_intents.cancel");
    call.run(&shared, ENDPOINT, move |context| {
        let mut intent: PaymentIntent = context.found(&id)?;
        if !intent.status.is_open() {
            return Err(unexpected_state("cancel", &intent));
        }
        intent.status = IntentStatus::Canceled;
        intent.canceled_at = Some(context.now);
        intent.cancellation_reason = context.params.owned("cancellation_reason");
        context.entries.save(&intent)?;
        context.emit(
            "payment_intent.canceled",
            &payments::shown(context, &intent)?,
        )?;
        payments::answered(context, &intent)
    })
    .await
}

/// The button on the bank's page. A real processor has no such endpoint: the bank is asked.
pub async fn authenticate(
    State(shared): State<Shared>,
    Path(id): Path<String>,
    call: Call,
) -> Response {
    const ENDPOINT: Endpoint = Endpoint::either("payment_intents.sandbox_authenticate");
    call.run(&shared, ENDPOINT, move |context| {
        let mut intent: PaymentIntent = context.found(&id)?;
        context.check_client_secret(&intent.client_secret)?;
        let is_confirmed = match context.params.required("outcome")? {
            "confirmed" => true,
            "declined" => false,
            _ => return Err(Refusal::invalid_parameter("outcome", "Invalid outcome.")),
        };
        let (Some(method), IntentStatus::RequiresAction) = (&intent.payment_method, intent.status)
        else {
            return Err(unexpected_state("authenticate", &intent));
        };
        let method = context.usable_card(method, intent.customer.as_deref())?;
        payments::authenticate(context, &mut intent, method, is_confirmed)
    })
    .await
}

fn new_intent(context: &Context<'_>) -> Result<PaymentIntent, Refusal> {
    let amount = context
        .params
        .integer("amount")?
        .ok_or_else(|| Refusal::missing_parameter("amount"))?;
    if !(1..=LARGEST_AMOUNT).contains(&amount) {
        let message = "It must be from 1 to 99999999 of the smallest unit.";
        return Err(Refusal::invalid_parameter("amount", message));
    }
    let currency = context.params.required("currency")?.to_ascii_lowercase();
    if currency.len() != 3 || !currency.bytes().all(|b| b.is_ascii_lowercase()) {
        return Err(Refusal::invalid_parameter("currency", "Invalid currency."));
    }
    let id = new_id("pi");
    Ok(PaymentIntent {
        client_secret: format!("{id}_{}", new_id("secret")),
        id,
        amount,
        currency,
        customer: context.customer()?,
        payment_method: context.params.owned("payment_method"),
        status: IntentStatus::RequiresPaymentMethod,
        is_off_session: context.params.is_true("off_session")?,
        description: context.params.owned("description"),
        metadata: context.params.map("metadata"),
        last_payment_error: None,
        latest_charge: None,
        canceled_at: None,
        cancellation_reason: None,
        created: context.now,
    })
}

fn unexpected_state(verb: &str, intent: &PaymentIntent) -> Refusal {
    let message = format!(
        "You cannot {verb} this PaymentIntent because it has a status of {}.",
        intent.status.as_str()
    );
    Refusal::invalid(Some("payment_intent_unexpected_state"), None, message)
}
