//! What providers say of themselves: where to go, and with which keys they
//! sign. Kept for an hour; asked again at once when a token names an unknown
//! key, so that a provider can change keys without a failed sign-in.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use futures::future::BoxFuture;
use openidconnect::core::{
    CoreAuthDisplay, CoreClaimName, CoreClaimType, CoreClientAuthMethod, CoreGrantType,
    CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJweKeyManagementAlgorithm,
    CoreResponseMode, CoreResponseType, CoreSubjectIdentifierType,
};
use openidconnect::{
    AdditionalProviderMetadata, AsyncHttpClient, DiscoveryError, IssuerUrl, ProviderMetadata,
};
use serde::{Deserialize, Serialize};
use url::Url;

use super::IdentityError;
use crate::outgoing::{Answer, CallFailed, GuardedHttp, Request};

/// How long a description is believed.
const KEPT_FOR: TimeDelta = TimeDelta::hours(1);
/// How soon anybody who is not signing in can make us ask again.
const ASKED_AGAIN_AFTER: TimeDelta = TimeDelta::seconds(10);

/// What a provider says beyond the core of OpenID Connect.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Extras {
    /// Where sessions end, if it has such a place.
    pub end_session_endpoint: Option<Url>,
    /// Whether its answers name it, so that one provider cannot pass for
    /// another (RFC 9207).
    #[serde(default)]
    pub authorization_response_iss_parameter_supported: bool,
}

impl AdditionalProviderMetadata for Extras {}

/// A provider's description with its keys.
pub type Metadata = ProviderMetadata<
    Extras,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

/// A description and when it was asked for.
#[derive(Clone)]
pub struct KnownProvider {
    /// The description.
    pub metadata: Arc<Metadata>,
    /// By the system's clock.
    pub asked_at: DateTime<Utc>,
}

/// Knows providers by their issuers.
#[derive(Clone)]
pub struct Providers {
    http: GuardedHttp,
    known: Arc<Mutex<HashMap<String, KnownProvider>>>,
}

impl Providers {
    /// Knows nobody yet.
    pub fn new(http: GuardedHttp) -> Self {
        Self {
            http,
            known: Arc::default(),
        }
    }

    /// The provider of an issuer, asked at most once an hour.
    ///
    /// # Errors
    /// [`IdentityError::Away`], [`IdentityError::Unusable`].
    pub async fn of(
        &self,
        issuer: &str,
        now: DateTime<Utc>,
    ) -> Result<KnownProvider, IdentityError> {
        match self.known(issuer) {
            Some(known) if now - known.asked_at < KEPT_FOR => Ok(known),
            _ => self.ask(issuer, now).await,
        }
    }

    /// The provider as it is now, unless it was asked just before: for
    /// notices that anybody may send.
    ///
    /// # Errors
    /// As [`Self::of`].
    pub async fn of_lately(
        &self,
        issuer: &str,
        now: DateTime<Utc>,
    ) -> Result<KnownProvider, IdentityError> {
        match self.known(issuer) {
            Some(known) if now - known.asked_at < ASKED_AGAIN_AFTER => Ok(known),
            _ => self.ask(issuer, now).await,
        }
    }

    /// Asks the provider, whatever is known of it.
    ///
    /// # Errors
    /// As [`Self::of`].
    pub async fn ask(
        &self,
        issuer: &str,
        now: DateTime<Utc>,
    ) -> Result<KnownProvider, IdentityError> {
        let known = self.look_at(issuer, now).await?;
        let mut all = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, known| now - known.asked_at < KEPT_FOR);
        all.insert(issuer.to_owned(), known.clone());
        Ok(known)
    }

    /// Asks the provider and keeps nothing: for an admin who tries an issuer
    /// that nobody signs in by yet.
    ///
    /// # Errors
    /// As [`Self::of`].
    pub async fn look_at(
        &self,
        issuer: &str,
        now: DateTime<Utc>,
    ) -> Result<KnownProvider, IdentityError> {
        let url = IssuerUrl::new(issuer.to_owned()).map_err(unusable)?;
        let metadata = Metadata::discover_async(url, self).await;
        let metadata = metadata.map_err(from_discovery)?;
        self.check(&metadata)?;
        Ok(KnownProvider {
            metadata: Arc::new(metadata),
            asked_at: now,
        })
    }

    /// Every address that browsers are sent to is one that may be called.
    fn check(&self, metadata: &Metadata) -> Result<(), IdentityError> {
        let extras = metadata.additional_metadata();
        let pages = std::iter::once(metadata.authorization_endpoint().url())
            .chain(extras.end_session_endpoint.as_ref());
        for page in pages {
            self.http.check(page).map_err(unusable)?;
        }
        match metadata.token_endpoint() {
            Some(_) => Ok(()),
            None => Err(IdentityError::Unusable("it takes no codes".to_owned())),
        }
    }

    fn known(&self, issuer: &str) -> Option<KnownProvider> {
        let all = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(issuer).cloned()
    }
}

impl<'c> AsyncHttpClient<'c> for Providers {
    type Error = CallFailed;
    type Future = BoxFuture<'c, Result<Answer, CallFailed>>;

    fn call(&'c self, request: Request) -> Self::Future {
        Box::pin(self.http.call(request))
    }
}

fn unusable(why: impl std::fmt::Display) -> IdentityError {
    IdentityError::Unusable(why.to_string())
}

fn from_discovery(error: DiscoveryError<CallFailed>) -> IdentityError {
    match error {
        DiscoveryError::Request(failed) => IdentityError::Away(failed),
        DiscoveryError::Response(status, ..) if status.is_server_error() => {
            unusable(format!("it answered with status {status}"))
        }
        other => unusable(other),
    }
}
