//! `selfserve gateway`: the built-in card processor, a process of its own.

use sandbox_gateway::{Config, Gateway};
use tokio::io::AsyncReadExt;

use super::shutdown;
use crate::config::GatewayOptions;
use crate::http::EVENTS_PATH;
use crate::payments::READY;

/// Serves the card processor until it is told to end, or its parent ends.
///
/// # Errors
/// A sentence that says why it cannot start.
pub async fn gateway(options: GatewayOptions) -> anyhow::Result<()> {
    let requested = shutdown::requested()?;
    let webhook_url = options
        .webhook_url
        .unwrap_or_else(|| format!("{}{EVENTS_PATH}", options.portal_origin));
    let gateway = Gateway::bind(Config {
        port: options.port,
        public_origin: format!("http://localhost:{}", options.port),
        portal_origin: options.portal_origin,
        secret_key: options.secret_key,
        publishable_key: "pk_test_selfserve".to_owned(),
        webhook_url,
        webhook_secret: options.webhook_secret,
        ledger: options.ledger,
        slow_answer: Config::SLOW_ANSWER,
        webhook_retry: Config::WEBHOOK_RETRY,
    });
    let gateway = gateway.await?;
    println!("{READY}");
    let ends_with_parent = options.end_with_parent;
    let end = async move {
        tokio::select! {
            () = requested => {}
            () = parent_ended(), if ends_with_parent => {}
        }
    };
    gateway.serve(end).await
}

/// The parent holds the other end of standard input as long as it lives.
async fn parent_ended() {
    let mut end = [0];
    let _ = tokio::io::stdin().read(&mut end).await;
}
