//! Signing in at an organization's own identity provider: away, back, and
//! out again.

mod come_back;
mod log_out;
mod person;
mod start;

pub use come_back::{ComingBack, Outcome, come_back, is_on_its_way};
pub use log_out::{end_sessions, farewell, post_logout_uri, take_notice};
pub use start::{COMES_BACK_WITHIN, Leaving, Started, start};

use domain::ids::TenantId;
use store::StoreError;
use store::identity_providers::ProviderRecord;

use crate::identity::Provider;
use crate::refusal::Refusal;
use crate::state::AppState;

/// Where providers send people back to; the organization's id follows, so
/// that each provider has an address of its own.
pub const CALLBACK: &str = "/sign-in/callback/";
/// Where providers tell that somebody has signed out there.
pub const BACKCHANNEL: &str = "/sign-in/backchannel/";

/// The address that the organization's provider sends people back to. It is
/// made of our own settings, never of what a request says.
pub fn redirect_uri(state: &AppState, tenant: &TenantId) -> String {
    format!("{}{CALLBACK}{tenant}", state.site.origin())
}

/// The address for the provider's notices of logout.
pub fn backchannel_uri(state: &AppState, tenant: &TenantId) -> String {
    format!("{}{BACKCHANNEL}{tenant}", state.site.origin())
}

/// The organization's provider with its secret opened.
///
/// # Errors
/// [`Refusal::Store`], [`Refusal::Bug`] when the secret key was lost.
pub async fn provider_of(state: &AppState, tenant: &TenantId) -> Result<Option<Provider>, Refusal> {
    let unit = state.store.read(tenant, move |tx| {
        Box::pin(async move { store::identity_providers::find(tx).await })
    });
    let found = unit
        .await
        .map_err(|error: StoreError| Refusal::Store(error))?;
    found.map(|record| open(state, tenant, record)).transpose()
}

fn open(state: &AppState, tenant: &TenantId, record: ProviderRecord) -> Result<Provider, Refusal> {
    let secret = state
        .secrets
        .open(&secret_place(tenant), &record.sealed_secret)?;
    Ok(Provider {
        kind: record.kind,
        issuer: record.issuer,
        client_id: record.client_id,
        client_secret: secret,
    })
}

/// What a provider's secret is sealed for.
pub fn secret_place(tenant: &TenantId) -> String {
    format!("identity_provider:{tenant}")
}

fn flow_place(tenant: &TenantId) -> String {
    format!("sign_in_flow:{tenant}")
}

fn session_place(tenant: &TenantId) -> String {
    format!("provider_session:{tenant}")
}
