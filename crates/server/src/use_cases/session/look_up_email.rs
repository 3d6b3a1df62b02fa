//! Where an email address leads, by its domain alone.

use api::session::LookUpEmailResponse;
use domain::email::EmailAddress;
use domain::sign_in::SignInMethod;
use store::StoreError;
use store::tenants::TenantRecord;

use crate::refusal::Refusal;
use crate::state::AppState;

/// Looks the domain up; the part before the `@` makes no difference, neither
/// to the answer nor to the work it takes.
///
/// # Errors
/// [`Refusal::InvalidField`] for what is no address, [`Refusal::Store`].
pub async fn look_up_email(state: &AppState, typed: &str) -> Result<LookUpEmailResponse, Refusal> {
    let email = parse(typed)?;
    let Some((record, sign_in)) = route(state, &email).await? else {
        return Ok(LookUpEmailResponse {
            organization: None,
            sign_in: SignInMethod::Password,
            name: None,
        });
    };
    let has_own = sign_in == SignInMethod::IdentityProvider;
    Ok(LookUpEmailResponse {
        organization: Some(record.tenant.facts.into()),
        sign_in,
        name: has_own.then_some(record.tenant.name),
    })
}

/// Reads an address that was typed.
///
/// # Errors
/// [`Refusal::InvalidField`].
pub fn parse(typed: &str) -> Result<EmailAddress, Refusal> {
    EmailAddress::parse(typed).map_err(|error| Refusal::InvalidField {
        field: "email",
        detail: error.to_string(),
    })
}

/// The organization that owns the address's domain, and how its people sign
/// in.
///
/// # Errors
/// [`StoreError`].
pub async fn route(
    state: &AppState,
    email: &EmailAddress,
) -> Result<Option<(TenantRecord, SignInMethod)>, StoreError> {
    let Some(key) = domain_key(email.domain()) else {
        return Ok(None);
    };
    let unit = state.store.read_global(move |tx| {
        let key = key.clone();
        Box::pin(async move { store::identity_providers::route(tx, &key).await })
    });
    unit.await
}

/// The organization that owns the address's domain.
///
/// # Errors
/// [`StoreError`].
pub async fn organization(
    state: &AppState,
    email: &EmailAddress,
) -> Result<Option<TenantRecord>, StoreError> {
    Ok(route(state, email).await?.map(|(record, _)| record))
}

/// The ASCII form of a domain, by which it is found (`decisions.md` 23).
pub fn domain_key(domain: &str) -> Option<String> {
    idna::domain_to_ascii(domain).ok()
}
