//! Who hears of what, as the organization chooses it.

use api::notices::{NoticeSettingsBody, SetNoticeSettingsRequest};
use domain::access::{Permit, SetNotices, ViewNotices};
use domain::market::Market;
use domain::notices::{NoticeSettings, SettingsError};
use serde_json::json;
use store::{StoreError, TenantTx};

use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::record::{Change, Stamp, record};
use crate::use_cases::session::{CurrentSession, domain_key};

/// What holds, with the version to write it by.
///
/// # Errors
/// [`StoreError`].
pub async fn settings_of(
    tx: &mut TenantTx,
    market: Market,
) -> Result<(NoticeSettings, i64), StoreError> {
    let chosen = store::notices::settings(tx).await?;
    // What a later version chose and this one cannot read goes as usual.
    let read =
        chosen.and_then(|(json, version)| Some((serde_json::from_str(&json).ok()?, version)));
    Ok(read.unwrap_or_else(|| (NoticeSettings::usual(market), 0)))
}

/// Shows what holds.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn show_settings(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<ViewNotices>,
) -> Result<NoticeSettingsBody, Refusal> {
    let market = session.tenant.tenant.facts.market;
    let unit = state.store.read(&session.viewer.tenant, move |tx| {
        Box::pin(async move { settings_of(tx, market).await })
    });
    let (settings, version) = unit
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    Ok(body(settings, version))
}

/// Chooses who hears of what.
///
/// # Errors
/// [`Refusal::InvalidField`], [`Refusal::Stale`], [`Refusal::Store`].
pub async fn set_settings(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<SetNotices>,
    request: SetNoticeSettingsRequest,
) -> Result<NoticeSettingsBody, Refusal> {
    let market = session.tenant.tenant.facts.market;
    let job = (Stamp::of(state, session), request, market);
    let unit = state.store.write(&session.viewer.tenant, move |tx| {
        let (stamp, request, market) = job.clone();
        Box::pin(async move { choose(tx, &stamp, request, market).await })
    });
    unit.await
}

async fn choose(
    tx: &mut TenantTx,
    stamp: &Stamp,
    request: SetNoticeSettingsRequest,
    market: Market,
) -> Result<NoticeSettingsBody, Refusal> {
    let (before, version) = settings_of(tx, market).await?;
    if version != request.version {
        return Err(Refusal::Stale);
    }
    let own = store::domains::verified(tx).await?;
    let is_own = |domain: &str| domain_key(domain).is_some_and(|key| own.contains(&key));
    let chosen = NoticeSettings {
        language: request.language,
        topics: request.topics,
    };
    let chosen = chosen.checked(is_own)?;
    let json = serde_json::to_string(&chosen).map_err(|_| Refusal::Bug("settings are no JSON"))?;
    if !store::notices::set_settings(tx, &json, version).await? {
        return Err(Refusal::Stale);
    }
    let change = Change {
        action: "notices.changed",
        object: tx.tenant().to_string(),
        before: Some(json!(before)),
        after: Some(json!(chosen)),
    };
    record(tx, stamp, change).await?;
    Ok(body(chosen, version + 1))
}

fn body(settings: NoticeSettings, version: i64) -> NoticeSettingsBody {
    NoticeSettingsBody {
        language: settings.language,
        topics: settings.topics,
        version,
    }
}

impl From<SettingsError> for Refusal {
    fn from(error: SettingsError) -> Self {
        let field = match error {
            SettingsError::Twice => "topics",
            SettingsError::Role(_) => "roles",
            SettingsError::TooManyAddresses | SettingsError::Foreign(_) => "addresses",
        };
        Self::InvalidField {
            field,
            detail: error.to_string(),
        }
    }
}
