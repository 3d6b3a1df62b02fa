//! Events: what the webhooks tell, for a merchant that was away.

use axum::extract::State;
use axum::response::Response;

use super::answer::Answer;
use super::call::{Call, Endpoint};
use crate::shapes;
use crate::shared::Shared;

pub async fn list(State(shared): State<Shared>, call: Call) -> Response {
    const ENDPOINT: Endpoint = Endpoint::secret("events.list");
    call.run(&shared, ENDPOINT, |context| {
        let (events, has_more) = context.entries.list_events(&context.filter()?)?;
        Ok(Answer::ok(&shapes::list("/v1/events", &events, has_more)))
    })
    .await
}
