//! Signing in at the built-in directory.

use chrono::TimeDelta;
use domain::eligibility::Ineligible;
use domain::email::EmailAddress;
use domain::user::{AccountStatus, User, UserKind};
use sha2::{Digest, Sha256};
use store::StoreError;
use store::sessions::SessionRow;
use store::tenants::TenantRecord;

use super::look_up_email::{organization, parse};
use super::{CurrentSession, LIVES_FOR, SessionToken};
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::record::{Change, Stamp, record};

/// How long failures are held against an address.
const FAILURES_COUNT_FOR: TimeDelta = TimeDelta::minutes(10);

/// Checks address and password and begins a session, always with a new
/// secret. An unknown person, a wrong password and a guest's account take the
/// same time and get the same answer; that an account is disabled is told
/// only to who knows its password.
///
/// # Errors
/// [`Refusal::WrongCredentials`], [`Refusal::TooManyTries`],
/// [`Refusal::NotEligible`] for a disabled account, [`Refusal::Store`].
pub async fn sign_in(
    state: &AppState,
    typed_email: &str,
    password: String,
    origin: Option<String>,
) -> Result<(SessionToken, CurrentSession), Refusal> {
    let email = parse(typed_email)?;
    let key = hex::encode(Sha256::digest(email.as_str()));
    refuse_too_many_tries(state, &key).await?;
    let account = find_account(state, &email).await?;
    let stored = account
        .as_ref()
        .and_then(|account| account.credential.clone());
    let is_right = state.passwords.verify(password, stored).await;
    let is_right = is_right.map_err(|_| Refusal::Bug("a password could not be checked"))?;
    let Some(account) = account.filter(|_| is_right) else {
        record_failure(state, key).await?;
        return Err(Refusal::WrongCredentials);
    };
    if account.user.status == AccountStatus::Disabled {
        return Err(Refusal::NotEligible(Ineligible::AccountDisabled));
    }
    begin(state, account, key, origin).await
}

struct Account {
    tenant: TenantRecord,
    user: User,
    roles: Vec<domain::access::Role>,
    credential: Option<String>,
}

async fn find_account(state: &AppState, email: &EmailAddress) -> Result<Option<Account>, Refusal> {
    let Some(tenant) = organization(state, email).await? else {
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
    let found = unit
        .await?
        .filter(|(user, ..)| user.kind == UserKind::Member);
    Ok(found.map(|(user, roles, credential)| Account {
        tenant,
        user,
        roles,
        credential,
    }))
}

async fn begin(
    state: &AppState,
    account: Account,
    failures_key: String,
    origin: Option<String>,
) -> Result<(SessionToken, CurrentSession), Refusal> {
    let token = SessionToken::new(state.random.secret());
    let now = state.clock.system_now();
    let user = account.user;
    let row = SessionRow {
        token_hash: token.hash(),
        tenant: user.tenant.clone(),
        user: user.id.clone(),
        home_tenant: user.tenant.clone(),
        home_user: user.id.clone(),
        created_at: now,
        last_seen_at: now,
        expires_at: now + LIVES_FOR,
    };
    let stamp = Stamp::of_program(state).by(user.id.clone(), origin.clone());
    let stored = row.clone();
    let unit = state.store.write(&user.tenant, move |tx| {
        let (row, stamp, key) = (stored.clone(), stamp.clone(), failures_key.clone());
        Box::pin(async move {
            store::sessions::insert(tx, &row).await?;
            store::sign_in_failures::clear(tx, &key).await?;
            let object = row.user.to_string();
            let change = Change {
                action: "session.begun",
                object,
                before: None,
                after: None,
            };
            record(tx, &stamp, change).await
        })
    });
    unit.await?;
    let viewer = domain::access::Viewer {
        user: user.id.clone(),
        tenant: user.tenant.clone(),
        kind: user.kind,
        roles: account.roles,
    };
    Ok((
        token,
        CurrentSession {
            viewer,
            user,
            tenant: account.tenant,
            row,
            origin,
        },
    ))
}

async fn refuse_too_many_tries(state: &AppState, key: &str) -> Result<(), Refusal> {
    let since = state.clock.system_now() - FAILURES_COUNT_FOR;
    let key = key.to_owned();
    let failures = state.store.read_global(move |tx| {
        let key = key.clone();
        Box::pin(async move { store::sign_in_failures::recent(tx, &key, since).await })
    });
    let failures = failures
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    if failures < state.sign_in_failures {
        return Ok(());
    }
    let seconds = u64::try_from(FAILURES_COUNT_FOR.num_seconds()).unwrap_or_default();
    Err(Refusal::TooManyTries {
        retry_after_seconds: seconds,
    })
}

async fn record_failure(state: &AppState, key: String) -> Result<(), StoreError> {
    let now = state.clock.system_now();
    let unit = state.store.write_global(move |tx| {
        let key = key.clone();
        Box::pin(async move { store::sign_in_failures::record(tx, &key, now).await })
    });
    unit.await
}
