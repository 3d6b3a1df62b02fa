//! The command line of `selfserve gateway`.

use std::path::PathBuf;

use clap::Args;

/// Settings of `selfserve gateway`. Keys come by environment, so that they
/// stand in no process list.
#[derive(Args)]
pub struct GatewayOptions {
    /// The port, on both loopback addresses.
    #[arg(long, env = "SELFSERVE_GATEWAY_PORT", default_value_t = 8081)]
    pub port: u16,
    /// The portal's origin: the only page that may show the card frame.
    #[arg(
        long,
        env = "SELFSERVE_PUBLIC_URL",
        default_value = "http://127.0.0.1:8080"
    )]
    pub portal_origin: String,
    /// Where events are sent; the portal's own address for them by default.
    #[arg(long, env = "SELFSERVE_GATEWAY_WEBHOOK_URL")]
    pub webhook_url: Option<String>,
    /// The ledger file.
    #[arg(long, env = "SELFSERVE_GATEWAY_LEDGER", default_value = "gateway.db")]
    pub ledger: PathBuf,
    /// The secret key, `sk_test_…`.
    #[arg(long, env = "SELFSERVE_GATEWAY_SECRET_KEY", hide_env_values = true)]
    pub secret_key: String,
    /// What signs the events, `whsec_…`.
    #[arg(long, env = "SELFSERVE_GATEWAY_WEBHOOK_SECRET", hide_env_values = true)]
    pub webhook_secret: String,
    /// Ends when standard input closes: set by the parent process.
    #[arg(long, hide = true)]
    pub end_with_parent: bool,
}
