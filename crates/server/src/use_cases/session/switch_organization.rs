//! Acting in another organization of the same person (`decisions.md` 15).

use store::StoreError;

use super::look_up_email::domain_key;
use super::{CurrentSession, SessionToken, current};
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::record::{Change, Stamp, record};

/// Moves the session to an organization of which the person is a member or a
/// guest; any other is answered as if it did not exist.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Store`].
pub async fn switch_organization(
    state: &AppState,
    session: &CurrentSession,
    token: &SessionToken,
    organization: &str,
) -> Result<CurrentSession, Refusal> {
    let wanted = domain_key(organization.trim()).ok_or(Refusal::NotFound)?;
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
    let target = rows
        .into_iter()
        .find(|row| domain_key(&row.domain).as_ref() == Some(&wanted));
    let target = target.ok_or(Refusal::NotFound)?;

    let stamp = Stamp::of(state, session).by(target.user.clone(), session.origin.clone());
    let hash = session.row.token_hash.clone();
    let (tenant, user) = (target.tenant.clone(), target.user);
    let unit = state.store.write(&target.tenant, move |tx| {
        let (stamp, hash) = (stamp.clone(), hash.clone());
        let (tenant, user) = (tenant.clone(), user.clone());
        Box::pin(async move {
            store::sessions::switch(tx, &hash, &tenant, &user).await?;
            let object = user.to_string();
            let change = Change {
                action: "session.switched",
                object,
                before: None,
                after: None,
            };
            record(tx, &stamp, change).await
        })
    });
    unit.await?;
    current(state, token).await?.ok_or(Refusal::NotSignedIn)
}
