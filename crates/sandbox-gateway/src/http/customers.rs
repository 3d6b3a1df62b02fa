//! Customers.

use axum::extract::{Path, State};
use axum::response::Response;

use super::answer::Answer;
use super::call::{Call, Endpoint};
use crate::records::Customer;
use crate::shared::{Shared, new_id};

pub async fn create(State(shared): State<Shared>, call: Call) -> Response {
    const ENDPOINT: Endpoint = Endpoint::secret("customers.create");
    call.run(&shared, ENDPOINT, |context| {
        let customer = Customer {
            id: new_id("cus"),
            email: context.params.owned("email"),
            name: context.params.owned("name"),
            description: context.params.owned("description"),
            metadata: context.params.map("metadata"),
            created: context.now,
        };
        context.entries.save(&customer)?;
        Ok(Answer::ok(&customer.to_json()))
    })
    .await
}

pub async fn retrieve(
    State(shared): State<Shared>,
    Path(id): Path<String>,
    call: Call,
) -> Response {
    const ENDPOINT: Endpoint = Endpoint::secret("customers.retrieve");
    call.run(&shared, ENDPOINT, move |context| {
        let customer: Customer = context.found(&id)?;
        Ok(Answer::ok(&customer.to_json()))
    })
    .await
}
