//! What providers say of themselves: where to go, and with which keys they
//! sign. Kept for an hour; asked again at once when a token names an unknown
//! key, so that a provider can change keys without a failed sign-in. Who fails
//! is left alone for a moment, and each is asked by one of us at a time:
//! anybody can begin a sign-in, and none of that must fall on somebody else's
//! server.

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
/// How soon a provider is asked again that failed, or that somebody asks about
/// who is not signing in.
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
    issuers: Arc<Mutex<HashMap<String, Issuer>>>,
}

/// What came of asking one issuer.
#[derive(Clone, Default)]
struct Issuer {
    known: Option<KnownProvider>,
    failed: Option<Failure>,
    /// Held by who asks.
    turn: Arc<tokio::sync::Mutex<()>>,
}

#[derive(Clone)]
struct Failure {
    why: String,
    at: DateTime<Utc>,
}

impl Providers {
    /// Knows nobody yet.
    pub fn new(http: GuardedHttp) -> Self {
        Self {
            http,
            issuers: Arc::default(),
        }
    }

    /// The provider of an issuer, asked at most once an hour.
    ///
    /// # Errors
    /// [`IdentityError::Away`], [`IdentityError::Unusable`],
    /// [`IdentityError::FailedBefore`].
    pub async fn of(
        &self,
        issuer: &str,
        now: DateTime<Utc>,
    ) -> Result<KnownProvider, IdentityError> {
        self.known_or_asked(issuer, now, |known| now - known.asked_at < KEPT_FOR)
            .await
    }

    /// The provider as it is now, unless it was asked just before: for what
    /// anybody may begin.
    ///
    /// # Errors
    /// As [`Self::of`].
    pub async fn of_lately(
        &self,
        issuer: &str,
        now: DateTime<Utc>,
    ) -> Result<KnownProvider, IdentityError> {
        self.known_or_asked(issuer, now, |known| {
            now - known.asked_at < ASKED_AGAIN_AFTER
        })
        .await
    }

    /// What the provider says after what the caller has seen of it.
    ///
    /// # Errors
    /// As [`Self::of`].
    pub async fn after(
        &self,
        issuer: &str,
        seen: &KnownProvider,
        now: DateTime<Utc>,
    ) -> Result<KnownProvider, IdentityError> {
        self.known_or_asked(issuer, now, |known| {
            !Arc::ptr_eq(&known.metadata, &seen.metadata)
        })
        .await
    }

    async fn known_or_asked(
        &self,
        issuer: &str,
        now: DateTime<Utc>,
        is_enough: impl Fn(&KnownProvider) -> bool,
    ) -> Result<KnownProvider, IdentityError> {
        let found = self.issuer(issuer);
        if let Some(known) = found.known.filter(&is_enough) {
            return Ok(known);
        }
        let _turn = found.turn.lock().await;
        // Whoever had the turn before may have found it meanwhile, or nothing.
        let found = self.issuer(issuer);
        if let Some(known) = found.known.filter(&is_enough) {
            return Ok(known);
        }
        let lately = |failure: &Failure| now - failure.at < ASKED_AGAIN_AFTER;
        if let Some(failure) = found.failed.filter(lately) {
            return Err(IdentityError::FailedBefore(failure.why));
        }
        let asked = self.look_at(issuer, now).await;
        self.keep(issuer, &asked, now);
        asked
    }

    fn issuer(&self, issuer: &str) -> Issuer {
        let mut all = self.issuers.lock().unwrap_or_else(PoisonError::into_inner);
        all.entry(issuer.to_owned()).or_default().clone()
    }

    fn keep(&self, issuer: &str, asked: &Result<KnownProvider, IdentityError>, now: DateTime<Utc>) {
        let mut all = self.issuers.lock().unwrap_or_else(PoisonError::into_inner);
        let entry = all.entry(issuer.to_owned()).or_default();
        match asked {
            Ok(known) => entry.known = Some(known.clone()),
            Err(error) => {
                let why = error.to_string();
                entry.failed = Some(Failure { why, at: now });
            }
        }
        all.retain(|_, entry| entry.is_of_use(now));
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
        self.forgive(issuer);
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

    /// It works: whoever was told otherwise a moment ago need not wait.
    fn forgive(&self, issuer: &str) {
        let mut all = self.issuers.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(entry) = all.get_mut(issuer) {
            entry.failed = None;
        }
    }
}

impl Issuer {
    /// Whether it is known, left alone, or being asked.
    fn is_of_use(&self, now: DateTime<Utc>) -> bool {
        let is_fresh = |known: &KnownProvider| now - known.asked_at < KEPT_FOR;
        let is_recent = |failure: &Failure| now - failure.at < ASKED_AGAIN_AFTER;
        self.known.as_ref().is_some_and(is_fresh)
            || self.failed.as_ref().is_some_and(is_recent)
            || Arc::strong_count(&self.turn) > 1
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

#[cfg(test)]
mod tests;
