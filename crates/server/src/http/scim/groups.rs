//! Groups of the list.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::ids::GroupId;

use super::answer::{Id, IfMatch, Json, Refused, body, list_query, resource, selection};
use super::caller::Caller;
use crate::http::extract::Queries;
use crate::scim::{ListQuery, read_group};
use crate::state::AppState;
use crate::use_cases::directory;

/// A page.
pub async fn list(
    State(state): State<AppState>,
    Caller(caller): Caller,
    queries: Queries,
) -> Result<Response, Refused> {
    let query = list_query(&queries)?;
    let page = directory::list_groups(&state, &caller, query).await?;
    Ok(body(StatusCode::OK, &page))
}

/// A page, asked for by a body: filters may name people, and addresses are logged elsewhere.
pub async fn search(
    State(state): State<AppState>,
    Caller(caller): Caller,
    Json(asked): Json,
) -> Result<Response, Refused> {
    let query = ListQuery::from_body(asked)?;
    let page = directory::list_groups(&state, &caller, query).await?;
    Ok(body(StatusCode::OK, &page))
}

/// One.
pub async fn get(
    State(state): State<AppState>,
    Caller(caller): Caller,
    id: Id,
    queries: Queries,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let selection = selection(&queries)?;
    let id = id.read(GroupId::parse)?;
    let found = directory::get_group(&state, &caller, &id, &selection).await?;
    Ok(resource(StatusCode::OK, found, &selection, &headers))
}

/// A new one.
pub async fn create(
    State(state): State<AppState>,
    Caller(caller): Caller,
    queries: Queries,
    headers: HeaderMap,
    Json(sent): Json,
) -> Result<Response, Refused> {
    let selection = selection(&queries)?;
    let made = directory::create_group(&state, &caller, read_group(sent)?).await?;
    Ok(resource(StatusCode::CREATED, made, &selection, &headers))
}

/// Everything about one.
pub async fn replace(
    State(state): State<AppState>,
    Caller(caller): Caller,
    id: Id,
    IfMatch(seen): IfMatch,
    queries: Queries,
    Json(sent): Json,
) -> Result<Response, Refused> {
    let selection = selection(&queries)?;
    let id = id.read(GroupId::parse)?;
    let sent = read_group(sent)?;
    let changed = directory::replace_group(&state, &caller, &id, seen, sent).await?;
    Ok(resource(
        StatusCode::OK,
        changed,
        &selection,
        &HeaderMap::new(),
    ))
}

/// Something about one.
pub async fn patch(
    State(state): State<AppState>,
    Caller(caller): Caller,
    id: Id,
    IfMatch(seen): IfMatch,
    queries: Queries,
    Json(sent): Json,
) -> Result<Response, Refused> {
    let selection = selection(&queries)?;
    let id = id.read(GroupId::parse)?;
    let changed = directory::patch_group(&state, &caller, &id, seen, sent).await?;
    Ok(resource(
        StatusCode::OK,
        changed,
        &selection,
        &HeaderMap::new(),
    ))
}

/// One less.
pub async fn delete(
    State(state): State<AppState>,
    Caller(caller): Caller,
    id: Id,
    IfMatch(seen): IfMatch,
) -> Result<Response, Refused> {
    let id = id.read(GroupId::parse)?;
    directory::delete_group(&state, &caller, &id, seen).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
