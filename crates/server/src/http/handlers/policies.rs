//! The self-service policy.

use api::policies::{PolicyList, PolicyRow, SetPolicyRequest};
use axum::Json;
use axum::extract::State;
use domain::access;
use domain::ids::ProductId;

use super::Answer;
use crate::http::extract::{Body, Path, SignedIn};
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::policies;

/// The policy of every product.
pub async fn list(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
) -> Answer<PolicyList> {
    let permit = access::authorize(&current.viewer).map_err(Refusal::from)?;
    Ok(Json(
        policies::list_policies(&state, &current, permit).await?,
    ))
}

/// Sets one.
pub async fn set(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    path: Path,
    Body(request): Body<SetPolicyRequest>,
) -> Answer<PolicyRow> {
    let permit = access::authorize(&current.viewer).map_err(Refusal::from)?;
    let product = path.read("product", ProductId::parse)?;
    let SetPolicyRequest { value, version } = request;
    Ok(Json(
        policies::set_policy(&state, &current, permit, &product, value, version).await?,
    ))
}
