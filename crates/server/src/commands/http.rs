//! How commands reach a server that runs.

use anyhow::Result;

/// A client that goes straight to the server, without a proxy between.
pub fn client() -> Result<reqwest::Client> {
    // Whoever was first has installed the same.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Ok(reqwest::Client::builder().no_proxy().build()?)
}
