//! What happens to an intent when its card is charged, saved, confirmed or paid back.

use serde_json::Value;

use crate::card::{AUTHENTICATION_FAILURE, Behavior, CardError, Verdict};
use crate::http::{Answer, Context, Refusal};
use crate::records::{Charge, IntentStatus, PaymentIntent, PaymentMethod, SetupIntent};
use crate::shared::new_id;

/// Charges `method`, or asks its owner to confirm first. A refusal is an answer: the attempt is
/// part of the ledger.
pub fn confirm(
    context: &Context<'_>,
    intent: &mut PaymentIntent,
    method: &PaymentMethod,
) -> Result<Answer, Refusal> {
    intent.payment_method = Some(method.id.clone());
    match method
        .behavior
        .verdict(intent.is_off_session, method.was_confirmed)
    {
        Verdict::Approved => take_money(context, intent, method)?,
        Verdict::Refused(error) => {
            let error = fail(context, intent, method, &error)?;
            return Ok(Answer::card_error(&error));
        }
        Verdict::AsksForConfirmation => {
            intent.status = IntentStatus::RequiresAction;
            context.entries.save(intent)?;
            context.emit("payment_intent.requires_action", &shown(context, intent)?)?;
        }
    }
    let answer = answered(context, intent)?;
    Ok(match method.behavior {
        Behavior::SlowAnswer30s => answer.held_back(),
        _ => answer,
    })
}

/// The owner pressed a button on the bank's page.
pub fn authenticate(
    context: &Context<'_>,
    intent: &mut PaymentIntent,
    mut method: PaymentMethod,
    is_confirmed: bool,
) -> Result<Answer, Refusal> {
    if is_confirmed {
        method.was_confirmed = true;
        context.entries.save(&method)?;
        take_money(context, intent, &method)?;
    } else {
        fail(context, intent, &method, &AUTHENTICATION_FAILURE)?;
    }
    answered(context, intent)
}

/// Saves the card with its customer.
pub fn confirm_setup(
    context: &Context<'_>,
    intent: &mut SetupIntent,
    mut method: PaymentMethod,
) -> Result<Answer, Refusal> {
    if let Some(refusal) = method.behavior.refusal_when_saved() {
        let mut error = refusal.to_json();
        set(&mut error, "payment_method", method.to_json());
        intent.status = IntentStatus::RequiresPaymentMethod;
        intent.last_setup_error = Some(error.clone());
        context.entries.save(intent)?;
        set(&mut error, "setup_intent", intent.to_json());
        return Ok(Answer::card_error(&error));
    }
    if intent.customer.is_some() && method.customer.is_none() {
        method.customer.clone_from(&intent.customer);
        context.entries.save(&method)?;
    }
    intent.payment_method = Some(method.id);
    intent.status = IntentStatus::Succeeded;
    intent.last_setup_error = None;
    context.entries.save(intent)?;
    context.emit("setup_intent.succeeded", &intent.to_json())?;
    Ok(Answer::ok(&intent.to_json()))
}

/// The intent with its latest charge.
pub fn shown(context: &Context<'_>, intent: &PaymentIntent) -> Result<Value, Refusal> {
    let charge = match &intent.latest_charge {
        Some(id) => context.entries.find::<Charge>(id)?,
        None => None,
    };
    let confirm_url = format!(
        "{}/frame/confirm?payment_intent_client_secret={}",
        context.config.public_origin, intent.client_secret
    );
    Ok(intent.to_json(&confirm_url, charge.as_ref()))
}

/// The intent as the answer to a request, which may ask for the charge in place of its id.
pub fn answered(context: &Context<'_>, intent: &PaymentIntent) -> Result<Answer, Refusal> {
    let mut body = shown(context, intent)?;
    if context.params.list("expand").contains(&"latest_charge")
        && let Some(id) = &intent.latest_charge
        && let Some(charge) = context.entries.find::<Charge>(id)?
    {
        set(&mut body, "latest_charge", charge.to_json());
    }
    Ok(Answer::ok(&body))
}

fn take_money(
    context: &Context<'_>,
    intent: &mut PaymentIntent,
    method: &PaymentMethod,
) -> Result<(), Refusal> {
    let charge = charge(context, intent, method, None);
    context.entries.save(&charge)?;
    intent.latest_charge = Some(charge.id);
    intent.last_payment_error = None;
    intent.status = IntentStatus::Succeeded;
    context.entries.save(intent)?;
    let paid = shown(context, intent)?;
    match method.behavior {
        Behavior::SlowAnswer30s => context.emit_late("payment_intent.succeeded", &paid),
        _ => context.emit("payment_intent.succeeded", &paid),
    }
}

/// Writes the refused attempt. Returns the error as Stripe answers it.
fn fail(
    context: &Context<'_>,
    intent: &mut PaymentIntent,
    method: &PaymentMethod,
    refusal: &CardError,
) -> Result<Value, Refusal> {
    let charge = charge(context, intent, method, Some(refusal));
    context.entries.save(&charge)?;
    let mut error = refusal.to_json();
    set(&mut error, "charge", charge.id.clone().into());
    set(&mut error, "payment_method", method.to_json());
    intent.latest_charge = Some(charge.id);
    intent.last_payment_error = Some(error.clone());
    intent.payment_method = None;
    intent.status = IntentStatus::RequiresPaymentMethod;
    context.entries.save(intent)?;
    let intent = shown(context, intent)?;
    context.emit("payment_intent.payment_failed", &intent)?;
    set(&mut error, "payment_intent", intent);
    Ok(error)
}

fn charge(
    context: &Context<'_>,
    intent: &PaymentIntent,
    method: &PaymentMethod,
    refusal: Option<&CardError>,
) -> Charge {
    Charge {
        id: new_id("ch"),
        payment_intent: intent.id.clone(),
        customer: intent.customer.clone(),
        payment_method: method.clone(),
        amount: intent.amount,
        amount_refunded: 0,
        currency: intent.currency.clone(),
        is_captured: refusal.is_none(),
        failure_code: refusal.map(|refusal| refusal.code.to_owned()),
        failure_message: refusal.map(|refusal| refusal.message.to_owned()),
        metadata: intent.metadata.clone(),
        created: context.now,
    }
}

fn set(object: &mut Value, name: &str, value: Value) {
    if let Some(fields) = object.as_object_mut() {
        fields.insert(name.to_owned(), value);
    }
}
