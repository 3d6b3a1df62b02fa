//! Finding people of the organization.

use api::users::UserList;
use domain::access::{Permit, SearchPeople};
use store::StoreError;

use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::bodies;
use crate::use_cases::session::CurrentSession;

/// The most people one search gives.
const AT_MOST: usize = 20;

/// Active people with a word of their name, or an address, that begins so.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn search_users(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<SearchPeople>,
    q: &str,
) -> Result<UserList, Refusal> {
    let q = q.trim().to_owned();
    if q.is_empty() {
        return Ok(UserList { items: Vec::new() });
    }
    let unit = state.store.read(&session.viewer.tenant, move |tx| {
        let q = q.clone();
        Box::pin(async move { store::users::search(tx, &q, AT_MOST).await })
    });
    let users = unit
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    Ok(UserList {
        items: users.iter().map(bodies::person).collect(),
    })
}
