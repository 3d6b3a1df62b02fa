//! The addresses under `/scim/v2`: what a directory elsewhere calls.

mod answer;
mod caller;
mod discovery;
mod groups;
mod users;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware;
use axum::response::IntoResponse;
use axum::routing::{any, get, post};

use self::answer::Refused;
use crate::scim::ScimError;
use crate::state::AppState;

/// The largest body: a group of fifty thousand people.
pub const LARGEST_BODY: usize = 8 * 1024 * 1024;

/// Everything under `/scim/`. A token is all that counts here: cookies are not looked at, and
/// therefore no other site can make a browser do anything.
pub fn router(state: &AppState) -> Router<AppState> {
    let one_user = get(users::get)
        .put(users::replace)
        .patch(users::patch)
        .delete(users::delete);
    let one_group = get(groups::get)
        .put(groups::replace)
        .patch(groups::patch)
        .delete(groups::delete);
    Router::new()
        .route(
            "/scim/v2/ServiceProviderConfig",
            get(discovery::service_provider_config),
        )
        .route("/scim/v2/ResourceTypes", get(discovery::resource_types))
        .route("/scim/v2/ResourceTypes/{id}", get(discovery::resource_type))
        .route("/scim/v2/Schemas", get(discovery::schemas))
        .route("/scim/v2/Schemas/{id}", get(discovery::schema))
        .route("/scim/v2/Users", get(users::list).post(users::create))
        .route("/scim/v2/Users/.search", post(users::search))
        .route("/scim/v2/Users/{id}", one_user)
        .route("/scim/v2/Groups", get(groups::list).post(groups::create))
        .route("/scim/v2/Groups/.search", post(groups::search))
        .route("/scim/v2/Groups/{id}", one_group)
        .route("/scim/v2/.search", post(discovery::search))
        .route("/scim/v2/Bulk", any(not_offered))
        .route("/scim/v2/Me", any(not_offered))
        .route("/scim/{*rest}", any(unknown))
        .method_not_allowed_fallback(wrong_method)
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(middleware::from_fn_with_state(
            state.clone(),
            caller::require,
        ))
}

/// The answer to a body that is declared larger.
pub fn too_large() -> impl IntoResponse {
    Refused::from(ScimError::new(413, "the body is too large"))
}

async fn unknown() -> Refused {
    ScimError::not_found().into()
}

async fn not_offered() -> Refused {
    ScimError::new(501, "this server does not offer that").into()
}

async fn wrong_method() -> Refused {
    ScimError::new(405, "this resource has other methods").into()
}
