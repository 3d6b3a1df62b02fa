//! A second factor for people of the built-in directory: codes of an
//! authenticator by the time (RFC 6238), and recovery codes.

use api::second_factor::{Enrollment, RecoveryCodes, SecondFactorBody};
use domain::ids::UserId;
use domain::sign_in::SignInMethod;
use domain::user::User;
use serde_json::json;
use sha2::{Digest, Sha256};
use store::{StoreError, TenantTx};
use totp_rs::{Builder, Totp};

use crate::qr_code;
use crate::rates::Kind;
use crate::refusal::Refusal;
use crate::secrets::Secret;
use crate::state::AppState;
use crate::use_cases::record::{Change, Stamp, record};
use crate::use_cases::session::{
    CurrentSession, SessionToken, record_failure, refuse_too_many_tries, renew,
};

const SECRET_LENGTH: usize = 20;
const RECOVERY_CODES: usize = 8;
/// Half of each recovery code, in hexadecimal digits.
const HALF: usize = 5;

/// The viewer's second factor.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn show(state: &AppState, session: &CurrentSession) -> Result<SecondFactorBody, Refusal> {
    let user = session.row.home_user.clone();
    let unit = state.store.read(&session.row.home_tenant, move |tx| {
        let user = user.clone();
        Box::pin(async move {
            let tenant = tx.tenant().clone();
            let method = store::identity_providers::method(tx, &tenant).await?;
            let credential = store::users::credential(tx, &user).await?;
            let factor = store::second_factors::find(tx, &user).await?;
            let left = store::second_factors::codes_left(tx, &user).await?;
            Ok::<_, StoreError>((method, credential.is_some(), factor, left))
        })
    });
    let (method, has_password, factor, recovery_codes_left) = unit.await?;
    Ok(SecondFactorBody {
        is_available: method == SignInMethod::Password && has_password,
        is_on: factor.is_some_and(|factor| factor.is_confirmed),
        recovery_codes_left,
    })
}

/// Makes a secret for an authenticator; an earlier one that was not confirmed
/// is forgotten.
///
/// # Errors
/// [`Refusal::Stale`] when one is confirmed already, [`Refusal::NotFound`]
/// for who has no password here, [`Refusal::Store`].
pub async fn enroll(state: &AppState, session: &CurrentSession) -> Result<Enrollment, Refusal> {
    if !show(state, session).await?.is_available {
        return Err(Refusal::NotFound);
    }
    let random = state.random.secret();
    let bytes = random.first_chunk::<SECRET_LENGTH>();
    let bytes = bytes
        .ok_or(Refusal::Bug("randomness is too short"))?
        .to_vec();
    let secret = totp_rs::Secret::new(bytes.into_boxed_slice()).to_base32();
    let user = session.row.home_user.clone();
    let place = place(&user);
    let sealed = state.secrets.seal(&*state.random, &place, &secret)?;
    let stamp = stamp(state, session);
    let unit = state.store.write(&session.row.home_tenant, move |tx| {
        let (stamp, user, sealed) = (stamp.clone(), user.clone(), sealed.clone());
        Box::pin(async move {
            if !store::second_factors::enroll(tx, &user, &sealed).await? {
                return Err(Refusal::Stale);
            }
            record(tx, &stamp, changed("second_factor.enrolled", &user)).await?;
            Ok(())
        })
    });
    unit.await?;
    let email = session.user.email.as_str();
    let label: String = url::form_urlencoded::byte_serialize(email.as_bytes()).collect();
    let uri = format!("otpauth://totp/Selfserve:{label}?secret={secret}&issuer=Selfserve");
    let qr_code = qr_code::data_uri(&uri);
    let qr_code = qr_code.map_err(|_| Refusal::Bug("an address too long to scan"))?;
    Ok(Enrollment {
        secret,
        uri,
        qr_code,
    })
}

/// Turns it on, once a code shows that the authenticator works. The session
/// goes on as one that a second factor was shown in, with a new secret; the
/// person's others end.
///
/// # Errors
/// [`Refusal::WrongCode`], [`Refusal::TooManyTries`], [`Refusal::Stale`] when it is on already,
/// [`Refusal::NotFound`] without an enrollment, [`Refusal::Store`].
pub async fn confirm(
    state: &AppState,
    session: &CurrentSession,
    code: &str,
) -> Result<(RecoveryCodes, SessionToken), Refusal> {
    let user = session.row.home_user.clone();
    let token = SessionToken::new(state.random.secret());
    let (old, new) = (session.row.token_hash.clone(), token.hash());
    let key = tries_key(&user);
    admit_try(state, session, &key).await?;
    let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| recovery_code(state)).collect();
    let hashes: Vec<String> = codes.iter().map(|code| hash(code)).collect();
    let (stamp, typed) = (stamp(state, session), code.to_owned());
    let state = state.clone();
    let tenant = session.row.home_tenant.clone();
    let parts = state.clone();
    let unit = state.store.write(&tenant, move |tx| {
        let (stamp, user, typed) = (stamp.clone(), user.clone(), typed.clone());
        let (hashes, state) = (hashes.clone(), parts.clone());
        let (old, new) = (old.clone(), new.clone());
        Box::pin(async move {
            let factor = store::second_factors::find(tx, &user).await?;
            let factor = factor.ok_or(Refusal::NotFound)?;
            if factor.is_confirmed {
                return Err(Refusal::Stale);
            }
            let secret = state.secrets.open(&place(&user), &factor.sealed_secret)?;
            if !use_code(tx, &user, &secret, &typed, stamp.system_at.timestamp()).await? {
                return Err(Refusal::WrongCode);
            }
            store::second_factors::confirm(tx, &user, stamp.system_at, &hashes).await?;
            let tenant = tx.tenant().clone();
            let ended = store::sessions::revoke_others(tx, &tenant, &user, &old).await?;
            let change = Change {
                after: Some(json!({ "other_sessions_ended": ended })),
                ..changed("second_factor.confirmed", &user)
            };
            record(tx, &stamp, change).await?;
            renew(tx, &stamp, &user, &old, &new).await
        })
    });
    let confirmed: Result<(), Refusal> = unit.await;
    if matches!(confirmed, Err(Refusal::WrongCode)) {
        record_failure(&state, key).await?;
    }
    confirmed?;
    Ok((RecoveryCodes { codes }, token))
}

/// Turns it off. The person's other sessions end.
///
/// # Errors
/// [`Refusal::WrongCode`], [`Refusal::TooManyTries`], [`Refusal::Store`].
pub async fn remove(
    state: &AppState,
    session: &CurrentSession,
    code: &str,
) -> Result<SecondFactorBody, Refusal> {
    let home = User {
        id: session.row.home_user.clone(),
        tenant: session.row.home_tenant.clone(),
        ..session.user.clone()
    };
    let key = tries_key(&home.id);
    admit_try(state, session, &key).await?;
    let origin = session.origin.clone();
    if let Err(refusal) = check(state, &home, Some(code), origin).await {
        record_failure(state, key).await?;
        return Err(refusal);
    }
    let (stamp, user) = (stamp(state, session), home.id);
    let hash = session.row.token_hash.clone();
    let unit = state.store.write(&home.tenant, move |tx| {
        let (stamp, user, hash) = (stamp.clone(), user.clone(), hash.clone());
        Box::pin(async move {
            store::second_factors::remove(tx, &user).await?;
            let tenant = tx.tenant().clone();
            let ended = store::sessions::revoke_others(tx, &tenant, &user, &hash).await?;
            let change = Change {
                after: Some(json!({ "other_sessions_ended": ended })),
                ..changed("second_factor.removed", &user)
            };
            record(tx, &stamp, change).await
        })
    });
    unit.await?;
    show(state, session).await
}

/// Checks the second factor of somebody whose password was right, and says
/// whether there is one. Each code counts once.
///
/// # Errors
/// [`Refusal::SecondFactorNeeded`], [`Refusal::WrongCode`],
/// [`Refusal::Store`].
pub async fn check(
    state: &AppState,
    user: &User,
    code: Option<&str>,
    origin: Option<String>,
) -> Result<bool, Refusal> {
    let id = user.id.clone();
    let unit = state.store.read(&user.tenant, move |tx| {
        let id = id.clone();
        Box::pin(async move { store::second_factors::find(tx, &id).await })
    });
    let factor = unit
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    let Some(factor) = factor.filter(|factor| factor.is_confirmed) else {
        return Ok(false);
    };
    let typed = code.ok_or(Refusal::SecondFactorNeeded)?.trim().to_owned();
    let secret = state
        .secrets
        .open(&place(&user.id), &factor.sealed_secret)?;
    let id = user.id.clone();
    let stamp = Stamp::of_program(state).by(id.clone(), origin);
    let unit = state.store.write(&user.tenant, move |tx| {
        let (id, typed, secret) = (id.clone(), typed.clone(), secret.clone());
        let stamp = stamp.clone();
        Box::pin(async move {
            if use_code(tx, &id, &secret, &typed, stamp.system_at.timestamp()).await? {
                return Ok(true);
            }
            if !store::second_factors::use_code(tx, &id, &hash(&typed)).await? {
                return Err(Refusal::WrongCode);
            }
            record(tx, &stamp, changed("recovery_code.used", &id)).await?;
            Ok(true)
        })
    });
    unit.await
}

/// A change by the account that signed in: the second factor is its own, in
/// whichever organization the person acts at the moment.
fn stamp(state: &AppState, session: &CurrentSession) -> Stamp {
    Stamp::of(state, session).acting_as(&session.row.home_user)
}

/// Takes a code of the authenticator, unless one of its time was taken.
async fn use_code(
    tx: &mut TenantTx,
    user: &UserId,
    secret: &Secret,
    typed: &str,
    now: i64,
) -> Result<bool, Refusal> {
    let broken = Refusal::Bug("a stored secret of an authenticator is none");
    let secret = totp_rs::Secret::try_from_base32(secret.expose()).map_err(|_| broken)?;
    let totp: Totp = Builder::new()
        .with_secret(secret)
        .with_skew(1)
        .build()
        .map_err(|_| Refusal::Bug("a stored secret of an authenticator is too short"))?;
    let typed: String = typed.chars().filter(|one| !one.is_whitespace()).collect();
    let now = u64::try_from(now).unwrap_or_default();
    let Some(step) = totp.check(&typed, now) else {
        return Ok(false);
    };
    let step = i64::try_from(step).unwrap_or(i64::MAX);
    Ok(store::second_factors::use_step(tx, user, step).await?)
}

fn recovery_code(state: &AppState) -> String {
    let digits = hex::encode(state.random.secret());
    let digits: Vec<char> = digits.chars().take(2 * HALF).collect();
    let halves: Vec<String> = digits
        .chunks(HALF)
        .map(|half| half.iter().collect())
        .collect();
    halves.join("-")
}

/// Recovery codes are random, so a plain hash keeps them.
fn hash(code: &str) -> String {
    let code: String = code
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|one| one.to_ascii_lowercase())
        .collect();
    hex::encode(Sha256::digest(code))
}

/// Lets a signed-in person try a code: neither after too many wrong ones, nor
/// many at once, of which each would be looked at before the first is counted.
///
/// # Errors
/// [`Refusal::TooManyTries`], [`Refusal::Store`].
pub async fn admit_try(
    state: &AppState,
    session: &CurrentSession,
    key: &str,
) -> Result<(), Refusal> {
    let (origin, now) = (session.origin.as_deref(), state.clock.system_now());
    state.limits.admit(Kind::SignIn, Some(key), origin, now)?;
    refuse_too_many_tries(state, key).await
}

/// Under what wrong codes of a signed-in person are counted, apart from those
/// of the sign-in: a stolen session must not try them all.
pub fn tries_key(user: &UserId) -> String {
    hex::encode(Sha256::digest(format!("second_factor:{user}")))
}

fn place(user: &UserId) -> String {
    format!("second_factor:{user}")
}

fn changed(action: &'static str, user: &UserId) -> Change {
    Change {
        action,
        object: user.to_string(),
        before: None,
        after: None,
    }
}
