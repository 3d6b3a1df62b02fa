//! Who is signed in, as the browser needs it.

use api::session::{Membership, SessionBody, ViewerBody};
use store::StoreError;

use super::CurrentSession;
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::bodies;

/// Describes a session, or that there is none.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn show(
    state: &AppState,
    session: Option<&CurrentSession>,
) -> Result<SessionBody, Refusal> {
    let viewer = match session {
        Some(session) => Some(viewer(state, session).await?),
        None => None,
    };
    Ok(SessionBody {
        viewer,
        demo_password: state.demo_password.map(str::to_owned),
        payments_open: state.gateway.is_some(),
    })
}

async fn viewer(state: &AppState, session: &CurrentSession) -> Result<ViewerBody, Refusal> {
    let (tenant, user) = (
        session.row.home_tenant.clone(),
        session.row.home_user.clone(),
    );
    let rows = state.store.read_global(move |tx| {
        let (tenant, user) = (tenant.clone(), user.clone());
        Box::pin(async move { store::memberships::list(tx, &tenant, &user).await })
    });
    let rows = rows
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    let memberships = rows.into_iter().map(|row| Membership {
        is_current: row.tenant == session.row.tenant,
        domain: row.domain,
        name: row.name,
        kind: row.kind,
    });
    Ok(ViewerBody {
        person: bodies::person(&session.user),
        tenant: session.viewer.tenant.clone(),
        organization: session.tenant.tenant.name.clone(),
        market: session.tenant.tenant.facts.market,
        kind: session.viewer.kind,
        roles: session.viewer.roles.clone(),
        memberships: memberships.collect(),
    })
}
