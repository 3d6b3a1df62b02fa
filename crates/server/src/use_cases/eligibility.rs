//! Whether a person may buy a product now, by every rule.

use domain::access_policy::AccessPolicy;
use domain::eligibility::{Eligibility, Facts, PersonFacts, SessionFacts, check};
use domain::policy::ProductPolicy;
use domain::product::Product;
use domain::user::User;
use store::StoreError;

use crate::refusal::Refusal;
use crate::state::AppState;
use crate::use_cases::session::CurrentSession;

/// Checks every rule for the signed-in person.
///
/// # Errors
/// [`Refusal::NotFound`] for an unknown product, [`Refusal::Store`].
pub async fn check_eligibility(
    state: &AppState,
    session: &CurrentSession,
    slug: &str,
) -> Result<Eligibility, Refusal> {
    let product = state.catalog.by_slug(slug).ok_or(Refusal::NotFound)?;
    of_viewer(state, session, product).await
}

/// Checks every rule for the signed-in person.
///
/// # Errors
/// [`Refusal::Store`].
pub async fn of_viewer(
    state: &AppState,
    session: &CurrentSession,
    product: &Product,
) -> Result<Eligibility, Refusal> {
    let id = product.id.clone();
    let unit = state.store.read(&session.viewer.tenant, move |tx| {
        let id = id.clone();
        Box::pin(async move {
            let policy = store::policies::of_product(tx, &id).await?;
            let (access, _) = store::access_policies::find(tx).await?;
            Ok((policy.policy, access))
        })
    });
    let (policy, access) = unit
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    Ok(decide(
        state,
        session,
        product,
        &session.user,
        policy,
        &access,
    ))
}

/// The decision itself, from facts already loaded.
pub fn decide(
    state: &AppState,
    session: &CurrentSession,
    product: &Product,
    user: &User,
    policy: ProductPolicy,
    access: &AccessPolicy,
) -> Eligibility {
    let availability = state.catalog.availability(product);
    let facts = SessionFacts {
        country: session.country,
        second_factor_shown: session.row.second_factor_at.is_some(),
    };
    check(&Facts {
        organization: Some(session.tenant.tenant.facts),
        availability: &availability,
        person: Some(PersonFacts {
            kind: user.kind,
            status: user.status,
        }),
        policy: Some(policy),
        access: Some((access, facts)),
    })
}
