//! What people may use, and when they did (`decisions.md` 18).
//!
//! A report of use changes no right and no money; it is a fact that its app
//! sends many times a day, so it has no audit row of its own.

use api::usage::{Entitlement, EntitlementList};
use domain::email::EmailAddress;
use domain::ids::{ProductId, TenantId, UserId};
use domain::program::Scope;
use domain::user::AccountStatus;
use store::StoreError;
use store::subscriptions::SubscriptionRecord;

use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::bodies::bought_product;
use crate::use_cases::programs::CurrentProgram;
use crate::use_cases::session::{CurrentSession, organization_of, parse_email};

/// What the signed-in person may use now.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn own_entitlements(
    state: &AppState,
    session: &CurrentSession,
) -> Result<EntitlementList, Refusal> {
    let (tenant, user) = (&session.viewer.tenant, &session.viewer.user);
    entitlements(state, tenant, user, None).await
}

/// Whether a person may use the product whose app asks.
///
/// # Errors
/// [`Refusal::Denied`] without the scope, [`Refusal::InvalidField`] for what
/// is no address, [`Refusal::Store`].
pub async fn entitlements_for(
    state: &AppState,
    program: &CurrentProgram,
    user: Option<String>,
) -> Result<EntitlementList, Refusal> {
    program.require(Scope::EntitlementsRead)?;
    let email = parse_email(&user.unwrap_or_default())?;
    match find(state, &email).await? {
        Some((tenant, user)) => {
            entitlements(state, &tenant, &user, program.account.product.as_ref()).await
        }
        None => Ok(EntitlementList { items: Vec::new() }),
    }
}

/// The signed-in person opens a product that he or she may use.
///
/// # Errors
/// [`Refusal::NotFound`] for what the person may not use, [`Refusal::Store`].
pub async fn note_own_use(
    state: &AppState,
    session: &CurrentSession,
    product: &ProductId,
) -> Result<(), Refusal> {
    let product = state.catalog.by_id(product).ok_or(Refusal::NotFound)?;
    let (tenant, user) = (&session.viewer.tenant, &session.viewer.user);
    let right = entitlements(state, tenant, user, Some(&product.id)).await?;
    if right.items.is_empty() {
        return Err(Refusal::NotFound);
    }
    note(state, tenant, user, &product.id).await
}

/// The app of a product reports that a person uses it. Nobody's address
/// changes nothing: the app learns nothing about people.
///
/// # Errors
/// [`Refusal::Denied`] without the scope and for another product,
/// [`Refusal::InvalidField`], [`Refusal::Store`].
pub async fn note_use(
    state: &AppState,
    program: &CurrentProgram,
    user: Option<String>,
    product: &ProductId,
) -> Result<(), Refusal> {
    program.require(Scope::UsageWrite)?;
    let product = state.catalog.by_id(product).ok_or(Refusal::NotFound)?;
    if program.account.product.as_ref() != Some(&product.id) {
        return Err(Refusal::NotFound);
    }
    let email = parse_email(&user.unwrap_or_default())?;
    match find(state, &email).await? {
        Some((tenant, user)) => note(state, &tenant, &user, &product.id).await,
        None => Ok(()),
    }
}

/// The account of an address in its own organization.
async fn find(
    state: &AppState,
    email: &EmailAddress,
) -> Result<Option<(TenantId, UserId)>, Refusal> {
    let Some(record) = organization_of(state, email).await? else {
        return Ok(None);
    };
    let email = email.clone();
    let unit = state.store.read(&record.tenant.id, move |tx| {
        let email = email.clone();
        Box::pin(async move { store::users::find_by_email(tx, &email).await })
    });
    let user = unit
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    let active = user.filter(|user| user.status == AccountStatus::Active);
    Ok(active.map(|user| (user.tenant, user.id)))
}

async fn entitlements(
    state: &AppState,
    tenant: &TenantId,
    user: &UserId,
    only: Option<&ProductId>,
) -> Result<EntitlementList, Refusal> {
    let (user, only) = (user.clone(), only.cloned());
    let (rules, now) = (*state.catalog.rules(), state.clock.business_now());
    let unit = state.store.read(tenant, move |tx| {
        let (user, only) = (user.clone(), only.clone());
        Box::pin(async move {
            let mut held = store::licenses::held_by(tx, &user).await?;
            held.retain(|record: &SubscriptionRecord| {
                record.lifecycle.moved_on(&rules, now).gives_access()
                    && only.as_ref().is_none_or(|only| *only == record.product)
            });
            // Two subscriptions of one product give one right.
            held.dedup_by(|second, first| second.product == first.product);
            let mut found = Vec::with_capacity(held.len());
            for record in held {
                let last = store::product_uses::last(tx, &record.product, &user).await?;
                found.push((record, last));
            }
            Ok::<_, StoreError>(found)
        })
    });
    let items = unit
        .await?
        .into_iter()
        .map(|(record, last_used_at)| Entitlement {
            product: bought_product(state, &record.product, &record.product_name),
            subscription: record.id,
            last_used_at,
        });
    Ok(EntitlementList {
        items: items.collect(),
    })
}

async fn note(
    state: &AppState,
    tenant: &TenantId,
    user: &UserId,
    product: &ProductId,
) -> Result<(), Refusal> {
    let (user, product) = (user.clone(), product.clone());
    let now = state.clock.business_now();
    let unit = state.store.write(tenant, move |tx| {
        let (user, product) = (user.clone(), product.clone());
        Box::pin(async move { store::product_uses::note(tx, &product, &user, now).await })
    });
    unit.await
        .map_err(|error: StoreError| Refusal::Store(error))
}
