//! Refunds, in whole or in part.

use axum::extract::State;
use axum::response::Response;

use super::answer::{Answer, Refusal};
use super::call::{Call, Endpoint};
use crate::records::{Charge, PaymentIntent, Refund};
use crate::shared::{Shared, new_id};

pub async fn create(State(shared): State<Shared>, call: Call) -> Response {
    const ENDPOINT: Endpoint = Endpoint::secret("refunds.create");
    call.run(&shared, ENDPOINT, |context| {
        let id = context.params.required("payment_intent")?;
        let intent: PaymentIntent = context
            .entries
            .find(id)?
            .ok_or_else(|| Refusal::no_such("payment_intent", "payment_intent"))?;
        let mut charge = match &intent.latest_charge {
            Some(charge) => context.found::<Charge>(charge)?,
            None => return Err(nothing_to_refund()),
        };
        if !charge.is_captured {
            return Err(nothing_to_refund());
        }
        let amount = refunded_amount(&charge, context.params.integer("amount")?)?;
        charge.amount_refunded += amount;
        let refund = Refund {
            id: new_id("re"),
            charge: charge.id.clone(),
            payment_intent: intent.id,
            amount,
            currency: charge.currency.clone(),
            reason: context.params.owned("reason"),
            metadata: context.params.map("metadata"),
            created: context.now,
        };
        context.entries.save(&charge)?;
        context.entries.save(&refund)?;
        context.emit("charge.refunded", &charge.to_json())?;
        Ok(Answer::ok(&refund.to_json()))
    })
    .await
}

/// What is to be given back: all that is left, unless less is asked for.
fn refunded_amount(charge: &Charge, asked: Option<i64>) -> Result<i64, Refusal> {
    let left = charge.amount - charge.amount_refunded;
    if left == 0 {
        return Err(Refusal::invalid(
            Some("charge_already_refunded"),
            None,
            "The charge has already been refunded.".to_owned(),
        ));
    }
    match asked {
        None => Ok(left),
        Some(amount) if (1..=left).contains(&amount) => Ok(amount),
        Some(_) => Err(Refusal::invalid_parameter(
            "amount",
            "It must be more than nothing and no more than what is left of the charge.",
        )),
    }
}

fn nothing_to_refund() -> Refusal {
    Refusal::invalid(
        None,
        Some("payment_intent"),
        "This PaymentIntent does not have a successful charge to refund.".to_owned(),
    )
}
