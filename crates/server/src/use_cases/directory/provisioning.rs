//! What admins do about the directory elsewhere: its tokens, and how leavers are treated.

use api::provisioning::{
    MOST_DAYS, MOST_TOKENS, NewProvisioningToken, Provisioning, ProvisioningToken,
};
use chrono::{DateTime, TimeDelta, Utc};
use domain::access::{ManageProvisioning, Permit, Right, ViewDirectory, may};
use domain::ids::ScimTokenId;
use serde_json::json;
use store::TenantTx;
use store::scim_tokens::{self, ScimTokenRow};

use super::tokens;
use crate::ids::new_id;
use crate::refusal::Refusal;
use crate::scim::BASE_PATH;
use crate::state::AppState;
use crate::use_cases::record::{Change, Stamp, record};
use crate::use_cases::session::CurrentSession;

/// Address, tokens and setting.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn show(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<ViewDirectory>,
) -> Result<Provisioning, Refusal> {
    let shown = Shown::new(state, session);
    let unit = state.store.read(&session.viewer.tenant, move |tx| {
        let shown = shown.clone();
        Box::pin(async move { shown.load(tx).await })
    });
    unit.await
}

/// Makes a token, whose secret is given this once.
///
/// # Errors
/// [`Refusal::InvalidField`] for a life that is none or too long, [`Refusal::TooManyTokens`],
/// [`Refusal::Store`].
pub async fn create_token(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<ManageProvisioning>,
    expires_in_days: u32,
) -> Result<NewProvisioningToken, Refusal> {
    if !(1..=MOST_DAYS).contains(&expires_in_days) {
        return Err(Refusal::InvalidField {
            field: "expires_in_days",
            detail: format!("a token is taken for 1 to {MOST_DAYS} days"),
        });
    }
    let now = state.clock.system_now();
    let secret = tokens::secret(state.random.secret());
    let row = ScimTokenRow {
        token_hash: tokens::hash(&secret),
        tenant: session.viewer.tenant.clone(),
        id: new_id(state.random.as_ref())?,
        created_by: session.viewer.user.clone(),
        created_at: now,
        expires_at: now + TimeDelta::days(i64::from(expires_in_days)),
        last_used_at: None,
    };
    let (new, stamp) = (row.clone(), Stamp::of(state, session));
    let unit = state.store.write(&row.tenant, move |tx| {
        let (new, stamp) = (new.clone(), stamp.clone());
        Box::pin(async move {
            // Two admins at once must not both find room for one more.
            store::people::lock_administration(tx).await?;
            let known = scim_tokens::list(tx, &new.tenant).await?;
            let valid = known.iter().filter(|token| now < token.expires_at);
            if valid.count() >= MOST_TOKENS {
                return Err(Refusal::TooManyTokens);
            }
            scim_tokens::insert(tx, &new).await?;
            let change = Change {
                action: "provisioning_token.created",
                object: new.id.to_string(),
                before: None,
                after: Some(json!({ "expires_at": new.expires_at })),
            };
            record(tx, &stamp, change).await?;
            Ok(())
        })
    });
    unit.await?;
    Ok(NewProvisioningToken {
        token: body(&row, now),
        secret,
    })
}

/// Ends a token; the next request that shows it is refused.
///
/// # Errors
/// [`Refusal::NotFound`] also for another organization's token, [`Refusal::Store`].
pub async fn revoke_token(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<ManageProvisioning>,
    token: &ScimTokenId,
) -> Result<Provisioning, Refusal> {
    let shown = Shown::new(state, session);
    let (token, stamp) = (token.clone(), Stamp::of(state, session));
    let unit = state.store.write(&session.viewer.tenant, move |tx| {
        let (shown, token, stamp) = (shown.clone(), token.clone(), stamp.clone());
        Box::pin(async move {
            let tenant = tx.tenant().clone();
            if !scim_tokens::revoke(tx, &tenant, &token).await? {
                return Err(Refusal::NotFound);
            }
            let answer = shown.load(tx).await?;
            let change = Change {
                action: "provisioning_token.revoked",
                object: token.to_string(),
                before: None,
                after: None,
            };
            record(tx, &stamp, change).await?;
            Ok(answer)
        })
    });
    unit.await
}

/// Sets after how many days the licenses of people who left are freed.
///
/// # Errors
/// [`Refusal::InvalidField`], [`Refusal::Store`].
pub async fn set_leaver_licenses(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<ManageProvisioning>,
    days: u32,
) -> Result<Provisioning, Refusal> {
    if days > MOST_DAYS {
        return Err(Refusal::InvalidField {
            field: "free_licenses_after_days",
            detail: format!("licenses are freed after {MOST_DAYS} days at the latest"),
        });
    }
    let (shown, stamp) = (Shown::new(state, session), Stamp::of(state, session));
    let unit = state.store.write(&session.viewer.tenant, move |tx| {
        let (shown, stamp) = (shown.clone(), stamp.clone());
        Box::pin(async move {
            let before = store::leavers::free_after_days(tx).await?;
            store::leavers::set_free_after_days(tx, days).await?;
            let answer = shown.load(tx).await?;
            let change = Change {
                action: "leavers.changed",
                object: tx.tenant().to_string(),
                before: Some(json!({ "free_licenses_after_days": before })),
                after: Some(json!({ "free_licenses_after_days": days })),
            };
            record(tx, &stamp, change).await?;
            Ok::<_, Refusal>(answer)
        })
    });
    unit.await
}

/// What an answer is made of beside the database.
#[derive(Clone)]
struct Shown {
    address: String,
    may_change: bool,
    now: DateTime<Utc>,
}

impl Shown {
    fn new(state: &AppState, session: &CurrentSession) -> Self {
        Self {
            address: format!("{}{BASE_PATH}", state.site.origin()),
            may_change: may(&session.viewer, Right::ManageProvisioning).is_ok(),
            now: state.clock.system_now(),
        }
    }

    async fn load(self, tx: &mut TenantTx) -> Result<Provisioning, Refusal> {
        let tenant = tx.tenant().clone();
        let tokens = scim_tokens::list(tx, &tenant).await?;
        Ok(Provisioning {
            address: self.address,
            tokens: tokens.iter().map(|token| body(token, self.now)).collect(),
            free_licenses_after_days: store::leavers::free_after_days(tx).await?,
            may_change: self.may_change,
        })
    }
}

fn body(token: &ScimTokenRow, now: DateTime<Utc>) -> ProvisioningToken {
    ProvisioningToken {
        id: token.id.clone(),
        created_at: token.created_at,
        expires_at: token.expires_at,
        last_used_at: token.last_used_at,
        is_valid: now < token.expires_at,
    }
}
