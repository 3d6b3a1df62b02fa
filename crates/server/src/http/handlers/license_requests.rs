//! Asking for a license instead of buying one.

use api::Empty;
use api::license_requests::{
    AnswerLicenseRequestBody, AskForLicenseRequest, AskedBody, LicenseRequestBody, RequestAnswer,
    RequestOptions,
};
use api::paging::Page;
use api::problem::Problem;
use axum::Json;
use axum::extract::State;
use domain::access;
use domain::ids::LicenseRequestId;
use domain::license_request::{ApprovalWay, RequestStatus};

use super::Answer;
use crate::http::extract::{Body, Path, Queries, SignedIn};
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::license_requests as requests;

/// What can be done instead of buying.
pub async fn options(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    path: Path,
) -> Answer<RequestOptions> {
    let permit = access::authorize(&current.viewer).map_err(Refusal::from)?;
    let slug = path.text("slug")?;
    Ok(Json(
        requests::show_options(&state, &current, permit, &slug).await?,
    ))
}

/// Asks.
pub async fn ask(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    Body(request): Body<AskForLicenseRequest>,
) -> Answer<AskedBody> {
    let permit = access::authorize(&current.viewer).map_err(Refusal::from)?;
    Ok(Json(
        requests::ask_for_licenses(&state, &current, permit, request).await?,
    ))
}

/// What was asked for.
pub async fn list(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    queries: Queries,
) -> Answer<Page<LicenseRequestBody>> {
    let permit = access::authorize(&current.viewer).map_err(Refusal::from)?;
    let status = queries.get("status");
    let status = status.and_then(|word| RequestStatus::parse(&word));
    let cursor = queries.get("cursor");
    Ok(Json(
        requests::list_requests(&state, &current, permit, status, cursor).await?,
    ))
}

/// Answers.
pub async fn answer(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    path: Path,
    Body(request): Body<AnswerLicenseRequestBody>,
) -> Answer<LicenseRequestBody> {
    let permit = access::authorize(&current.viewer).map_err(Refusal::from)?;
    let id = path.read("request", LicenseRequestId::parse)?;
    let answer = match (request.answer, request.way) {
        (RequestAnswer::Decline, _) => requests::Answer::Decline,
        (RequestAnswer::Approve, Some(ApprovalWay::AssignCentral)) => {
            requests::Answer::AssignCentral
        }
        (RequestAnswer::Approve, Some(ApprovalWay::AllowPurchase)) => {
            requests::Answer::AllowPurchase
        }
        (RequestAnswer::Approve, Some(ApprovalWay::BuyCentral)) => {
            let total = request.accepted_total;
            let unsaid =
                || Problem::invalid_field("accepted_total", "a purchase says for how much");
            requests::Answer::BuyCentral(total.ok_or_else(unsaid)?)
        }
        (RequestAnswer::Approve, None) => {
            return Err(Problem::invalid_field("way", "an approval says in which way").into());
        }
    };
    let message = &request.message;
    Ok(Json(
        requests::answer_request(&state, &current, permit, &id, answer, message).await?,
    ))
}

/// Takes one back.
pub async fn withdraw(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    path: Path,
) -> Answer<Empty> {
    let permit = access::authorize(&current.viewer).map_err(Refusal::from)?;
    let id = path.read("request", LicenseRequestId::parse)?;
    requests::withdraw_request(&state, &current, permit, &id).await?;
    Ok(Json(Empty {}))
}
