//! Signing in at the built-in directory.

use api::session::SignInRequest;
use chrono::TimeDelta;
use domain::access::Role;
use domain::eligibility::Ineligible;
use domain::email::EmailAddress;
use domain::sign_in::SignInMethod;
use domain::user::{AccountStatus, User, UserKind};
use sha2::{Digest, Sha256};
use store::StoreError;
use store::tenants::TenantRecord;

use super::begin::{Beginning, begin};
use super::look_up_email::{parse, route};
use super::{CurrentSession, SessionToken};
use crate::rates::{FROM_ANYWHERE, network};
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::second_factor;

/// How long failures are held against an address.
const FAILURES_COUNT_FOR: TimeDelta = TimeDelta::minutes(10);

/// Under what the failures of an email address are counted.
struct FailureKeys {
    /// From one network.
    here: String,
    /// From everywhere, of which there may be more: otherwise whoever guesses
    /// elsewhere would keep the person out.
    anywhere: String,
}

impl FailureKeys {
    fn of(email: &EmailAddress, origin: Option<&str>) -> Self {
        let from = origin.map(network).unwrap_or_default();
        Self {
            here: hex::encode(Sha256::digest(format!("{email} {from}"))),
            anywhere: hex::encode(Sha256::digest(email.as_str())),
        }
    }
}

/// Checks address, password and second factor and begins a session. An
/// unknown person, a wrong password and a guest's account take the same time
/// and get the same answer; that an account is disabled, or has a second
/// factor, is told only to who knows its password.
///
/// # Errors
/// [`Refusal::WrongCredentials`], [`Refusal::SecondFactorNeeded`],
/// [`Refusal::WrongCode`], [`Refusal::TooManyTries`],
/// [`Refusal::NotEligible`] for a disabled account, [`Refusal::Store`].
pub async fn sign_in(
    state: &AppState,
    request: SignInRequest,
    origin: Option<String>,
) -> Result<(SessionToken, CurrentSession), Refusal> {
    let email = parse(&request.email)?;
    let keys = FailureKeys::of(&email, origin.as_deref());
    refuse_too_many_tries(state, &keys.here).await?;
    let most = state.sign_in_failures.saturating_mul(FROM_ANYWHERE);
    refuse_more_tries_than(most, state, &keys.anywhere).await?;
    let account = find_account(state, &email).await?;
    let stored = account
        .as_ref()
        .and_then(|account| account.credential.clone());
    let is_right = state.passwords.verify(request.password, stored).await;
    let is_right = is_right.map_err(|_| Refusal::Bug("a password could not be checked"))?;
    let Some(account) = account.filter(|_| is_right) else {
        record_failures(state, keys).await?;
        return Err(Refusal::WrongCredentials);
    };
    if account.user.status == AccountStatus::Disabled {
        return Err(Refusal::NotEligible(Ineligible::AccountDisabled));
    }
    let (user, code) = (&account.user, request.code.as_deref());
    let checked = second_factor::check(state, user, code, origin.clone()).await;
    if matches!(checked, Err(Refusal::WrongCode)) {
        record_failures(state, keys).await?;
        return Err(Refusal::WrongCode);
    }
    let second_factor_shown = checked?;
    let beginning = Beginning {
        tenant: account.tenant,
        user: account.user.id,
        origin,
        // Those from elsewhere are not the person's to forget.
        failures_key: Some(keys.here),
        provider: None,
        second_factor_shown,
    };
    begin(state, beginning).await
}

struct Account {
    tenant: TenantRecord,
    user: User,
    credential: Option<String>,
}

/// The account of an address. Where an organization has a sign-in of its own,
/// passwords are for its global admins only: they must get in when the
/// provider does not work, and nobody else gets around it.
async fn find_account(state: &AppState, email: &EmailAddress) -> Result<Option<Account>, Refusal> {
    let Some((tenant, method)) = route(state, email).await? else {
        return Ok(None);
    };
    let email = email.clone();
    let unit = state.store.read(&tenant.tenant.id, move |tx| {
        let email = email.clone();
        Box::pin(async move {
            let Some(user) = store::users::find_by_email(tx, &email).await? else {
                return Ok::<_, StoreError>(None);
            };
            let credential = store::users::credential(tx, &user.id).await?;
            let roles = store::users::roles(tx, &user.id).await?;
            Ok(Some((user, roles, credential)))
        })
    });
    let found = unit.await?.filter(|(user, roles, _)| {
        let may_use_password =
            method == SignInMethod::Password || roles.contains(&Role::GlobalAdmin);
        user.kind == UserKind::Member && may_use_password
    });
    Ok(found.map(|(user, _, credential)| Account {
        tenant,
        user,
        credential,
    }))
}

/// Lets nobody try on who failed too often under this key.
///
/// # Errors
/// [`Refusal::TooManyTries`], [`Refusal::Store`].
pub async fn refuse_too_many_tries(state: &AppState, key: &str) -> Result<(), Refusal> {
    refuse_more_tries_than(state.sign_in_failures, state, key).await
}

async fn refuse_more_tries_than(most: u32, state: &AppState, key: &str) -> Result<(), Refusal> {
    let since = state.clock.system_now() - FAILURES_COUNT_FOR;
    let key = key.to_owned();
    let failures = state.store.read_global(move |tx| {
        let key = key.clone();
        Box::pin(async move { store::sign_in_failures::recent(tx, &key, since).await })
    });
    let failures = failures
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    if failures < most {
        return Ok(());
    }
    let seconds = u64::try_from(FAILURES_COUNT_FOR.num_seconds()).unwrap_or_default();
    Err(Refusal::TooManyTries {
        retry_after_seconds: seconds,
    })
}

/// Counts a failure under a key.
///
/// # Errors
/// [`StoreError`].
pub async fn record_failure(state: &AppState, key: String) -> Result<(), StoreError> {
    record_all(state, vec![key]).await
}

async fn record_failures(state: &AppState, keys: FailureKeys) -> Result<(), StoreError> {
    record_all(state, vec![keys.here, keys.anywhere]).await
}

async fn record_all(state: &AppState, keys: Vec<String>) -> Result<(), StoreError> {
    let now = state.clock.system_now();
    let unit = state.store.write_global(move |tx| {
        let keys = keys.clone();
        Box::pin(async move {
            for key in keys {
                store::sign_in_failures::record(tx, &key, now).await?;
            }
            Ok(())
        })
    });
    unit.await
}
