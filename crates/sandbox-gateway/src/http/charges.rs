//! Charges: the attempts to take an intent's money.

use axum::extract::State;
use axum::response::Response;

use super::answer::Answer;
use super::call::{Call, Endpoint};
use crate::records::Charge;
use crate::shapes;
use crate::shared::Shared;

pub async fn list(State(shared): State<Shared>, call: Call) -> Response {
    const ENDPOINT: Endpoint = Endpoint::secret("charges.list");
    call.run(&shared, ENDPOINT, |context| {
        let (charges, has_more) = context.entries.list::<Charge>(&context.filter()?)?;
        let charges: Vec<_> = charges.iter().map(Charge::to_json).collect();
        Ok(Answer::ok(&shapes::list("/v1/charges", &charges, has_more)))
    })
    .await
}
