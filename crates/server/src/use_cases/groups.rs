//! Finding groups of the organization.

use api::directory::{GroupList, GroupRow};
use domain::access::{Permit, ViewAccessPolicies};
use store::StoreError;

use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::session::CurrentSession;

/// The most groups one search gives.
const AT_MOST: u32 = 20;

/// Groups with a name that begins so.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn search_groups(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<ViewAccessPolicies>,
    q: &str,
) -> Result<GroupList, Refusal> {
    let q = q.trim().to_owned();
    let unit = state.store.read(&session.viewer.tenant, move |tx| {
        let q = q.clone();
        Box::pin(async move { store::groups::search(tx, &q, AT_MOST).await })
    });
    let groups = unit
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    let items = groups.into_iter().map(|group| GroupRow {
        id: group.id,
        name: group.display_name,
    });
    Ok(GroupList {
        items: items.collect(),
    })
}
