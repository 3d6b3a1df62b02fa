//! Sessions: an opaque secret in a cookie, its hash in the database.

mod begin;
mod look_up_email;
mod places;
mod show;
mod sign_in;
mod strengthen;
mod switch_organization;

use places::may_act_for_partner;

pub use begin::{AtProvider, Beginning, begin};
pub use look_up_email::{
    domain_key, look_up_email, organization as organization_of, parse as parse_email, route,
};
pub use show::show;
pub use sign_in::{record_failure, refuse_too_many_tries, sign_in};
pub use strengthen::{prove_second_factor, renew};
pub use switch_organization::switch_organization;

use chrono::{DateTime, TimeDelta, Utc};
use domain::access::{Role, Viewer};
use domain::access_policy::AccessPolicy;
use domain::market::Market;
use domain::user::{AccountStatus, User, UserKind};
use sha2::{Digest, Sha256};
use store::sessions::SessionRow;
use store::tenants::TenantRecord;
use store::{StoreError, TenantTx};

use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::partners;
use crate::use_cases::record::{Change, Stamp, record};

/// A session ends this long after sign-in.
pub const LIVES_FOR: TimeDelta = TimeDelta::hours(12);
/// A session ends when it was not used for this long.
pub const IDLE_FOR: TimeDelta = TimeDelta::hours(8);
/// The same for who has a role: an admin's open browser is worth more.
pub const ADMIN_IDLE_FOR: TimeDelta = TimeDelta::minutes(30);
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
    /// In which country that is, where the installation can tell.
    pub country: Option<Market>,
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
    let session = of_row(state, row, tenant).await?;
    if let Some(session) = &session
        && session.row.last_seen_at + TOUCHED_EVERY <= state.clock.system_now()
    {
        touch(state, session.row.token_hash.clone()).await?;
    }
    Ok(session)
}

/// The session that is stored so, unless it is over.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn of_row(
    state: &AppState,
    row: SessionRow,
    tenant: TenantRecord,
) -> Result<Option<CurrentSession>, Refusal> {
    let now = state.clock.system_now();
    if row.expires_at <= now || row.last_seen_at + IDLE_FOR <= now {
        return Ok(None);
    }
    let Some(is_of_partner) = may_go_out(state, &row).await? else {
        return Ok(None);
    };
    let (acting, business_now) = (row.clone(), state.clock.business_now());
    let account = state.store.read(&row.tenant, move |tx| {
        let acting = acting.clone();
        Box::pin(async move { account(tx, &acting, is_of_partner, business_now).await })
    });
    let Some((user, roles, policy)) = account.await? else {
        return Ok(None);
    };
    let is_idle = !roles.is_empty() && row.last_seen_at + ADMIN_IDLE_FOR <= now;
    if is_idle || policy.session_hours.is_over(row.created_at, now) {
        return Ok(None);
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
        country: None,
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

/// The account in which a session acts, its roles, and what its organization
/// demands. Who comes from a partner has the roles of its grants; once they
/// are over, only whom the organization has invited itself stays, as a guest.
async fn account(
    tx: &mut TenantTx,
    session: &SessionRow,
    is_of_partner: bool,
    business_now: DateTime<Utc>,
) -> Result<Option<(User, Vec<Role>, AccessPolicy)>, StoreError> {
    let Some(user) = store::users::find(tx, &session.user).await? else {
        return Ok(None);
    };
    if user.status == AccountStatus::Disabled {
        return Ok(None);
    }
    let granted = if is_of_partner {
        partners::roles_here(tx, &session.home_tenant, business_now).await?
    } else {
        Vec::new()
    };
    let (kind, roles) = if granted.is_empty() {
        if !is_at_home(session) && !is_invited(tx, session).await? {
            return Ok(None);
        }
        (user.kind, store::users::roles(tx, &user.id).await?)
    } else {
        (UserKind::Partner, granted)
    };
    let (policy, _) = store::access_policies::find(tx).await?;
    Ok(Some((User { kind, ..user }, roles, policy)))
}

fn is_at_home(row: &SessionRow) -> bool {
    row.tenant == row.home_tenant && row.user == row.home_user
}

async fn is_invited(tx: &mut TenantTx, session: &SessionRow) -> Result<bool, StoreError> {
    let here = tx.tenant().clone();
    store::memberships::is_guest(tx, &session.home_tenant, &session.home_user, &here).await
}

/// Who acts elsewhere does it by an account of another organization, which
/// can switch it off as well: `None` then, else whether the person may act for
/// that organization as a partner.
async fn may_go_out(state: &AppState, row: &SessionRow) -> Result<Option<bool>, StoreError> {
    if is_at_home(row) {
        return Ok(Some(false));
    }
    let user = row.home_user.clone();
    let unit = state.store.read(&row.home_tenant, move |tx| {
        let user = user.clone();
        Box::pin(async move {
            let home = store::users::find(tx, &user).await?;
            match home.filter(|home| home.status == AccountStatus::Active) {
                Some(home) => may_act_for_partner(tx, &home).await.map(Some),
                None => Ok(None),
            }
        })
    });
    unit.await
}

async fn touch(state: &AppState, hash: String) -> Result<(), StoreError> {
    let now = state.clock.system_now();
    let unit = state.store.write_global(move |tx| {
        let hash = hash.clone();
        Box::pin(async move { store::sessions::touch(tx, &hash, now).await })
    });
    unit.await
}
