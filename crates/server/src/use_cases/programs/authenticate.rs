//! Which program calls.

use chrono::TimeDelta;
use domain::access::{Denied, Role};
use domain::ids::TenantId;
use domain::program::{Scope, TokenState};
use sha2::{Digest, Sha256};
use store::StoreError;
use store::service_accounts::ServiceAccountRecord;
use store::service_tokens::ServiceTokenRow;

use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::partners::{customer_of, roles_here};

/// What every token begins with, so that scanners for secrets find them.
pub const PREFIX: &str = "ssv1_";
/// How often the last use is written down, at most.
const TOUCHED_EVERY: TimeDelta = TimeDelta::minutes(1);

/// A program that showed a token which is taken.
#[derive(Debug, Clone)]
pub struct CurrentProgram {
    /// The account it acts by.
    pub account: ServiceAccountRecord,
    /// The token it showed.
    pub token: ServiceTokenRow,
    /// The customer in whose organization the program of a partner acts.
    pub customer: Option<Customer>,
    /// Where the request came from.
    pub origin: Option<String>,
}

/// A customer of the program's organization.
#[derive(Debug, Clone)]
pub struct Customer {
    /// Its organization.
    pub tenant: TenantId,
    /// What it has granted.
    pub roles: Vec<Role>,
}

impl CurrentProgram {
    /// The organization in which it acts.
    pub const fn tenant(&self) -> &TenantId {
        match &self.customer {
            Some(customer) => &customer.tenant,
            None => &self.token.tenant,
        }
    }

    /// Whether the program may do this in its own organization.
    ///
    /// # Errors
    /// [`Denied::ScopeNeeded`], [`Denied::RoleNeeded`] elsewhere.
    pub fn require(&self, scope: Scope) -> Result<(), Denied> {
        if self.customer.is_some() {
            return Err(Denied::RoleNeeded);
        }
        if self.account.scopes.contains(&scope) {
            Ok(())
        } else {
            Err(Denied::ScopeNeeded(scope))
        }
    }
}

/// What is kept of a secret.
pub fn hash(secret: &str) -> String {
    hex::encode(Sha256::digest(secret))
}

/// The program at work in the organization of its customer, which is named by
/// a domain.
///
/// # Errors
/// [`Refusal::NotFound`] where the customer has granted nothing, or there is
/// no such organization; [`Refusal::Store`].
pub async fn at_customer(
    state: &AppState,
    program: CurrentProgram,
    domain: &str,
) -> Result<CurrentProgram, Refusal> {
    let customer = customer_of(state, domain).await?.ok_or(Refusal::NotFound)?;
    let tenant = customer.tenant.id;
    let (partner, now) = (program.token.tenant.clone(), state.clock.business_now());
    let unit = state.store.read(&tenant, move |tx| {
        let partner = partner.clone();
        Box::pin(async move { roles_here(tx, &partner, now).await })
    });
    let roles = unit
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    if roles.is_empty() {
        return Err(Refusal::NotFound);
    }
    Ok(CurrentProgram {
        customer: Some(Customer { tenant, roles }),
        ..program
    })
}

/// The program of a token; none for one that is unknown, expired or revoked,
/// and for one of an account that has ended.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn authenticate(
    state: &AppState,
    secret: &str,
    origin: Option<String>,
) -> Result<Option<CurrentProgram>, Refusal> {
    if !secret.starts_with(PREFIX) {
        return Ok(None);
    }
    let hash = hash(secret);
    let unit = state.store.read_global(move |tx| {
        let hash = hash.clone();
        Box::pin(async move { store::service_tokens::find(tx, &hash).await })
    });
    let now = state.clock.system_now();
    let token = unit
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    let Some(token) = token.filter(|token| token.times.state(now) == TokenState::Valid) else {
        return Ok(None);
    };
    let id = token.account.clone();
    let unit = state.store.read(&token.tenant, move |tx| {
        let id = id.clone();
        Box::pin(async move { store::service_accounts::find(tx, &id).await })
    });
    let account = unit
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    let Some(account) = account.filter(|account| account.ended_at.is_none()) else {
        return Ok(None);
    };
    if token
        .last_used_at
        .is_none_or(|at| at + TOUCHED_EVERY <= now)
    {
        let hash = token.token_hash.clone();
        let unit = state.store.write_global(move |tx| {
            let hash = hash.clone();
            Box::pin(async move { store::service_tokens::touch(tx, &hash, now).await })
        });
        unit.await
            .map_err(|error: StoreError| Refusal::Store(error))?;
    }
    Ok(Some(CurrentProgram {
        account,
        token,
        customer: None,
        origin,
    }))
}
