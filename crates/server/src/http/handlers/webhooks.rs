//! Receivers of an organization's events.

use api::Empty;
use api::paging::Page;
use api::webhooks::{
    AddWebhookRequest, DeliveryRow, NewWebhook, ReplayEventsRequest, Replayed, SetWebhookRequest,
    WebhookList,
};
use axum::Json;
use axum::extract::State;
use domain::access;
use domain::ids::WebhookId;

use super::Answer;
use crate::http::extract::{Body, Path, Queries, SignedIn};
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::webhooks;

/// The receivers.
pub async fn list(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
) -> Answer<WebhookList> {
    let permit = access::authorize(&current.viewer).map_err(Refusal::from)?;
    Ok(Json(
        webhooks::list_webhooks(&state, &current, permit).await?,
    ))
}

/// Adds one.
pub async fn add(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    Body(request): Body<AddWebhookRequest>,
) -> Answer<NewWebhook> {
    let permit = access::authorize(&current.viewer).map_err(Refusal::from)?;
    Ok(Json(
        webhooks::add_webhook(&state, &current, permit, request).await?,
    ))
}

/// Switches one on or off.
pub async fn set(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    path: Path,
    Body(request): Body<SetWebhookRequest>,
) -> Answer<WebhookList> {
    let permit = access::authorize(&current.viewer).map_err(Refusal::from)?;
    let webhook = path.read("webhook", WebhookId::parse)?;
    Ok(Json(
        webhooks::set_webhook(&state, &current, permit, &webhook, request.is_on).await?,
    ))
}

/// Removes one.
pub async fn remove(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    path: Path,
) -> Answer<WebhookList> {
    let permit = access::authorize(&current.viewer).map_err(Refusal::from)?;
    let webhook = path.read("webhook", WebhookId::parse)?;
    Ok(Json(
        webhooks::remove_webhook(&state, &current, permit, &webhook).await?,
    ))
}

/// Tries one out.
pub async fn test(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    path: Path,
) -> Answer<Empty> {
    let permit = access::authorize(&current.viewer).map_err(Refusal::from)?;
    let webhook = path.read("webhook", WebhookId::parse)?;
    webhooks::test_webhook(&state, &current, permit, &webhook).await?;
    Ok(Json(Empty {}))
}

/// Delivers once more.
pub async fn replay(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    path: Path,
    Body(request): Body<ReplayEventsRequest>,
) -> Answer<Replayed> {
    let permit = access::authorize(&current.viewer).map_err(Refusal::from)?;
    let webhook = path.read("webhook", WebhookId::parse)?;
    Ok(Json(
        webhooks::replay(&state, &current, permit, &webhook, request.event).await?,
    ))
}

/// What was delivered.
pub async fn deliveries(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    path: Path,
    queries: Queries,
) -> Answer<Page<DeliveryRow>> {
    let permit = access::authorize(&current.viewer).map_err(Refusal::from)?;
    let webhook = path.read("webhook", WebhookId::parse)?;
    let cursor = queries.get("cursor");
    Ok(Json(
        webhooks::list_deliveries(&state, &current, permit, &webhook, cursor).await?,
    ))
}
