//! Acting in another organization of the same person (`decisions.md` 15), or
//! of one that the person's own looks after (R56).

use domain::ids::UserId;
use domain::user::{AccountStatus, UserKind};
use store::StoreError;

use super::look_up_email::domain_key;
use super::places::places;
use super::{CurrentSession, SessionToken, current};
use crate::ids::new_id;
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::partners;
use crate::use_cases::record::{Change, Stamp, record};

/// Moves the session to an organization of which the person is a member or a
/// guest, or which the person's own looks after; any other is answered as if
/// it did not exist.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Store`].
pub async fn switch_organization(
    state: &AppState,
    session: &CurrentSession,
    token: &SessionToken,
    organization: &str,
) -> Result<CurrentSession, Refusal> {
    let first = switch(state, session, token, organization).await;
    match first {
        // Two first visits of one person at once: the account is there now.
        Err(Refusal::Store(StoreError::Conflict { .. })) => {
            switch(state, session, token, organization).await
        }
        outcome => outcome,
    }
}

async fn switch(
    state: &AppState,
    session: &CurrentSession,
    token: &SessionToken,
    organization: &str,
) -> Result<CurrentSession, Refusal> {
    let wanted = domain_key(organization.trim()).ok_or(Refusal::NotFound)?;
    let (places, home) = places(state, &session.row).await?;
    let home = home.ok_or(Refusal::NotFound)?;
    let target = places
        .into_iter()
        .find(|place| domain_key(&place.domain).as_ref() == Some(&wanted));
    let target = target.ok_or(Refusal::NotFound)?;

    // For whom the person acts there, and not where he or she comes from.
    let is_partner = target.kind == UserKind::Partner;
    let partner = is_partner.then(|| session.row.home_tenant.clone());
    let stamp = Stamp::of(state, session).for_partner(partner);
    let hash = session.row.token_hash.clone();
    let new: UserId = new_id(&*state.random)?;
    let (known, kind) = (target.user, target.kind);
    let unit = state.store.write(&target.tenant, move |tx| {
        let (stamp, hash, home) = (stamp.clone(), hash.clone(), home.clone());
        let (known, new) = (known.clone(), new.clone());
        Box::pin(async move {
            let user = match (kind, known) {
                (UserKind::Partner, known) => {
                    partners::arrive(tx, &home, known, new, &stamp).await?
                }
                (_, known) => known.ok_or(Refusal::NotFound)?,
            };
            // Else the session would end by going where nobody lets it in.
            let there = store::users::find(tx, &user).await?;
            if there.is_none_or(|there| there.status == AccountStatus::Disabled) {
                return Err(Refusal::NotFound);
            }
            let tenant = tx.tenant().clone();
            store::sessions::switch(tx, &hash, &tenant, &user).await?;
            let change = Change {
                action: "session.switched",
                object: user.to_string(),
                before: None,
                after: None,
            };
            let stamp = stamp.acting_as(&user);
            record(tx, &stamp, change).await?;
            Ok::<_, Refusal>(())
        })
    });
    unit.await?;
    current(state, token).await?.ok_or(Refusal::NotSignedIn)
}
