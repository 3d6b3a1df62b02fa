//! What the gateway is started with.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::ensure;

/// The settings of one gateway. There is no `Debug`: it holds three secrets.
#[derive(Clone)]
pub struct Config {
    /// The port on both loopback addresses. 0 lets the system choose one.
    pub port: u16,
    /// The origin under which a browser reaches the gateway.
    pub public_origin: String,
    /// The only origin that may embed the frames and hears their messages.
    pub portal_origin: String,
    /// The key of the merchant's server, `sk_test_…`.
    pub secret_key: String,
    /// The key of the frames, `pk_test_…`. It is not a secret.
    pub publishable_key: String,
    /// Where events are posted.
    pub webhook_url: String,
    /// The key that signs the events, `whsec_…`.
    pub webhook_secret: String,
    /// The SQLite file of the ledger. It is created when it does not exist.
    pub ledger: PathBuf,
    /// How long the answer to the slow card is held back.
    pub slow_answer: Duration,
    /// The wait after the first failed delivery of an event. It doubles each time.
    pub webhook_retry: Duration,
}

impl Config {
    /// The contract of the slow card.
    pub const SLOW_ANSWER: Duration = Duration::from_secs(30);
    /// The first wait before an event is posted again.
    pub const WEBHOOK_RETRY: Duration = Duration::from_secs(1);

    pub(crate) fn check(&self) -> anyhow::Result<()> {
        for origin in [&self.public_origin, &self.portal_origin] {
            ensure!(
                is_origin(origin),
                "not an origin of the form http://host:port: {origin}"
            );
        }
        ensure!(
            self.secret_key.starts_with("sk_test_"),
            "the secret key must begin with sk_test_"
        );
        ensure!(
            self.publishable_key.starts_with("pk_test_"),
            "the publishable key must begin with pk_test_"
        );
        ensure!(
            self.webhook_secret.starts_with("whsec_"),
            "the webhook secret must begin with whsec_"
        );
        Ok(())
    }
}

/// An origin becomes part of a header, so that nothing but its own characters may be in it.
fn is_origin(text: &str) -> bool {
    let host = text
        .strip_prefix("http://")
        .or_else(|| text.strip_prefix("https://"));
    host.is_some_and(|host| {
        !host.is_empty()
            && host
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "-.:[]".contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::is_origin;

    #[test]
    fn accepts_an_origin_and_nothing_that_could_end_a_header_directive() {
        assert!(is_origin("http://127.0.0.1:8080"));
        assert!(is_origin("https://portal.example"));
        assert!(!is_origin("http://127.0.0.1:8080/"));
        assert!(!is_origin("http://a; script-src *"));
        assert!(!is_origin("127.0.0.1:8080"));
    }
}
