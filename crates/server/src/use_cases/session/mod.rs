//! Sessions: an opaque secret in a cookie, its hash in the database.

mod begin;
mod look_up_email;
mod show;
mod sign_in;
mod switch_organization;

pub use begin::{AtProvider, Beginning, begin};
pub use look_up_email::{
    domain_key, look_up_email, organization as organization_of, parse as parse_email, route,
};
pub use show::show;
pub use sign_in::{record_failure, refuse_too_many_tries, sign_in};
pub use switch_organization::switch_organization;

use chrono::TimeDelta;
use domain::access::{Role, Viewer};
use domain::access_policy::AccessPolicy;
use domain::user::{AccountStatus, User};
use sha2::{Digest, Sha256};
use store::sessions::SessionRow;
use store::tenants::TenantRecord;
use store::{StoreError, TenantTx};

use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::record::{Change, Stamp, record};

/// A session ends this long after sign-in.
pub const LIVES_FOR: TimeDelta = TimeDelta::hours(12);
/// A session ends when it was not used for this long.
pub const IDLE_FOR: TimeDelta = TimeDelta::hours(8);
/// How often the last use is written down, at most.
const TOUCHED_EVERY: TimeDelta = TimeDelta::minutes(5);

/// The session's secret: 256 bits that nobody can guess.
#[derive(Clone)]
pub struct SessionToken([u8; 32]);

/// Who is signed in, where, and by which session.
#[derive(Debug, Clone)]
pub struct CurrentSession {
    /// What rights depend on.
    pub viewer: Viewer,
    /// The person's account in the organization where he or she acts.
    pub user: User,
    /// The organization.
    pub tenant: TenantRecord,
    /// The session as it is stored.
    pub row: SessionRow,
    /// Where the request came from.
    pub origin: Option<String>,
}

impl SessionToken {
    /// A token of these bytes.
    pub const fn new(secret: [u8; 32]) -> Self {
        Self(secret)
    }

    /// What goes into the cookie.
    pub const fn secret(&self) -> &[u8; 32] {
        &self.0
    }

    /// What goes into the database.
    pub fn hash(&self) -> String {
        hex::encode(Sha256::digest(self.0))
    }
}

/// Finds the session of a token. Whoever was disabled meanwhile has none.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn current(
    state: &AppState,
    token: &SessionToken,
) -> Result<Option<CurrentSession>, Refusal> {
    let hash = token.hash();
    let found = state.store.read_global(move |tx| {
        let hash = hash.clone();
        Box::pin(async move {
            let Some(row) = store::sessions::find(tx, &hash).await? else {
                return Ok(None);
            };
            let tenant = store::tenants::find(tx, &row.tenant).await?;
            Ok::<_, StoreError>(tenant.map(|tenant| (row, tenant)))
        })
    });
    let Some((row, tenant)) = found.await? else {
        return Ok(None);
    };
    let now = state.clock.system_now();
    if row.expires_at <= now || row.last_seen_at + IDLE_FOR <= now {
        return Ok(None);
    }
    let user = row.user.clone();
    let account = state.store.read(&row.tenant, move |tx| {
        let user = user.clone();
        Box::pin(async move { account(tx, &user).await })
    });
    let Some((user, roles, policy)) = account.await? else {
        return Ok(None);
    };
    if policy.session_hours.is_over(row.created_at, now) {
        return Ok(None);
    }
    if !is_at_home(&row) && !is_home_active(state, &row).await? {
        return Ok(None);
    }
    if row.last_seen_at + TOUCHED_EVERY <= now {
        touch(state, row.token_hash.clone()).await?;
    }
    let viewer = Viewer {
        user: user.id.clone(),
        tenant: user.tenant.clone(),
        kind: user.kind,
        roles,
    };
    Ok(Some(CurrentSession {
        viewer,
        user,
        tenant,
        row,
        origin: None,
    }))
}

/// Ends a session.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn sign_out(state: &AppState, session: &CurrentSession) -> Result<(), Refusal> {
    Ok(end(state, &session.row, Stamp::of(state, session)).await?)
}

/// Ends the session that a browser had before another began in it, if it has
/// not ended by itself.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn end_earlier(
    state: &AppState,
    token_hash: &str,
    origin: Option<String>,
) -> Result<(), Refusal> {
    let hash = token_hash.to_owned();
    let found = state.store.read_global(move |tx| {
        let hash = hash.clone();
        Box::pin(async move { store::sessions::find(tx, &hash).await })
    });
    let found: Result<_, StoreError> = found.await;
    if let Some(row) = found? {
        let stamp = Stamp::of_program(state).by(row.user.clone(), origin);
        end(state, &row, stamp).await?;
    }
    Ok(())
}

async fn end(state: &AppState, row: &SessionRow, stamp: Stamp) -> Result<(), StoreError> {
    let (hash, user) = (row.token_hash.clone(), row.user.to_string());
    let unit = state.store.write(&row.tenant, move |tx| {
        let (stamp, hash, object) = (stamp.clone(), hash.clone(), user.clone());
        Box::pin(async move {
            store::sessions::revoke(tx, &hash).await?;
            let change = Change {
                action: "session.ended",
                object,
                before: None,
                after: None,
            };
            record(tx, &stamp, change).await
        })
    });
    unit.await
}

/// Removes the rows of sessions that are over.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn forget_expired_sessions(state: &AppState) -> Result<(), Refusal> {
    let now = state.clock.system_now();
    let unit = state.store.write_global(move |tx| {
        Box::pin(async move { store::sessions::delete_expired(tx, now).await })
    });
    let count = unit
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    tracing::debug!(count, "expired sessions are forgotten");
    Ok(())
}

async fn account(
    tx: &mut TenantTx,
    user: &domain::ids::UserId,
) -> Result<Option<(User, Vec<Role>, AccessPolicy)>, StoreError> {
    let Some(user) = store::users::find(tx, user).await? else {
        return Ok(None);
    };
    if user.status == AccountStatus::Disabled {
        return Ok(None);
    }
    let roles = store::users::roles(tx, &user.id).await?;
    let (policy, _) = store::access_policies::find(tx).await?;
    Ok(Some((user, roles, policy)))
}

fn is_at_home(row: &SessionRow) -> bool {
    row.tenant == row.home_tenant && row.user == row.home_user
}

/// A guest acts by an account of another organization, which can switch it
/// off as well.
async fn is_home_active(state: &AppState, row: &SessionRow) -> Result<bool, Refusal> {
    let user = row.home_user.clone();
    let unit = state.store.read(&row.home_tenant, move |tx| {
        let user = user.clone();
        Box::pin(async move { account(tx, &user).await })
    });
    Ok(unit.await?.is_some())
}

async fn touch(state: &AppState, hash: String) -> Result<(), StoreError> {
    let now = state.clock.system_now();
    let unit = state.store.write_global(move |tx| {
        let hash = hash.clone();
        Box::pin(async move { store::sessions::touch(tx, &hash, now).await })
    });
    unit.await
}
