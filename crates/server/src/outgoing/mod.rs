//! Calls to addresses that an organization gave us: checked before, pinned to
//! what was looked up, short and small.

mod address;

use std::net::SocketAddr;
use std::time::Duration;

use axum::http::StatusCode;
use futures::StreamExt;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use url::Url;

pub use address::{Forbidden, Reach, check_url, is_public};

/// The whole call takes no longer where somebody waits for it.
const ANSWER_WITHIN: Duration = Duration::from_secs(5);
const CONNECTED_WITHIN: Duration = Duration::from_secs(2);
/// No discovery document, key set or token comes near it.
const LARGEST_ANSWER: usize = 512 * 1024;

/// A request to somebody else's server.
pub type Request = axum::http::Request<Vec<u8>>;
/// Its answer.
pub type Answer = axum::http::Response<Vec<u8>>;

/// An HTTP client that reaches only what it may, follows no redirect and
/// reads no more than it must.
#[derive(Clone)]
pub struct GuardedHttp {
    client: reqwest::Client,
    reach: Reach,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum CallFailed {
    /// The address is not called.
    #[error(transparent)]
    Forbidden(#[from] Forbidden),
    /// Nobody answered, or not in time.
    #[error("the server cannot be reached")]
    Away(#[source] reqwest::Error),
    /// The answer does not end.
    #[error("the answer is too large")]
    TooLarge,
}

impl GuardedHttp {
    /// A client with its own pool of connections.
    ///
    /// # Errors
    /// What keeps the HTTP client from being built.
    pub fn new(reach: Reach) -> Result<Self, reqwest::Error> {
        Self::patient(reach, ANSWER_WITHIN)
    }

    /// As [`Self::new`], for calls that may take longer.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn patient(reach: Reach, answer_within: Duration) -> Result<Self, reqwest::Error> {
        // A second installation of the provider only says that one is there.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder()
            .timeout(answer_within)
            .connect_timeout(CONNECTED_WITHIN)
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .dns_resolver(Resolver { reach })
            .build()?;
        Ok(Self { client, reach })
    }

    /// Checks an address that somebody gave us, before it is kept.
    ///
    /// # Errors
    /// [`Forbidden`].
    pub fn check(&self, url: &Url) -> Result<(), Forbidden> {
        check_url(url, self.reach)
    }

    /// Sends the request and reads how it was taken; whatever else is said
    /// stays unread.
    ///
    /// # Errors
    /// [`CallFailed`].
    pub async fn status_of(&self, request: Request) -> Result<StatusCode, CallFailed> {
        Ok(self.send(request).await?.status())
    }

    /// Sends the request and reads the answer whole.
    ///
    /// # Errors
    /// [`CallFailed`].
    pub async fn call(&self, request: Request) -> Result<Answer, CallFailed> {
        let answer = self.send(request).await?;
        let (status, headers) = (answer.status(), answer.headers().clone());
        let mut frames = answer.bytes_stream();
        let mut body = Vec::new();
        while let Some(frame) = frames.next().await {
            body.extend_from_slice(&frame.map_err(CallFailed::from_client)?);
            if body.len() > LARGEST_ANSWER {
                return Err(CallFailed::TooLarge);
            }
        }
        let mut answer = Answer::new(body);
        *answer.status_mut() = status;
        *answer.headers_mut() = headers;
        Ok(answer)
    }

    async fn send(&self, request: Request) -> Result<reqwest::Response, CallFailed> {
        let url = Url::parse(&request.uri().to_string()).map_err(|_| Forbidden::Shape)?;
        self.check(&url)?;
        let (parts, body) = request.into_parts();
        let sent = self
            .client
            .request(parts.method, url)
            .headers(parts.headers);
        let answer = sent.body(body).send().await;
        answer.map_err(CallFailed::from_client)
    }
}

impl CallFailed {
    /// A refusal of ours comes wrapped by the client.
    fn from_client(error: reqwest::Error) -> Self {
        let mut source = std::error::Error::source(&error);
        while let Some(cause) = source {
            if let Some(forbidden) = cause.downcast_ref::<Forbidden>() {
                return Self::Forbidden(*forbidden);
            }
            source = cause.source();
        }
        Self::Away(error)
    }
}

/// Looks names up for the client, which connects to these very addresses: a
/// name cannot mean something else between the check and the call. One
/// private address among public ones refuses them all.
struct Resolver {
    reach: Reach,
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let reach = self.reach;
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let found: Vec<SocketAddr> = found.collect();
            allowed(&found, reach)?;
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

fn allowed(found: &[SocketAddr], reach: Reach) -> Result<(), Forbidden> {
    let is_allowed = reach == Reach::Private || found.iter().all(|at| is_public(at.ip()));
    is_allowed.then_some(()).ok_or(Forbidden::Private)
}

#[cfg(test)]
mod tests;
