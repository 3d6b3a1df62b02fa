//! What the DNS says of a domain, as a port that tests answer.

use std::net::SocketAddr;
use std::time::Duration;

use futures::future::BoxFuture;
use hickory_resolver::TokioResolver;
use hickory_resolver::config::{NameServerConfig, ResolverConfig};
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::proto::rr::RData;

/// One try of a name server takes no longer.
const ANSWER_WITHIN: Duration = Duration::from_secs(3);

/// Reads the texts that a domain publishes.
pub trait DomainTexts: Send + Sync {
    /// The TXT records of the domain; none when it has none.
    fn of<'a>(&'a self, domain: &'a str) -> BoxFuture<'a, Result<Vec<String>, DnsAway>>;
}

/// The DNS did not answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the DNS did not answer: {0}")]
pub struct DnsAway(pub String);

/// The DNS itself.
pub struct Dns(TokioResolver);

impl Dns {
    /// Asks this server, or those of the machine.
    ///
    /// # Errors
    /// [`DnsAway`] when the machine's settings make no sense.
    pub fn new(server: Option<SocketAddr>) -> Result<Self, DnsAway> {
        let mut builder = match server {
            Some(address) => {
                let provider = TokioRuntimeProvider::default();
                TokioResolver::builder_with_config(only(address), provider)
            }
            None => TokioResolver::builder_tokio().map_err(|error| DnsAway(error.to_string()))?,
        };
        let options = builder.options_mut();
        options.timeout = ANSWER_WITHIN;
        // Whoever has just added the record does not want to wait.
        options.cache_size = 0;
        builder
            .build()
            .map(Self)
            .map_err(|error| DnsAway(error.to_string()))
    }
}

impl DomainTexts for Dns {
    fn of<'a>(&'a self, domain: &'a str) -> BoxFuture<'a, Result<Vec<String>, DnsAway>> {
        Box::pin(async move {
            // The final point keeps the machine's own search list out of it.
            let found = self.0.txt_lookup(format!("{domain}.")).await;
            let found = match found {
                Ok(found) => found,
                Err(error) if error.is_no_records_found() => return Ok(Vec::new()),
                Err(error) => return Err(DnsAway(error.to_string())),
            };
            let texts = found
                .answers()
                .iter()
                .filter_map(|record| match &record.data {
                    RData::TXT(text) => Some(text.txt_data.concat()),
                    _ => None,
                });
            Ok(texts
                .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
                .collect())
        })
    }
}

fn only(address: SocketAddr) -> ResolverConfig {
    let mut server = NameServerConfig::udp_and_tcp(address.ip());
    for connection in &mut server.connections {
        connection.port = address.port();
    }
    ResolverConfig::from_parts(None, Vec::new(), vec![server])
}
