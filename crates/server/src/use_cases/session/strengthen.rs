//! Going on in a session that a second factor was shown in.

use domain::ids::UserId;
use domain::user::User;
use store::TenantTx;

use super::sign_in::record_failure;
use super::{CurrentSession, SessionToken};
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::record::{Change, Stamp, record};
use crate::use_cases::second_factor;

/// Takes a code of the person's second factor. The session goes on with a new
/// secret: whoever has the old one has shown nothing.
///
/// # Errors
/// [`Refusal::SecondFactorNeeded`] for who has none, [`Refusal::WrongCode`],
/// [`Refusal::TooManyTries`], [`Refusal::Store`].
pub async fn prove_second_factor(
    state: &AppState,
    session: &CurrentSession,
    code: &str,
) -> Result<(SessionToken, CurrentSession), Refusal> {
    let home = User {
        id: session.row.home_user.clone(),
        tenant: session.row.home_tenant.clone(),
        ..session.user.clone()
    };
    let key = second_factor::tries_key(&home.id);
    second_factor::admit_try(state, session, &key).await?;
    let checked = second_factor::check(state, &home, Some(code), session.origin.clone()).await;
    if matches!(checked, Err(Refusal::WrongCode)) {
        record_failure(state, key).await?;
        return Err(Refusal::WrongCode);
    }
    if !checked? {
        return Err(Refusal::SecondFactorNeeded);
    }
    let token = SessionToken::new(state.random.secret());
    let (stamp, old, new) = (
        Stamp::of(state, session).acting_as(&home.id),
        session.row.token_hash.clone(),
        token.hash(),
    );
    let tenant = home.tenant.clone();
    let unit = state.store.write(&tenant, move |tx| {
        let (stamp, old, new) = (stamp.clone(), old.clone(), new.clone());
        let person = home.id.clone();
        Box::pin(async move { renew(tx, &stamp, &person, &old, &new).await })
    });
    unit.await?;
    let strong = super::current(state, &token).await?;
    let strong = strong.ok_or(Refusal::NotSignedIn)?;
    Ok((token, strong))
}

/// Writes the new secret and that the second factor was shown.
///
/// # Errors
/// [`Refusal::NotSignedIn`] when the session has ended meanwhile,
/// [`Refusal::Store`].
pub async fn renew(
    tx: &mut TenantTx,
    stamp: &Stamp,
    person: &UserId,
    old: &str,
    new: &str,
) -> Result<(), Refusal> {
    if !store::sessions::strengthen(tx, old, new, stamp.system_at).await? {
        return Err(Refusal::NotSignedIn);
    }
    store::provider_sessions::rename(tx, old, new).await?;
    let change = Change {
        action: "session.strengthened",
        object: person.to_string(),
        before: None,
        after: None,
    };
    Ok(record(tx, stamp, change).await?)
}
