//! Partners of the organization, and its customers.

use api::partners::{AnswerPartnerRequestBody, PartnerList, RequestPartnershipRequest};
use axum::Json;
use axum::extract::State;
use domain::access;
use domain::ids::PartnerGrantId;

use super::Answer;
use crate::http::extract::{Body, Path, SignedIn};
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::partners;

/// Both sides.
pub async fn list(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
) -> Answer<PartnerList> {
    let permit = access::authorize(&current.viewer).map_err(Refusal::from)?;
    Ok(Json(
        partners::list_partners(&state, &current, permit).await?,
    ))
}

/// Asks.
pub async fn request(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    Body(request): Body<RequestPartnershipRequest>,
) -> Answer<PartnerList> {
    let permit = access::authorize(&current.viewer).map_err(Refusal::from)?;
    Ok(Json(
        partners::request_partnership(&state, &current, permit, request).await?,
    ))
}

/// Answers.
pub async fn answer(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    path: Path,
    Body(request): Body<AnswerPartnerRequestBody>,
) -> Answer<PartnerList> {
    let permit = access::authorize(&current.viewer).map_err(Refusal::from)?;
    let grant = path.read("grant", PartnerGrantId::parse)?;
    Ok(Json(
        partners::answer_request(&state, &current, permit, &grant, request.answer).await?,
    ))
}

/// Ends, as the customer.
pub async fn end(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    path: Path,
) -> Answer<PartnerList> {
    let permit = access::authorize(&current.viewer).map_err(Refusal::from)?;
    let grant = path.read("grant", PartnerGrantId::parse)?;
    Ok(Json(
        partners::end_grant(&state, &current, permit, &grant).await?,
    ))
}

/// Ends, as the partner.
pub async fn leave(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    path: Path,
) -> Answer<PartnerList> {
    let permit = access::authorize(&current.viewer).map_err(Refusal::from)?;
    let customer = path.text("customer")?;
    let grant = path.read("grant", PartnerGrantId::parse)?;
    Ok(Json(
        partners::leave_customer(&state, &current, permit, &customer, &grant).await?,
    ))
}
