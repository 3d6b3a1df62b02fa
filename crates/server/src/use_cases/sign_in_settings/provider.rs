//! The organization's identity provider.

use api::sign_in_settings::{
    ConnectProviderRequest, ProviderBody, ProviderCheck, ProviderSettings, TestProviderRequest,
};
use domain::access::{self, ManageDirectory, Permit, Right, ViewDirectory};
use domain::sign_in::ProviderKind;
use serde_json::json;
use store::identity_providers::ProviderRecord;
use store::provider_sessions::SignedOut;
use store::{StoreError, TenantTx};

use super::invalid;
use crate::identity::{IdentityError, KnownProvider, entra_directory, is_microsoft};
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::record::{Change, Stamp, record};
use crate::use_cases::session::CurrentSession;
use crate::use_cases::single_sign_on;

const LONGEST: usize = 500;

/// The provider, and what it has to be told of us.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn show(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<ViewDirectory>,
) -> Result<ProviderSettings, Refusal> {
    let found = stored(state, session).await?;
    Ok(settings(state, session, found))
}

/// Tries whether a provider answers, and with what.
///
/// # Errors
/// [`Refusal::InvalidField`] at the issuer.
pub async fn test(
    state: &AppState,
    _permit: Permit<ManageDirectory>,
    request: &TestProviderRequest,
) -> Result<ProviderCheck, Refusal> {
    let known = ask(state, request.kind, &request.issuer).await?;
    let metadata = &known.metadata;
    let extras = metadata.additional_metadata();
    Ok(ProviderCheck {
        authorization_endpoint: metadata.authorization_endpoint().to_string(),
        keys: u32::try_from(metadata.jwks().keys().len()).unwrap_or(u32::MAX),
        ends_sessions: extras.end_session_endpoint.is_some(),
    })
}

/// Connects a provider that answers; people sign in there from now on. Where
/// it takes the place of another, the sessions that came from that one end.
///
/// # Errors
/// [`Refusal::InvalidField`], [`Refusal::Stale`] when somebody else changed
/// it since `version`, [`Refusal::Store`].
pub async fn connect(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<ManageDirectory>,
    request: ConnectProviderRequest,
) -> Result<ProviderSettings, Refusal> {
    let client_id = request.client_id.trim().to_owned();
    if client_id.is_empty() || client_id.len() > LONGEST {
        return Err(invalid("client_id", "this is no client id"));
    }
    let before = stored(state, session).await?;
    if before.as_ref().map(|record| record.version) != request.version {
        return Err(Refusal::Stale);
    }
    ask(state, request.kind, &request.issuer).await?;
    let kept = before
        .as_ref()
        .filter(|record| record.issuer == request.issuer && record.client_id == client_id)
        .map(|record| record.sealed_secret.clone());
    let sealed_secret = match request.client_secret.filter(|secret| !secret.is_empty()) {
        Some(secret) if secret.len() <= LONGEST => {
            let place = single_sign_on::secret_place(&session.viewer.tenant);
            state.secrets.seal(&*state.random, &place, &secret)?
        }
        Some(_) => return Err(invalid("client_secret", "this is too long")),
        None => kept.ok_or_else(|| invalid("client_secret", "a new provider needs its secret"))?,
    };
    let record = ProviderRecord {
        kind: request.kind,
        issuer: request.issuer,
        client_id,
        sealed_secret,
        version: request.version.unwrap_or_default() + 1,
    };
    save(state, session, before, record.clone()).await?;
    Ok(settings(state, session, Some(record)))
}

async fn save(
    state: &AppState,
    session: &CurrentSession,
    before: Option<ProviderRecord>,
    after: ProviderRecord,
) -> Result<(), Refusal> {
    let job = (Stamp::of(state, session), own(session), before, after);
    let unit = state.store.write(&session.viewer.tenant, move |tx| {
        let (stamp, own, before, after) = job.clone();
        Box::pin(async move {
            let replaces = before.as_ref().map(|record| record.version);
            if !store::identity_providers::put(tx, &after, replaces).await? {
                return Err(Refusal::Stale);
            }
            let earlier = before.as_ref().filter(|before| is_another(before, &after));
            if let Some(earlier) = earlier {
                end_sessions_of(tx, &stamp, earlier, &own).await?;
            }
            let change = Change {
                action: "identity_provider.connected",
                object: tx.tenant().to_string(),
                before: before.as_ref().map(told),
                after: Some(told(&after)),
            };
            record_change(tx, &stamp, change).await
        })
    });
    unit.await
}

/// Takes the provider away; people sign in with passwords again, and the
/// sessions that came from it end.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn disconnect(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<ManageDirectory>,
) -> Result<ProviderSettings, Refusal> {
    let job = (Stamp::of(state, session), own(session));
    let unit = state.store.write(&session.viewer.tenant, move |tx| {
        let (stamp, own) = job.clone();
        Box::pin(async move {
            let before = store::identity_providers::find(tx).await?;
            if !store::identity_providers::delete(tx).await? {
                return Ok(());
            }
            if let Some(before) = &before {
                end_sessions_of(tx, &stamp, before, &own).await?;
            }
            let change = Change {
                action: "identity_provider.disconnected",
                object: tx.tenant().to_string(),
                before: before.as_ref().map(told),
                after: None,
            };
            record_change(tx, &stamp, change).await
        })
    });
    unit.await?;
    Ok(settings(state, session, None))
}

async fn record_change(tx: &mut TenantTx, stamp: &Stamp, change: Change) -> Result<(), Refusal> {
    Ok(record(tx, stamp, change).await?)
}

async fn stored(
    state: &AppState,
    session: &CurrentSession,
) -> Result<Option<ProviderRecord>, Refusal> {
    let unit = state.store.read(&session.viewer.tenant, move |tx| {
        Box::pin(async move { store::identity_providers::find(tx).await })
    });
    unit.await
        .map_err(|error: StoreError| Refusal::Store(error))
}

/// Whether people of the one are not those of the other.
fn is_another(before: &ProviderRecord, after: &ProviderRecord) -> bool {
    (before.kind, &before.issuer, &before.client_id)
        != (after.kind, &after.issuer, &after.client_id)
}

/// The admin stays, who may have no password: to see whether the new provider
/// works, and to mend it where it does not.
async fn end_sessions_of(
    tx: &mut TenantTx,
    stamp: &Stamp,
    provider: &ProviderRecord,
    own: &str,
) -> Result<(), StoreError> {
    let (issuer, everybody) = (&provider.issuer, SignedOut::Everybody);
    single_sign_on::end_sessions(tx, stamp, issuer, &everybody, Some(own)).await
}

fn own(session: &CurrentSession) -> String {
    session.row.token_hash.clone()
}

/// Asks the provider for its description. What is wrong is said at the issuer:
/// that is what the admin can change.
async fn ask(state: &AppState, kind: ProviderKind, issuer: &str) -> Result<KnownProvider, Refusal> {
    if issuer.len() > LONGEST {
        return Err(invalid("issuer", "this is too long"));
    }
    if kind == ProviderKind::Entra && entra_directory(issuer).is_none() {
        let detail = "an issuer of Entra ID names one directory: \
                      https://login.microsoftonline.com/{directory}/v2.0";
        return Err(invalid("issuer", detail));
    }
    if kind == ProviderKind::Generic && is_microsoft(issuer) {
        let detail = "for this issuer choose Microsoft Entra ID as the kind of provider";
        return Err(invalid("issuer", detail));
    }
    let asked = state
        .providers
        .look_at(issuer, state.clock.system_now())
        .await;
    asked.map_err(|error| match error {
        IdentityError::Away(failed) => invalid("issuer", failed),
        other => invalid("issuer", other),
    })
}

fn settings(
    state: &AppState,
    session: &CurrentSession,
    found: Option<ProviderRecord>,
) -> ProviderSettings {
    let tenant = &session.viewer.tenant;
    ProviderSettings {
        provider: found.map(|record| ProviderBody {
            kind: record.kind,
            issuer: record.issuer,
            client_id: record.client_id,
            version: record.version,
        }),
        redirect_uri: single_sign_on::redirect_uri(state, tenant),
        backchannel_logout_uri: single_sign_on::backchannel_uri(state, tenant),
        post_logout_redirect_uri: single_sign_on::post_logout_uri(state),
        may_change: access::may(&session.viewer, Right::ManageDirectory).is_ok(),
    }
}

/// What the audit log is told: all but the secret.
fn told(record: &ProviderRecord) -> serde_json::Value {
    json!({ "kind": record.kind, "issuer": record.issuer, "client_id": record.client_id })
}
