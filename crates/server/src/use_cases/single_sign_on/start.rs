//! Away to the identity provider.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use domain::sign_in::{SignInMethod, may_return_to};
use sha2::{Digest, Sha256};
use store::StoreError;
use store::sign_in_flows::FlowRecord;

use super::{flow_place, provider_of, redirect_uri};
use crate::identity::{self, Departure};
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::session::{CurrentSession, SessionToken, parse_email, route};

/// A sign-in that takes longer begins anew.
pub const COMES_BACK_WITHIN: TimeDelta = TimeDelta::minutes(10);

/// Who leaves, and where to.
pub struct Leaving<'a> {
    /// The address as typed.
    pub email: &'a str,
    /// The page to come back to.
    pub return_to: &'a str,
    /// Whether the provider is asked for a second factor.
    pub second_factor: bool,
}

/// A sign-in on its way.
pub struct Started {
    /// The provider's page.
    pub authorization_url: String,
    /// What this browser must show when it comes back.
    pub browser: SessionToken,
}

/// Begins a sign-in at the provider of the organization that owns the
/// address's domain. A browser that is on its way already keeps its secret,
/// so that two tabs do not undo each other.
///
/// # Errors
/// [`Refusal::InvalidField`], [`Refusal::ProviderDown`], [`Refusal::Store`].
pub async fn start(
    state: &AppState,
    leaving: Leaving<'_>,
    browser: Option<SessionToken>,
    earlier: Option<&CurrentSession>,
) -> Result<Started, Refusal> {
    let Leaving {
        email, return_to, ..
    } = leaving;
    let email = parse_email(email)?;
    if !may_return_to(return_to) {
        return Err(invalid("return_to", "this is no page to come back to"));
    }
    let nowhere = || invalid("email", "this organization has no sign-in of its own");
    let found = route(state, &email).await?;
    let found = found.filter(|(_, method)| *method == SignInMethod::IdentityProvider);
    let (tenant, _) = found.ok_or_else(nowhere)?;
    let tenant = tenant.tenant.id;
    let provider = provider_of(state, &tenant).await?.ok_or_else(nowhere)?;
    let now = state.clock.system_now();
    // Asked now, so that nobody is sent to a page that does not answer.
    let known = state.providers.of_lately(&provider.issuer, now).await;
    let known = known.map_err(Refusal::ProviderDown)?;
    let departure = Departure {
        state: secret(state),
        nonce: secret(state),
        verifier: secret(state),
        login_hint: Some(email.as_str().to_owned()),
        second_factor: leaving.second_factor,
    };
    let redirect = redirect_uri(state, &tenant);
    let url = identity::begin(&provider, &known, &redirect, &departure);
    let url = url.map_err(Refusal::ProviderDown)?;

    let browser = browser.unwrap_or_else(|| SessionToken::new(state.random.secret()));
    let sealed = state
        .secrets
        .seal(&*state.random, &flow_place(&tenant), &departure.verifier)?;
    let flow = FlowRecord {
        state_hash: hash(&departure.state),
        browser_hash: browser.hash(),
        issuer: provider.issuer,
        nonce: departure.nonce,
        sealed_verifier: sealed,
        return_to: return_to.to_owned(),
        earlier_session: earlier.map(|session| session.row.token_hash.clone()),
        expires_at: now + COMES_BACK_WITHIN,
    };
    let unit = state.store.write(&tenant, move |tx| {
        let flow = flow.clone();
        Box::pin(async move { store::sign_in_flows::insert(tx, &flow, now).await })
    });
    unit.await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    Ok(Started {
        authorization_url: url.into(),
        browser,
    })
}

/// What a state is known by; the state itself is in the browser's hands.
pub fn hash(state: &str) -> String {
    hex::encode(Sha256::digest(state))
}

fn secret(state: &AppState) -> String {
    URL_SAFE_NO_PAD.encode(state.random.secret())
}

fn invalid(field: &'static str, detail: &str) -> Refusal {
    Refusal::InvalidField {
        field,
        detail: detail.to_owned(),
    }
}
