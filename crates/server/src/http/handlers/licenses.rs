//! Who holds a license.

use api::licenses::{
    AssignLicenseRequest, AssignLicenseResponse, LicenseRow, UnassignLicenseResponse,
};
use api::paging::Page;
use axum::Json;
use axum::extract::State;
use domain::ids::{SubscriptionId, UserId};

use super::Answer;
use crate::http::extract::{Body, Path, Queries, SignedIn};
use crate::state::AppState;
use crate::use_cases::licenses;

/// Who holds one.
pub async fn list(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    path: Path,
    queries: Queries,
) -> Answer<Page<LicenseRow>> {
    let subscription = path.read("subscription", SubscriptionId::parse)?;
    let cursor = queries.get("cursor");
    Ok(Json(
        licenses::list_licenses(&state, &current, &subscription, cursor).await?,
    ))
}

/// Gives somebody one.
pub async fn assign(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    path: Path,
    Body(request): Body<AssignLicenseRequest>,
) -> Answer<AssignLicenseResponse> {
    let subscription = path.read("subscription", SubscriptionId::parse)?;
    Ok(Json(
        licenses::assign_license(&state, &current, &subscription, &request.user).await?,
    ))
}

/// Takes one back.
pub async fn unassign(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    path: Path,
) -> Answer<UnassignLicenseResponse> {
    let subscription = path.read("subscription", SubscriptionId::parse)?;
    let user = path.read("user", UserId::parse)?;
    Ok(Json(
        licenses::unassign_license(&state, &current, &subscription, &user).await?,
    ))
}
