//! "Start trial": one press, one key, one trial.

use std::sync::Arc;

use api::orders::QuoteBody;
use api::trials::{StartTrial, StartTrialRequest};

use super::flow::{Checkout, Event, Remedy, remedy};
use super::place_order::quote_anew;
use crate::backend::{Backend, CallError};

/// The call of a press; `None` while something is missing that it needs.
pub fn call_of(checkout: &Checkout, key: String) -> Option<StartTrial> {
    let quote = checkout.quote.as_ref()?;
    let payment_method = match (quote.trial?.needs_card(), &checkout.card) {
        (true, None) => return None,
        (true, Some(card)) => Some(card.token.clone()),
        (false, _) => None,
    };
    Some(StartTrial {
        idempotency_key: key,
        body: StartTrialRequest {
            quote: quote.id.clone(),
            payment_method,
            accepted_total: quote.amounts.total,
        },
    })
}

/// Starts the trial, and tells what came of it.
pub async fn start(
    backend: Backend,
    call: &StartTrial,
    quote: &QuoteBody,
) -> Result<Event, CallError> {
    let error = match backend.send(call).await {
        Ok(trial) => return Ok(Event::Started(Arc::new(trial))),
        Err(error) => error,
    };
    let remedy = match &error {
        CallError::Problem(problem) => remedy(problem),
        _ => Remedy::Say,
    };
    match remedy {
        Remedy::Refuse(reason) => Ok(Event::Refused(reason)),
        Remedy::TypeCardAgain => Ok(Event::CardLost),
        Remedy::QuoteAnew => quote_anew(backend, quote).await,
        Remedy::LookAgain | Remedy::Say => Err(error),
    }
}
