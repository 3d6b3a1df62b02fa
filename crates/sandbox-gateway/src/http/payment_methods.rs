//! Payment methods: the only endpoint that sees a card number forgets it before it answers.

use axum::extract::{Path, State};
use axum::response::Response;

use super::answer::{Answer, Refusal};
use super::call::{Call, Endpoint};
use super::context::Context;
use crate::card::{Card, TypedCard};
use crate::records::{Customer, PaymentMethod};
use crate::shapes;
use crate::shared::{Shared, new_id};

pub async fn create(State(shared): State<Shared>, call: Call) -> Response {
    const ENDPOINT: Endpoint = Endpoint::with_card("payment_methods.create");
    call.run(&shared, ENDPOINT, |context| {
        if context.params.required("type")? != "card" {
            return Err(Refusal::invalid_parameter("type", "Only card is offered."));
        }
        let typed = TypedCard {
            number: context.params.required("card[number]")?,
            exp_month: context.params.required("card[exp_month]")?,
            exp_year: context.params.required("card[exp_year]")?,
            cvc: context.params.required("card[cvc]")?,
        };
        let card = match Card::check(&typed, context.now) {
            Ok(card) => card,
            Err(error) => return Ok(Answer::card_error(&error.to_json())),
        };
        let method = PaymentMethod {
            id: new_id("pm"),
            customer: None,
            brand: card.brand.to_owned(),
            last4: card.last4,
            exp_month: card.exp_month,
            exp_year: card.exp_year,
            name: name_on_card(context)?,
            behavior: card.behavior,
            was_confirmed: false,
            was_detached: false,
            created: context.now,
        };
        context.entries.save(&method)?;
        Ok(Answer::ok(&method.to_json()))
    })
    .await
}

pub async fn retrieve(
    State(shared): State<Shared>,
    Path(id): Path<String>,
    call: Call,
) -> Response {
    const ENDPOINT: Endpoint = Endpoint::secret("payment_methods.retrieve");
    call.run(&shared, ENDPOINT, move |context| {
        let method: PaymentMethod = context.found(&id)?;
        Ok(Answer::ok(&method.to_json()))
    })
    .await
}

pub async fn list(State(shared): State<Shared>, Path(id): Path<String>, call: Call) -> Response {
    const ENDPOINT: Endpoint = Endpoint::secret("payment_methods.list");
    call.run(&shared, ENDPOINT, move |context| {
        let customer: Customer = context.found(&id)?;
        let mut filter = context.filter()?;
        filter.customer = Some(customer.id);
        let (methods, has_more) = context.entries.list::<PaymentMethod>(&filter)?;
        let url = format!("/v1/customers/{id}/payment_methods");
        let methods: Vec<_> = methods.iter().map(PaymentMethod::to_json).collect();
        Ok(Answer::ok(&shapes::list(&url, &methods, has_more)))
    })
    .await
}

pub async fn attach(State(shared): State<Shared>, Path(id): Path<String>, call: Call) -> Response {
    const ENDPOINT: Endpoint = Endpoint::secret("payment_methods.attach");
    call.run(&shared, ENDPOINT, move |context| {
        let customer = context
            .customer()?
            .ok_or_else(|| Refusal::missing_parameter("customer"))?;
        let method: PaymentMethod = context.found(&id)?;
        let mut method = context.usable_card(&method.id, Some(&customer))?;
        if let Some(error) = method.behavior.refusal_when_saved() {
            return Ok(Answer::card_error(&error.to_json()));
        }
        method.customer = Some(customer);
        context.entries.save(&method)?;
        Ok(Answer::ok(&method.to_json()))
    })
    .await
}

pub async fn detach(State(shared): State<Shared>, Path(id): Path<String>, call: Call) -> Response {
    const ENDPOINT: Endpoint = Endpoint::secret("payment_methods.detach");
    call.run(&shared, ENDPOINT, move |context| {
        let mut method: PaymentMethod = context.found(&id)?;
        method.customer = None;
        method.was_detached = true;
        context.entries.save(&method)?;
        Ok(Answer::ok(&method.to_json()))
    })
    .await
}

/// The name, unless somebody typed the card's number into its field: a number is not stored.
fn name_on_card(context: &Context<'_>) -> Result<Option<String>, Refusal> {
    let name = context.params.text("billing_details[name]");
    let digits = name.map_or(0, |name| name.chars().filter(char::is_ascii_digit).count());
    if digits >= 8 {
        return Err(Refusal::invalid_parameter(
            "billing_details[name]",
            "A name does not hold that many digits.",
        ));
    }
    Ok(name.map(str::to_owned))
}
