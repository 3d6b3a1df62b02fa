//! The self-service policy.

use api::policies::{PolicyList, PolicyRow, SetDefaultPolicyRequest, SetPolicyRequest};
use axum::Json;
use axum::extract::State;
use domain::ids::ProductId;

use super::Answer;
use crate::http::extract::{Body, Path};
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::caller::Caller;
use crate::use_cases::policies::{self, Wanted};

/// The policy of every product.
pub async fn list(State(state): State<AppState>, caller: Caller) -> Answer<PolicyList> {
    let permit = caller.authorize().map_err(Refusal::from)?;
    Ok(Json(
        policies::list_policies(&state, &caller, permit).await?,
    ))
}

/// Sets one.
pub async fn set(
    State(state): State<AppState>,
    caller: Caller,
    path: Path,
    Body(request): Body<SetPolicyRequest>,
) -> Answer<PolicyRow> {
    let permit = caller.authorize().map_err(Refusal::from)?;
    let product = path.read("product", ProductId::parse)?;
    let wanted = Wanted {
        value: request.value,
        availability: request.availability,
        version: request.version,
        dry_run: request.dry_run,
    };
    Ok(Json(
        policies::set_policy(&state, &caller, permit, &product, wanted).await?,
    ))
}

/// Sets the default.
pub async fn set_default(
    State(state): State<AppState>,
    caller: Caller,
    Body(request): Body<SetDefaultPolicyRequest>,
) -> Answer<PolicyList> {
    let permit = caller.authorize().map_err(Refusal::from)?;
    let SetDefaultPolicyRequest {
        value,
        version,
        dry_run,
    } = request;
    Ok(Json(
        policies::set_default(&state, &caller, permit, value, version, dry_run).await?,
    ))
}
