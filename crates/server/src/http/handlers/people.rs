//! The organization's people as its admins see them.

use api::directory::{GroupList, PersonDetail, PersonRow, SetRolesRequest, SetStatusRequest};
use api::paging::Page;
use axum::Json;
use axum::extract::State;
use axum::http::Uri;
use domain::access::{self, ManagePeople};
use domain::ids::UserId;
use domain::people_filter::PeopleFilter;

use super::Answer;
use crate::http::extract::{Body, Path, Queries, SignedIn};
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::{groups, people};

/// The list.
pub async fn list(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    uri: Uri,
) -> Answer<Page<PersonRow>> {
    let permit = access::authorize(&current.viewer).map_err(Refusal::from)?;
    let filter = PeopleFilter::from_query(uri.query().unwrap_or_default());
    Ok(Json(
        people::list_people(&state, &current, permit, filter).await?,
    ))
}

/// One of them.
pub async fn get(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    path: Path,
) -> Answer<PersonDetail> {
    let permit = access::authorize(&current.viewer).map_err(Refusal::from)?;
    let user = path.read("user", UserId::parse)?;
    Ok(Json(
        people::get_person(&state, &current, permit, &user).await?,
    ))
}

/// Sets the roles.
pub async fn set_roles(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    path: Path,
    Body(request): Body<SetRolesRequest>,
) -> Answer<PersonRow> {
    let permit = access::authorize(&current.viewer).map_err(Refusal::from)?;
    let user = path.read("user", UserId::parse)?;
    let SetRolesRequest { roles, expected } = request;
    Ok(Json(
        people::set_roles(&state, &current, permit, &user, roles, expected).await?,
    ))
}

/// Switches the account. Who may not switch any account learns nothing of
/// who there is.
pub async fn set_status(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    path: Path,
    Body(request): Body<SetStatusRequest>,
) -> Answer<PersonRow> {
    access::authorize::<ManagePeople>(&current.viewer).map_err(Refusal::from)?;
    let user = path.read("user", UserId::parse)?;
    Ok(Json(
        people::set_status(&state, &current, &user, request.status).await?,
    ))
}

/// Finds groups.
pub async fn search_groups(
    State(state): State<AppState>,
    SignedIn(current): SignedIn,
    queries: Queries,
) -> Answer<GroupList> {
    let permit = access::authorize(&current.viewer).map_err(Refusal::from)?;
    let q = queries.get("q").unwrap_or_default();
    Ok(Json(
        groups::search_groups(&state, &current, permit, &q).await?,
    ))
}
