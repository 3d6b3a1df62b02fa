//! Binding both loopback addresses, and serving until the shutdown.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use anyhow::Context;
use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::config::Config;
use crate::http::{Connection, CuttableListener, routes};
use crate::shared::{Shared, State};
use crate::webhooks::{client, deliver_events};

/// How long open requests may take to end after the shutdown. What they did is in the ledger.
const GRACE: Duration = Duration::from_secs(2);
const TRIES_FOR_A_COMMON_PORT: u32 = 8;

/// A gateway that holds its port and its ledger, and does not answer yet.
pub struct Gateway {
    shared: Shared,
    listeners: Vec<TcpListener>,
    address: SocketAddr,
    client: reqwest::Client,
}

impl Gateway {
    /// Takes the port on 127.0.0.1 and on `::1` and opens the ledger. Without IPv6 on the machine
    /// the first alone will do.
    pub async fn bind(config: Config) -> anyhow::Result<Self> {
        let (listeners, address) = bind_both(config.port).await?;
        Ok(Self {
            shared: State::open(config)?,
            listeners,
            address,
            client: client()?,
        })
    }

    /// The IPv4 address.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves and posts events until `shutdown`.
    pub async fn serve(self, shutdown: impl Future<Output = ()> + Send) -> anyhow::Result<()> {
        let (stop, stopped) = watch::channel(false);
        let mut deliveries = JoinSet::new();
        deliveries.spawn(deliver_events(self.shared.clone(), self.client));
        let mut servers = JoinSet::new();
        for listener in self.listeners {
            let mut stopped = stopped.clone();
            let service =
                routes(self.shared.clone()).into_make_service_with_connect_info::<Connection>();
            let serving = axum::serve(CuttableListener(listener), service).with_graceful_shutdown(
                async move {
                    // An error means that the sender is gone, which is a stop too.
                    let _ = stopped.wait_for(|stopped| *stopped).await;
                },
            );
            servers.spawn(async move { serving.await });
        }
        tracing::info!(address = %self.address, "the card gateway is ready");
        tokio::select! {
            () = shutdown => {}
            Some(ended) = servers.join_next() => ended??,
        }
        stop.send_replace(true);
        let all_ended = async { while servers.join_next().await.is_some() {} };
        if tokio::time::timeout(GRACE, all_ended).await.is_err() {
            tracing::info!("requests were still open at the shutdown");
        }
        Ok(())
    }
}

/// Binds and serves until `shutdown`.
pub async fn serve(
    config: Config,
    shutdown: impl Future<Output = ()> + Send,
) -> anyhow::Result<()> {
    Gateway::bind(config).await?.serve(shutdown).await
}

/// The endpoints without a port and without deliveries, for tests.
pub fn router(config: Config) -> anyhow::Result<Router> {
    Ok(routes(State::open(config)?))
}

async fn bind_both(port: u16) -> anyhow::Result<(Vec<TcpListener>, SocketAddr)> {
    let mut tries = 0;
    loop {
        tries += 1;
        let first = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .await
            .with_context(|| format!("port {port} on 127.0.0.1 cannot be used"))?;
        let address = first.local_addr()?;
        match TcpListener::bind((Ipv6Addr::LOCALHOST, address.port())).await {
            Ok(second) => return Ok((vec![first, second], address)),
            // A port that the system chose for IPv4 may be taken on IPv6: let it choose again.
            Err(error)
                if error.kind() == ErrorKind::AddrInUse
                    && port == 0
                    && tries < TRIES_FOR_A_COMMON_PORT => {}
            Err(error) if error.kind() == ErrorKind::AddrInUse => {
                return Err(error).with_context(|| format!("port {port} on ::1 cannot be used"));
            }
            Err(error) => {
                tracing::warn!(%error, "serving on IPv4 only");
                return Ok((vec![first], address));
            }
        }
    }
}
