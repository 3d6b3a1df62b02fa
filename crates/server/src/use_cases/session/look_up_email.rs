//! Where an email address leads, by its domain alone.

use api::session::LookUpEmailResponse;
use domain::email::EmailAddress;
use store::StoreError;
use store::tenants::TenantRecord;

use crate::refusal::Refusal;
use crate::state::AppState;

/// Looks the domain up; the part before the `@` makes no difference.
///
/// # Errors
/// [`Refusal::InvalidField`] for what is no address, [`Refusal::Store`].
pub async fn look_up_email(state: &AppState, typed: &str) -> Result<LookUpEmailResponse, Refusal> {
    let email = parse(typed)?;
    let organization = organization(state, &email).await?;
    let organization = organization.map(|record| record.tenant.facts.into());
    Ok(LookUpEmailResponse { organization })
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

/// The organization that owns the address's domain.
///
/// # Errors
/// [`StoreError`].
pub async fn organization(
    state: &AppState,
    email: &EmailAddress,
) -> Result<Option<TenantRecord>, StoreError> {
    let Some(key) = domain_key(email.domain()) else {
        return Ok(None);
    };
    let unit = state.store.read_global(move |tx| {
        let key = key.clone();
        Box::pin(async move { store::tenants::find_by_domain(tx, &key).await })
    });
    unit.await
}

/// The ASCII form of a domain, by which it is found (`decisions.md` 23).
pub fn domain_key(domain: &str) -> Option<String> {
    idna::domain_to_ascii(domain).ok()
}
