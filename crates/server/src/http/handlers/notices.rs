//! What people are told of.

use api::Empty;
use api::notices::{
    MarkNoticesReadRequest, NoticeBody, NoticeSettingsBody, SetNoticeSettingsRequest,
};
use api::paging::Page;
use axum::Json;
use axum::extract::State;
use domain::access;
use messages::Language;

use super::Answer;
use crate::http::extract::{Body, Queries, SignedIn};
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::notices;

/// One's own, in the language asked for, else in English.
pub async fn list(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    queries: Queries,
) -> Answer<Page<NoticeBody>> {
    let language = queries
        .get("language")
        .and_then(|code| Language::from_code(&code));
    let (language, cursor) = (language.unwrap_or_default(), queries.get("cursor"));
    Ok(Json(
        notices::list_notices(&state, &current, language, cursor).await?,
    ))
}

/// They were seen.
pub async fn mark_read(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    Body(request): Body<MarkNoticesReadRequest>,
) -> Answer<Empty> {
    notices::mark_read(&state, &current, request.until).await?;
    Ok(Json(Empty {}))
}

/// Who hears of what.
pub async fn show_settings(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
) -> Answer<NoticeSettingsBody> {
    let permit = access::authorize(&current.viewer).map_err(Refusal::from)?;
    Ok(Json(
        notices::show_settings(&state, &current, permit).await?,
    ))
}

/// Chooses it.
pub async fn set_settings(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    Body(request): Body<SetNoticeSettingsRequest>,
) -> Answer<NoticeSettingsBody> {
    let permit = access::authorize(&current.viewer).map_err(Refusal::from)?;
    Ok(Json(
        notices::set_settings(&state, &current, permit, request).await?,
    ))
}
