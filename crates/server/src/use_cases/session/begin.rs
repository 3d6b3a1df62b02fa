//! Beginning a session, wherever the person proved who he or she is.

use domain::access::Viewer;
use domain::eligibility::Ineligible;
use domain::ids::UserId;
use domain::user::{AccountStatus, User};
use store::TenantTx;
use store::provider_sessions::ProviderSession;
use store::sessions::SessionRow;
use store::tenants::TenantRecord;

use super::{CurrentSession, LIVES_FOR, SessionToken};
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::record::{Change, Stamp, record};

/// Who begins a session, and what ends or is forgotten by it.
pub struct Beginning {
    /// The organization.
    pub tenant: TenantRecord,
    /// The account.
    pub user: UserId,
    /// Where the request came from.
    pub origin: Option<String>,
    /// Failures that no longer count.
    pub failures_key: Option<String>,
    /// Where the person signed in, if not here.
    pub provider: Option<AtProvider>,
    /// Whether a second factor was shown.
    pub second_factor_shown: bool,
}

/// A sign-in at an identity provider.
#[derive(Clone)]
pub struct AtProvider {
    /// The provider.
    pub issuer: String,
    /// The person in its tokens.
    pub subject: String,
    /// Its session.
    pub sid: Option<String>,
    /// Its token, sealed.
    pub sealed_id_token: String,
}

/// Begins a session, always with a new secret: one that somebody planted
/// before the sign-in is worth nothing after it. What was true when the person
/// began to sign in is looked at again, and held until the session is there:
/// who switches the account off, or takes the provider away, ends this one too.
///
/// # Errors
/// [`Refusal::NotEligible`] for an account that is disabled meanwhile,
/// [`Refusal::Stale`] for a provider that is another, [`Refusal::Store`].
pub async fn begin(
    state: &AppState,
    beginning: Beginning,
) -> Result<(SessionToken, CurrentSession), Refusal> {
    let token = SessionToken::new(state.random.secret());
    let now = state.clock.system_now();
    let (tenant, user) = (beginning.tenant, beginning.user);
    let row = SessionRow {
        token_hash: token.hash(),
        tenant: tenant.tenant.id.clone(),
        user: user.clone(),
        home_tenant: tenant.tenant.id.clone(),
        home_user: user.clone(),
        created_at: now,
        last_seen_at: now,
        expires_at: now + LIVES_FOR,
        second_factor_at: beginning.second_factor_shown.then_some(now),
    };
    let provider = beginning.provider.map(|at| ProviderSession {
        token_hash: row.token_hash.clone(),
        issuer: at.issuer,
        subject: at.subject,
        sid: at.sid,
        sealed_id_token: at.sealed_id_token,
        expires_at: row.expires_at,
    });
    let stamp = Stamp::of_program(state).by(user, beginning.origin.clone());
    let job = (row.clone(), provider, beginning.failures_key, stamp);
    let unit = state.store.write(&tenant.tenant.id, move |tx| {
        let (row, provider, key, stamp) = job.clone();
        Box::pin(async move {
            let user = hold_account(tx, &row.user).await?;
            if let Some(provider) = &provider {
                hold_provider(tx, &provider.issuer).await?;
            }
            let roles = store::users::roles(tx, &user.id).await?;
            store::sessions::insert(tx, &row).await?;
            if let Some(provider) = provider {
                store::provider_sessions::insert(tx, &provider, now).await?;
            }
            if let Some(key) = key {
                store::sign_in_failures::clear(tx, &key).await?;
            }
            let change = Change {
                action: "session.begun",
                object: row.user.to_string(),
                before: None,
                after: None,
            };
            record(tx, &stamp, change).await?;
            Ok::<_, Refusal>((user, roles))
        })
    });
    let (user, roles) = unit.await?;
    let viewer = Viewer {
        user: user.id.clone(),
        tenant: user.tenant.clone(),
        kind: user.kind,
        roles,
    };
    let session = CurrentSession {
        viewer,
        user,
        tenant,
        row,
        origin: beginning.origin,
        country: None,
    };
    Ok((token, session))
}

async fn hold_account(tx: &mut TenantTx, id: &UserId) -> Result<User, Refusal> {
    let user = store::users::find_and_hold(tx, id).await?;
    match user.map(|user| (user.status, user)) {
        Some((AccountStatus::Active, user)) => Ok(user),
        _ => Err(Refusal::NotEligible(Ineligible::AccountDisabled)),
    }
}

async fn hold_provider(tx: &mut TenantTx, issuer: &str) -> Result<(), Refusal> {
    let provider = store::identity_providers::find_and_hold(tx).await?;
    let is_same = provider.is_some_and(|provider| provider.issuer == issuer);
    is_same.then_some(()).ok_or(Refusal::Stale)
}
