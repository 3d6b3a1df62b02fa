//! The organization's email domains.

use api::sign_in_settings::{DomainBody, DomainList};
use domain::access::{self, ManageDirectory, Permit, Right, ViewDirectory};
use domain::email::EmailAddress;
use domain::ids::TenantId;
use serde_json::json;
use store::domains::DomainClaim;
use store::{Store, StoreError, TenantTx};

use super::invalid;
use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::record::{Change, Stamp, record};
use crate::use_cases::session::{CurrentSession, domain_key};

/// What a TXT record begins with that proves a domain.
const PROOF: &str = "selfserve-verify=";

/// The domains, own ones first.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn list_domains(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<ViewDirectory>,
) -> Result<DomainList, Refusal> {
    list(state, session).await
}

/// Claims a domain. One that is another organization's is refused.
///
/// # Errors
/// [`Refusal::InvalidField`], [`Refusal::DomainTaken`], [`Refusal::Store`].
pub async fn add_domain(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<ManageDirectory>,
    typed: &str,
) -> Result<DomainList, Refusal> {
    let key = read(typed).ok_or_else(|| invalid("domain", "this is no domain"))?;
    let token = hex::encode(state.random.secret());
    let (stamp, claim) = (
        Stamp::of(state, session),
        DomainClaim {
            domain_key: key,
            token: token.chars().take(32).collect(),
        },
    );
    let unit = state.store.write(&session.viewer.tenant, move |tx| {
        let (stamp, claim) = (stamp.clone(), claim.clone());
        Box::pin(async move {
            match store::domains::owner(tx, &claim.domain_key).await? {
                Some(owner) if owner == *tx.tenant() => return Ok(()),
                Some(_) => return Err(Refusal::DomainTaken),
                None => {}
            }
            store::domains::claim(tx, &claim, stamp.business_at).await?;
            let change = changed("domain.claimed", &claim.domain_key);
            Ok(record(tx, &stamp, change).await?)
        })
    });
    unit.await?;
    list(state, session).await
}

/// Looks for the proof in the DNS; once it is there, addresses of the domain
/// lead to the organization.
///
/// # Errors
/// [`Refusal::NotFound`] for a domain that was not claimed,
/// [`Refusal::DomainNotProven`], [`Refusal::DomainTaken`], [`Refusal::Dns`],
/// [`Refusal::Store`].
pub async fn verify_domain(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<ManageDirectory>,
    domain: &str,
) -> Result<DomainList, Refusal> {
    let claim = claims(state, session).await?;
    let claim = claim.into_iter().find(|claim| claim.domain_key == domain);
    let claim = claim.ok_or(Refusal::NotFound)?;
    let texts = state.domain_texts.of(&claim.domain_key).await?;
    let proof = format!("{PROOF}{}", claim.token);
    if !texts.iter().any(|text| text.trim() == proof) {
        return Err(Refusal::DomainNotProven);
    }
    let (stamp, key) = (Stamp::of(state, session), claim.domain_key);
    let unit = state.store.write(&session.viewer.tenant, move |tx| {
        let (stamp, key) = (stamp.clone(), key.clone());
        Box::pin(async move { own(tx, &stamp, &key, "dns").await })
    });
    unit.await?;
    list(state, session).await
}

/// Gives a domain up; addresses of it no longer lead to the organization.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::DomainNeeded`] for the one that the
/// organization is known by, [`Refusal::Store`].
pub async fn remove_domain(
    state: &AppState,
    session: &CurrentSession,
    _permit: Permit<ManageDirectory>,
    domain: &str,
) -> Result<DomainList, Refusal> {
    if first(session).as_deref() == Some(domain) {
        return Err(Refusal::DomainNeeded);
    }
    let (stamp, key) = (Stamp::of(state, session), domain.to_owned());
    let unit = state.store.write(&session.viewer.tenant, move |tx| {
        let (stamp, key) = (stamp.clone(), key.clone());
        Box::pin(async move {
            if !store::domains::remove(tx, &key).await? {
                return Err(Refusal::NotFound);
            }
            Ok(record(tx, &stamp, changed("domain.removed", &key)).await?)
        })
    });
    unit.await?;
    list(state, session).await
}

/// Makes a domain an organization's own on the operator's word.
///
/// # Errors
/// [`Refusal::InvalidField`], [`Refusal::DomainTaken`], [`Refusal::Store`].
pub async fn vouch(
    store: &Store,
    stamp: Stamp,
    tenant: &TenantId,
    typed: &str,
) -> Result<(), Refusal> {
    let key = read(typed).ok_or_else(|| invalid("domain", "this is no domain"))?;
    let unit = store.write(tenant, move |tx| {
        let (stamp, key) = (stamp.clone(), key.clone());
        Box::pin(async move { own(tx, &stamp, &key, "operator").await })
    });
    unit.await
}

async fn own(tx: &mut TenantTx, stamp: &Stamp, key: &str, by: &str) -> Result<(), Refusal> {
    if !store::domains::verify(tx, key).await? {
        let owner = store::domains::owner(tx, key).await?;
        let is_own = owner.as_ref() == Some(tx.tenant());
        return is_own.then_some(()).ok_or(Refusal::DomainTaken);
    }
    let change = Change {
        after: Some(json!({ "by": by })),
        ..changed("domain.verified", key)
    };
    Ok(record(tx, stamp, change).await?)
}

async fn claims(state: &AppState, session: &CurrentSession) -> Result<Vec<DomainClaim>, Refusal> {
    let unit = state.store.read(&session.viewer.tenant, move |tx| {
        Box::pin(async move { store::domains::claims(tx).await })
    });
    unit.await
        .map_err(|error: StoreError| Refusal::Store(error))
}

async fn list(state: &AppState, session: &CurrentSession) -> Result<DomainList, Refusal> {
    let unit = state.store.read(&session.viewer.tenant, move |tx| {
        Box::pin(async move { store::domains::verified(tx).await })
    });
    let own = unit
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    let first = first(session);
    let own = own.into_iter().map(|key| body(key, None, first.as_ref()));
    let claimed = claims(state, session).await?.into_iter().map(|claim| {
        let proof = format!("{PROOF}{}", claim.token);
        body(claim.domain_key, Some(proof), None)
    });
    Ok(DomainList {
        items: own.chain(claimed).collect(),
        may_change: access::may(&session.viewer, Right::ManageDirectory).is_ok(),
    })
}

fn body(key: String, proof: Option<String>, first: Option<&String>) -> DomainBody {
    let (name, _) = idna::domain_to_unicode(&key);
    DomainBody {
        is_first: first == Some(&key),
        is_verified: proof.is_none(),
        txt_record: proof,
        domain: key,
        name,
    }
}

/// The domain that the organization is known by.
fn first(session: &CurrentSession) -> Option<String> {
    domain_key(&session.tenant.domain)
}

/// Reads a domain as an address would have it.
fn read(typed: &str) -> Option<String> {
    let typed = typed.trim().trim_start_matches('@').trim_end_matches('.');
    let address = EmailAddress::parse(&format!("postmaster@{typed}")).ok()?;
    domain_key(address.domain())
}

fn changed(action: &'static str, key: &str) -> Change {
    Change {
        action,
        object: key.to_owned(),
        before: None,
        after: None,
    }
}
