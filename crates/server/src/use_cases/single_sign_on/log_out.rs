//! Out: from here to the provider, and from the provider to here.

use domain::ids::TenantId;
use store::provider_sessions::SignedOut;
use store::{StoreError, TenantTx};
use url::Url;

use super::{provider_of, session_place};
use crate::identity::{IdentityError, LogoutNotice, Provider, read_notice};
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::record::{Change, Stamp, record};
use crate::use_cases::session::CurrentSession;

/// Where a sign-out goes on: the page of the provider that ends its session
/// too. `None` for who signed in here, and when the provider does not answer:
/// nobody is kept from signing out.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn farewell(
    state: &AppState,
    session: &CurrentSession,
) -> Result<Option<String>, Refusal> {
    let (tenant, hash) = (&session.row.home_tenant, session.row.token_hash.clone());
    let unit = state.store.read(tenant, move |tx| {
        let hash = hash.clone();
        Box::pin(async move { store::provider_sessions::find(tx, &hash).await })
    });
    let found = unit
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    let (Some(found), Some(provider)) = (found, provider_of(state, tenant).await?) else {
        return Ok(None);
    };
    if found.issuer != provider.issuer {
        return Ok(None);
    }
    let now = state.clock.system_now();
    let Ok(known) = state.providers.of(&provider.issuer, now).await else {
        return Ok(None);
    };
    let page = &known.metadata.additional_metadata().end_session_endpoint;
    let Some(page) = page.clone() else {
        return Ok(None);
    };
    let token = state
        .secrets
        .open(&session_place(tenant), &found.sealed_id_token)?;
    Ok(Some(goodbye(state, page, &provider, token.expose())))
}

fn goodbye(state: &AppState, mut page: Url, provider: &Provider, id_token: &str) -> String {
    page.query_pairs_mut()
        .append_pair("id_token_hint", id_token)
        .append_pair("client_id", &provider.client_id)
        .append_pair("post_logout_redirect_uri", &post_logout_uri(state));
    page.into()
}

/// Where the provider sends people after signing out.
pub fn post_logout_uri(state: &AppState) -> String {
    format!("{}/", state.site.origin())
}

/// Follows a notice of the organization's provider, once.
///
/// # Errors
/// [`Refusal::NotFound`] without a provider, [`Refusal::InvalidField`] for a
/// notice that is not to be trusted, [`Refusal::ProviderDown`],
/// [`Refusal::Store`].
pub async fn take_notice(state: &AppState, tenant: &TenantId, token: &str) -> Result<(), Refusal> {
    let provider = provider_of(state, tenant).await?.ok_or(Refusal::NotFound)?;
    let now = state.clock.system_now();
    let notice = read_notice(&state.providers, &provider, token, now).await;
    let notice = notice.map_err(|error| match error {
        IdentityError::Untrusted(why) => Refusal::InvalidField {
            field: "logout_token",
            detail: why,
        },
        other => Refusal::ProviderDown(other),
    })?;
    follow(state, tenant, provider.issuer, notice).await
}

async fn follow(
    state: &AppState,
    tenant: &TenantId,
    issuer: String,
    notice: LogoutNotice,
) -> Result<(), Refusal> {
    let stamp = Stamp::of_program(state);
    let unit = state.store.write(tenant, move |tx| {
        let (stamp, issuer, notice) = (stamp.clone(), issuer.clone(), notice.clone());
        Box::pin(async move {
            let (now, until) = (stamp.system_at, notice.expires_at);
            let is_new = store::provider_sessions::follow_notice(tx, &notice.id, now, until);
            if !is_new.await? {
                return Ok(());
            }
            end_sessions(tx, &stamp, &issuer, &notice.whom, None).await
        })
    });
    unit.await
        .map_err(|error: StoreError| Refusal::Store(error))
}

/// Ends the sessions that came from a provider, all but `spared`.
///
/// # Errors
/// [`StoreError`].
pub async fn end_sessions(
    tx: &mut TenantTx,
    stamp: &Stamp,
    issuer: &str,
    whom: &SignedOut,
    spared: Option<&str>,
) -> Result<(), StoreError> {
    let mut ended = Vec::new();
    for hash in store::provider_sessions::take(tx, issuer, whom).await? {
        let is_spared = spared == Some(hash.as_str());
        if let Some(session) = store::sessions::find(tx, &hash).await?
            && !is_spared
        {
            store::sessions::revoke(tx, &hash).await?;
            ended.push(session);
        }
    }
    // Recording comes last: it locks the end of the audit chain.
    for session in ended {
        let change = Change {
            action: "session.ended",
            object: session.home_user.to_string(),
            before: None,
            after: None,
        };
        record(tx, &stamp.clone().numbered(&session.token_hash), change).await?;
    }
    Ok(())
}
