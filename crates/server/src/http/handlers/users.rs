//! People of the organization.

use api::users::UserList;
use axum::Json;
use axum::extract::State;
use domain::access;

use super::Answer;
use crate::http::extract::{Queries, SignedIn};
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::users;

/// Finds people.
pub async fn search(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    queries: Queries,
) -> Answer<UserList> {
    let permit = access::authorize(&current.viewer).map_err(Refusal::from)?;
    let q = queries.get("q").unwrap_or_default();
    Ok(Json(
        users::search_users(&state, &current, permit, &q).await?,
    ))
}
