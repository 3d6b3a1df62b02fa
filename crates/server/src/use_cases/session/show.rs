//! Who is signed in, as the browser needs it.

use api::session::{Membership, SessionBody, ViewerBody};

use super::CurrentSession;
use super::places::places;
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::{bodies, notices};

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
    let (places, _) = places(state, &session.row).await?;
    let memberships = places.into_iter().map(|place| Membership {
        is_current: place.tenant == session.row.tenant,
        domain: place.domain,
        name: place.name,
        kind: place.kind,
    });
    Ok(ViewerBody {
        person: bodies::person(&session.user),
        tenant: session.viewer.tenant.clone(),
        organization: session.tenant.tenant.name.clone(),
        market: session.tenant.tenant.facts.market,
        kind: session.viewer.kind,
        roles: session.viewer.roles.clone(),
        memberships: memberships.collect(),
        unread_notices: notices::unread(state, session).await?,
    })
}
