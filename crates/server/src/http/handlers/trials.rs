//! Trials.

use api::orders::QuoteBody;
use api::subscriptions::SubscriptionDetail;
use api::trials::StartTrialRequest;
use axum::Json;
use axum::extract::State;
use domain::ids::SubscriptionId;

use super::Answer;
use crate::http::extract::{Body, IdempotencyKey, Path, SignedIn};
use crate::rates::Kind;
use crate::state::AppState;
use crate::use_cases::trials::{self, StartTrial};

/// Begins a trial.
pub async fn start(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    IdempotencyKey(idempotency_key): IdempotencyKey,
    Body(request): Body<StartTrialRequest>,
) -> Answer<QuoteBody> {
    let StartTrialRequest {
        quote,
        payment_method,
        accepted_total,
    } = request;
    let call = StartTrial {
        idempotency_key,
        quote,
        payment_method,
        accepted_total,
    };
    let (person, address) = (&current.user.id, current.origin.as_deref());
    let now = state.clock.system_now();
    state
        .limits
        .admit(Kind::Checkout, Some(person.as_str()), address, now)?;
    Ok(Json(trials::start_trial(&state, &current, call).await?))
}

/// Cancels one before it becomes paid.
pub async fn cancel(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    path: Path,
) -> Answer<SubscriptionDetail> {
    let subscription = path.read("subscription", SubscriptionId::parse)?;
    Ok(Json(
        trials::cancel_trial(&state, &current, &subscription).await?,
    ))
}
