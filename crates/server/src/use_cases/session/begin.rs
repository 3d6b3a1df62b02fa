//! Beginning a session, wherever the person proved who he or she is.

use domain::access::{Role, Viewer};
use domain::user::User;
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
    pub user: User,
    /// Its roles.
    pub roles: Vec<Role>,
    /// Where the request came from.
    pub origin: Option<String>,
    /// Failures that no longer count.
    pub failures_key: Option<String>,
    /// The session of this browser that ends, by its hash.
    pub earlier: Option<String>,
    /// Where the person signed in, if not here.
    pub provider: Option<AtProvider>,
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
/// before the sign-in is worth nothing after it.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn begin(
    state: &AppState,
    beginning: Beginning,
) -> Result<(SessionToken, CurrentSession), Refusal> {
    let token = SessionToken::new(state.random.secret());
    let now = state.clock.system_now();
    let user = beginning.user;
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
    let provider = beginning.provider.map(|at| ProviderSession {
        token_hash: row.token_hash.clone(),
        issuer: at.issuer,
        subject: at.subject,
        sid: at.sid,
        sealed_id_token: at.sealed_id_token,
        expires_at: row.expires_at,
    });
    let stamp = Stamp::of_program(state).by(user.id.clone(), beginning.origin.clone());
    let (stored, key, earlier) = (row.clone(), beginning.failures_key, beginning.earlier);
    let unit = state.store.write(&user.tenant, move |tx| {
        let (row, stamp, key) = (stored.clone(), stamp.clone(), key.clone());
        let (provider, earlier) = (provider.clone(), earlier.clone());
        Box::pin(async move {
            if let Some(earlier) = earlier {
                store::sessions::revoke(tx, &earlier).await?;
            }
            store::sessions::insert(tx, &row).await?;
            if let Some(provider) = provider {
                store::provider_sessions::insert(tx, &provider, now).await?;
            }
            if let Some(key) = key {
                store::sign_in_failures::clear(tx, &key).await?;
            }
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
    let viewer = Viewer {
        user: user.id.clone(),
        tenant: user.tenant.clone(),
        kind: user.kind,
        roles: beginning.roles,
    };
    let session = CurrentSession {
        viewer,
        user,
        tenant: beginning.tenant,
        row,
        origin: beginning.origin,
    };
    Ok((token, session))
}
