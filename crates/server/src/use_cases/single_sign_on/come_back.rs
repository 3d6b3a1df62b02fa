//! Back from the identity provider.

use domain::ids::TenantId;
use domain::sign_in::SignInProblem;
use store::StoreError;
use store::sign_in_flows::FlowRecord;

use super::person::{Found, find_or_add};
use super::start::hash;
use super::{flow_place, provider_of, redirect_uri, session_place};
use crate::identity::{self, ExternalPerson, IdentityError, Provider, Return};
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::session::{AtProvider, Beginning, SessionToken, begin, end_earlier};

/// What the browser brings back from the provider.
pub struct ComingBack {
    /// Which sign-in.
    pub state: Option<String>,
    /// What is exchanged for a token.
    pub code: Option<String>,
    /// What went wrong there.
    pub error: Option<String>,
    /// Who says so.
    pub iss: Option<String>,
    /// What this browser was given when it left.
    pub browser: Option<SessionToken>,
    /// Where the request came from.
    pub origin: Option<String>,
}

/// How the sign-in ended.
pub enum Outcome {
    /// With a session.
    SignedIn {
        /// Its secret.
        token: SessionToken,
        /// The page to go to.
        return_to: String,
    },
    /// Without one.
    Failed {
        /// Why.
        problem: SignInProblem,
        /// The page to go to after another try, where it is known.
        return_to: Option<String>,
    },
}

/// Ends a sign-in at a provider. Whatever is wrong is told to the person, who
/// stands before a page of ours, and in the log.
///
/// # Errors
/// [`Refusal::Store`], [`Refusal::Bug`].
pub async fn come_back(
    state: &AppState,
    tenant: &TenantId,
    back: ComingBack,
) -> Result<Outcome, Refusal> {
    let Some(flow) = take_flow(state, tenant, &back).await? else {
        return Ok(failed(SignInProblem::Expired, None));
    };
    let return_to = flow.return_to.clone();
    let provider = provider_of(state, tenant).await?;
    // The admin connected another provider while the person was away.
    let provider = provider.filter(|provider| provider.issuer == flow.issuer);
    let Some(provider) = provider else {
        return Ok(failed(SignInProblem::Expired, Some(return_to)));
    };
    let person = match who(state, tenant, &provider, &flow, &back).await? {
        Ok(person) => person,
        Err(problem) => return Ok(failed(problem, Some(return_to))),
    };
    let found = match find_or_add(state, tenant, &person, back.origin.clone()).await? {
        Ok(found) => found,
        Err(problem) => return Ok(failed(problem, Some(return_to))),
    };
    let beginning = beginning(state, found, person, &provider, back.origin.clone())?;
    let token = match begin(state, beginning).await {
        Ok((token, _)) => token,
        // What an admin did while the person was on the way.
        Err(Refusal::NotEligible(_)) => {
            return Ok(failed(SignInProblem::Disabled, Some(return_to)));
        }
        Err(Refusal::Stale) => return Ok(failed(SignInProblem::Expired, Some(return_to))),
        Err(refusal) => return Err(refusal),
    };
    if let Some(earlier) = &flow.earlier_session {
        end_earlier(state, earlier, back.origin).await?;
    }
    Ok(Outcome::SignedIn { token, return_to })
}

/// Whether the browser has other sign-ins of the organization on their way, in
/// other tabs, which need what it keeps.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn is_on_its_way(
    state: &AppState,
    tenant: &TenantId,
    browser: &SessionToken,
) -> Result<bool, Refusal> {
    let (hash, now) = (browser.hash(), state.clock.system_now());
    let unit = state.store.read(tenant, move |tx| {
        let hash = hash.clone();
        Box::pin(async move { store::sign_in_flows::has_open(tx, &hash, now).await })
    });
    unit.await
        .map_err(|error: StoreError| Refusal::Store(error))
}

fn failed(problem: SignInProblem, return_to: Option<String>) -> Outcome {
    Outcome::Failed { problem, return_to }
}

async fn take_flow(
    state: &AppState,
    tenant: &TenantId,
    back: &ComingBack,
) -> Result<Option<FlowRecord>, StoreError> {
    let (Some(browser), Some(given)) = (&back.browser, &back.state) else {
        return Ok(None);
    };
    let (state_hash, browser_hash) = (hash(given), browser.hash());
    let unit = state.store.write(tenant, move |tx| {
        let (state_hash, browser_hash) = (state_hash.clone(), browser_hash.clone());
        Box::pin(async move { store::sign_in_flows::take(tx, &state_hash, &browser_hash).await })
    });
    let now = state.clock.system_now();
    Ok(unit.await?.filter(|flow| flow.expires_at > now))
}

/// Who came back, by what the provider says and signs.
async fn who(
    state: &AppState,
    tenant: &TenantId,
    provider: &Provider,
    flow: &FlowRecord,
    back: &ComingBack,
) -> Result<Result<ExternalPerson, SignInProblem>, Refusal> {
    let now = state.clock.system_now();
    let verifier = state
        .secrets
        .open(&flow_place(tenant), &flow.sealed_verifier)?;
    let told = async {
        let known = state.providers.of(&provider.issuer, now).await?;
        let names_itself = known
            .metadata
            .additional_metadata()
            .authorization_response_iss_parameter_supported;
        match &back.iss {
            Some(iss) if *iss != provider.issuer => {
                return Err(IdentityError::Untrusted("another provider answered".into()));
            }
            None if names_itself => {
                return Err(IdentityError::Untrusted(
                    "the answer does not name its provider".into(),
                ));
            }
            _ => {}
        }
        let Some(code) = back.code.clone().filter(|_| back.error.is_none()) else {
            return Ok(None);
        };
        let back = Return {
            code,
            nonce: flow.nonce.clone(),
            verifier: verifier.expose().to_owned(),
        };
        let redirect = redirect_uri(state, tenant);
        identity::finish(&state.providers, provider, &redirect, back, now)
            .await
            .map(Some)
    };
    match told.await {
        Ok(Some(person)) => Ok(Ok(person)),
        Ok(None) => Ok(Err(declined(back.error.as_deref()))),
        Err(error) => {
            tracing::warn!(
                tenant.id = %tenant,
                error = &error as &dyn std::error::Error,
                "sign-in at an identity provider failed"
            );
            Ok(Err(problem(&error)))
        }
    }
}

fn declined(error: Option<&str>) -> SignInProblem {
    match error {
        Some("server_error" | "temporarily_unavailable") => SignInProblem::ProviderDown,
        _ => SignInProblem::Declined,
    }
}

const fn problem(error: &IdentityError) -> SignInProblem {
    match error {
        IdentityError::Away(_) | IdentityError::Unusable(_) | IdentityError::FailedBefore(_) => {
            SignInProblem::ProviderDown
        }
        IdentityError::NoToken(_) | IdentityError::Untrusted(_) => SignInProblem::Refused,
    }
}

fn beginning(
    state: &AppState,
    found: Found,
    person: ExternalPerson,
    provider: &Provider,
    origin: Option<String>,
) -> Result<Beginning, Refusal> {
    let place = session_place(&found.user.tenant);
    let sealed = state
        .secrets
        .seal(&*state.random, &place, &person.id_token)?;
    Ok(Beginning {
        tenant: found.tenant,
        user: found.user.id,
        origin,
        failures_key: None,
        second_factor_shown: person.is_multi_factor,
        provider: Some(AtProvider {
            issuer: provider.issuer.clone(),
            subject: person.token_subject,
            sid: person.sid,
            sealed_id_token: sealed,
        }),
    })
}
