//! Making, listing and ending service accounts and their tokens.

use api::programs::{NewServiceToken, ServiceAccountList, ServiceAccountRow, ServiceTokenBody};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::access::{ManagePrograms, Permit, ViewPrograms};
use domain::audit::Actor;
use domain::ids::{ProductId, ServiceAccountId, ServiceTokenId, TenantId};
use domain::program::{Scope, ServiceAccountError, TokenState, TokenTimes};
use domain::program::{check_service_account, token_expiry};
use serde_json::json;
use store::service_accounts::ServiceAccountRecord;
use store::service_tokens::ServiceTokenRow;
use store::{Store, StoreError, TenantTx};

use super::authenticate::{PREFIX, hash};
use crate::clock::Random;
use crate::ids::new_id;
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::record::{Change, Stamp, record};
use crate::use_cases::session::CurrentSession;

/// A service account as it is asked for.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// What it is for.
    pub name: String,
    /// What it may do.
    pub scopes: Vec<Scope>,
    /// For how many days its first token is taken.
    pub days: u32,
}

/// The app of a product.
#[derive(Debug, Clone)]
pub struct NewApp {
    /// What people read of it.
    pub name: String,
    /// The product.
    pub product: ProductId,
    /// For how many days its token is taken.
    pub days: u32,
}

/// Every account with the tokens that are still taken.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn list_accounts(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<ViewPrograms>,
) -> Result<ServiceAccountList, Refusal> {
    let tenant = session.viewer.tenant.clone();
    let unit = state.store.read(&session.viewer.tenant, move |tx| {
        let tenant = tenant.clone();
        Box::pin(async move {
            let accounts = store::service_accounts::list(tx).await?;
            let tokens = store::service_tokens::list(tx, &tenant).await?;
            Ok::<_, StoreError>((accounts, tokens))
        })
    });
    let (accounts, tokens) = unit.await?;
    let now = state.clock.system_now();
    let items = accounts.into_iter().map(|account| {
        let is_taken = |token: &&ServiceTokenRow| {
            token.account == account.id && token.times.state(now) == TokenState::Valid
        };
        ServiceAccountRow {
            tokens: tokens.iter().filter(is_taken).map(token_body).collect(),
            id: account.id,
            name: account.name,
            scopes: account.scopes,
            created_at: account.created_at,
            is_ended: account.ended_at.is_some(),
        }
    });
    Ok(ServiceAccountList {
        items: items.collect(),
    })
}

/// Makes an account of the organization with its first token.
///
/// # Errors
/// [`Refusal::InvalidField`], [`Refusal::Store`].
pub async fn create_account(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<ManagePrograms>,
    new: NewAccount,
) -> Result<NewServiceToken, Refusal> {
    check_service_account(&new.name, &new.scopes)?;
    let stamp = Stamp::of(state, session);
    let (store, random) = (&state.store, &*state.random);
    create(store, random, &session.viewer.tenant, stamp, new, None).await
}

/// Makes the account of a product's app, as the operator does: beside a
/// running server too, so without all of its parts.
///
/// # Errors
/// [`Refusal::InvalidField`], [`Refusal::Store`].
pub async fn create_app_account(
    store: &Store,
    random: &dyn Random,
    stamp: Stamp,
    tenant: &TenantId,
    app: NewApp,
) -> Result<NewServiceToken, Refusal> {
    let new = NewAccount {
        name: app.name,
        scopes: vec![Scope::EntitlementsRead, Scope::UsageWrite],
        days: app.days,
    };
    create(store, random, tenant, stamp, new, Some(app.product)).await
}

/// Makes another token.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::InvalidField`], [`Refusal::Store`].
pub async fn add_token(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<ManagePrograms>,
    account: &ServiceAccountId,
    days: u32,
) -> Result<NewServiceToken, Refusal> {
    let stamp = Stamp::of(state, session);
    let secret = new_secret(&*state.random);
    let tenant = session.viewer.tenant.clone();
    let (id, kept) = (new_id::<ServiceTokenId>(&*state.random)?, hash(&secret));
    let wanted = account.clone();
    let unit = state.store.write(&session.viewer.tenant, move |tx| {
        let (stamp, tenant, wanted) = (stamp.clone(), tenant.clone(), wanted.clone());
        let (id, kept) = (id.clone(), kept.clone());
        Box::pin(async move {
            // Two admins at once must not both find room for one more.
            store::people::lock_administration(tx).await?;
            let account = store::service_accounts::find(tx, &wanted).await?;
            let account = account.filter(|account| account.ended_at.is_none());
            let account = account.ok_or(Refusal::NotFound)?;
            let known = store::service_tokens::list(tx, &tenant).await?;
            let others = known.iter().filter(|token| token.account == account.id);
            let expires_at = token_expiry(stamp.system_at, days, others.map(|token| token.times))?;
            let token = token_row(kept, tenant, account.id.clone(), id, &stamp, expires_at);
            store::service_tokens::insert(tx, &token).await?;
            let after = json!({ "token": token.id, "expires_at": expires_at });
            written(tx, &stamp, "service_token.created", &account.id, after).await?;
            Ok::<_, Refusal>(token)
        })
    });
    let token = unit.await?;
    Ok(shown(&token, secret))
}

/// Takes a token back; again is harmless.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Store`].
pub async fn revoke_token(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<ManagePrograms>,
    account: &ServiceAccountId,
    token: &ServiceTokenId,
) -> Result<(), Refusal> {
    let stamp = Stamp::of(state, session);
    let tenant = session.viewer.tenant.clone();
    let (account, token) = (account.clone(), token.clone());
    let unit = state.store.write(&session.viewer.tenant, move |tx| {
        let (stamp, tenant) = (stamp.clone(), tenant.clone());
        let (account, token) = (account.clone(), token.clone());
        Box::pin(async move {
            let known = store::service_tokens::list(tx, &tenant).await?;
            let is_it = |known: &&ServiceTokenRow| known.account == account && known.id == token;
            known.iter().find(is_it).ok_or(Refusal::NotFound)?;
            let at = stamp.system_at;
            if store::service_tokens::revoke(tx, &tenant, &account, &token, at).await? {
                let after = json!({ "token": token });
                written(tx, &stamp, "service_token.revoked", &account, after).await?;
            }
            Ok(())
        })
    });
    unit.await
}

/// Ends an account with all its tokens; again is harmless.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Store`].
pub async fn end_account(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<ManagePrograms>,
    account: &ServiceAccountId,
) -> Result<(), Refusal> {
    let stamp = Stamp::of(state, session);
    let (tenant, account) = (session.viewer.tenant.clone(), account.clone());
    let unit = state.store.write(&session.viewer.tenant, move |tx| {
        let (stamp, tenant, account) = (stamp.clone(), tenant.clone(), account.clone());
        Box::pin(async move {
            let found = store::service_accounts::find(tx, &account).await?;
            found.ok_or(Refusal::NotFound)?;
            if store::service_accounts::end(tx, &account, stamp.system_at).await? {
                let at = stamp.system_at;
                store::service_tokens::revoke_all(tx, &tenant, &account, at).await?;
                let after = json!({ "ended": true });
                written(tx, &stamp, "service_account.ended", &account, after).await?;
            }
            Ok(())
        })
    });
    unit.await
}

async fn create(
    store: &Store,
    random: &dyn Random,
    tenant: &TenantId,
    stamp: Stamp,
    new: NewAccount,
    product: Option<ProductId>,
) -> Result<NewServiceToken, Refusal> {
    let expires_at = token_expiry(stamp.system_at, new.days, [])?;
    let account = ServiceAccountRecord {
        id: new_id(random)?,
        name: new.name.trim().to_owned(),
        scopes: new.scopes,
        product,
        created_by: stamp.actor.as_ref().and_then(Actor::person).cloned(),
        created_at: stamp.system_at,
        ended_at: None,
    };
    let secret = new_secret(random);
    let id = new_id::<ServiceTokenId>(random)?;
    let (kept, of) = (hash(&secret), account.id.clone());
    let token = token_row(kept, tenant.clone(), of, id, &stamp, expires_at);
    let stored = token.clone();
    let unit = store.write(tenant, move |tx| {
        let (stamp, account, token) = (stamp.clone(), account.clone(), stored.clone());
        Box::pin(async move {
            store::service_accounts::insert(tx, &account).await?;
            store::service_tokens::insert(tx, &token).await?;
            let after = json!({
                "name": account.name, "scopes": account.scopes, "product": account.product,
                "token": token.id, "expires_at": token.times.expires_at,
            });
            written(tx, &stamp, "service_account.created", &account.id, after).await
        })
    });
    unit.await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    Ok(shown(&token, secret))
}

fn token_row(
    token_hash: String,
    tenant: TenantId,
    account: ServiceAccountId,
    id: ServiceTokenId,
    stamp: &Stamp,
    expires_at: chrono::DateTime<chrono::Utc>,
) -> ServiceTokenRow {
    ServiceTokenRow {
        token_hash,
        tenant,
        account,
        id,
        created_at: stamp.system_at,
        times: TokenTimes {
            expires_at,
            revoked_at: None,
        },
        last_used_at: None,
    }
}

async fn written(
    tx: &mut TenantTx,
    stamp: &Stamp,
    action: &'static str,
    account: &ServiceAccountId,
    after: serde_json::Value,
) -> Result<(), StoreError> {
    let change = Change {
        action,
        object: account.to_string(),
        before: None,
        after: Some(after),
    };
    record(tx, stamp, change).await
}

/// 256 bits that nobody can guess, behind the prefix.
fn new_secret(random: &dyn Random) -> String {
    format!("{PREFIX}{}", URL_SAFE_NO_PAD.encode(random.secret()))
}

fn shown(token: &ServiceTokenRow, secret: String) -> NewServiceToken {
    NewServiceToken {
        account: token.account.clone(),
        token: token_body(token),
        secret,
    }
}

fn token_body(token: &ServiceTokenRow) -> ServiceTokenBody {
    ServiceTokenBody {
        id: token.id.clone(),
        expires_at: token.times.expires_at,
        last_used_at: token.last_used_at,
    }
}

impl From<ServiceAccountError> for Refusal {
    fn from(error: ServiceAccountError) -> Self {
        let detail = error.to_string();
        let field = match error {
            ServiceAccountError::Name => "name",
            ServiceAccountError::NoScope | ServiceAccountError::ProductOnly(_) => "scopes",
            ServiceAccountError::Days => "days",
            ServiceAccountError::TooManyTokens => return Self::TooManyTokens,
        };
        Self::InvalidField { field, detail }
    }
}
