//! What a directory finds out about us before it begins, and what it finds of everything.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::Value;

use super::answer::{Id, Json, Refused, body, list_query};
use super::caller::Caller;
use crate::http::extract::Queries;
use crate::scim::{self, ListQuery, Object, ScimError};
use crate::state::AppState;
use crate::use_cases::directory;

/// What this server can do.
pub async fn service_provider_config(State(state): State<AppState>) -> Response {
    let config = scim::service_provider_config(state.site.origin());
    body(StatusCode::OK, &config)
}

/// What there is.
pub async fn resource_types(
    State(state): State<AppState>,
    queries: Queries,
) -> Result<Response, Refused> {
    list(&queries, scim::resource_types(state.site.origin()))
}

/// One of it.
pub async fn resource_type(State(state): State<AppState>, id: Id) -> Result<Response, Refused> {
    one(&id, scim::resource_types(state.site.origin()))
}

/// What it is made of.
pub async fn schemas(State(state): State<AppState>, queries: Queries) -> Result<Response, Refused> {
    list(&queries, scim::schemas(state.site.origin()))
}

/// What one thing is made of.
pub async fn schema(State(state): State<AppState>, id: Id) -> Result<Response, Refused> {
    one(&id, scim::schemas(state.site.origin()))
}

/// People and groups together.
pub async fn search(
    State(state): State<AppState>,
    Caller(caller): Caller,
    Json(asked): Json,
) -> Result<Response, Refused> {
    let query = ListQuery::from_body(asked)?;
    let page = directory::search(&state, &caller, query).await?;
    Ok(body(StatusCode::OK, &page))
}

/// All of them, whatever page is asked for; a filter is refused (RFC 7644 §4).
fn list(queries: &Queries, all: Vec<Object>) -> Result<Response, Refused> {
    let query = list_query(queries)?;
    if query.filter.is_some() {
        return Err(ScimError::new(403, "this list has no filter").into());
    }
    let total = u64::try_from(all.len()).unwrap_or(u64::MAX);
    let page = scim::list_answer(&query, all, total);
    Ok(body(StatusCode::OK, &page))
}

fn one(id: &Id, all: Vec<Object>) -> Result<Response, Refused> {
    let is_wanted = |one: &Object| one.get("id").and_then(Value::as_str) == Some(&id.0);
    let found = all.into_iter().find(is_wanted);
    let found = found.ok_or_else(ScimError::not_found)?;
    Ok(body(StatusCode::OK, &found.into()))
}
