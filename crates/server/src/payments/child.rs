//! The built-in card processor as a child process (`decisions.md` 1).

use std::io;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, ChildStdin, Command};

use super::GatewaySettings;

/// What the child says when it can be reached.
pub const READY: &str = "ready";
const STARTS_WITHIN: Duration = Duration::from_secs(20);

/// Starts the processor again whenever it ends, until this is dropped.
pub struct ChildGateway {
    _supervisor: tokio_util::task::AbortOnDropHandle<()>,
}

/// The processor could not be started.
#[derive(Debug, thiserror::Error)]
pub enum StartGatewayError {
    /// No process came to be.
    #[error("the card processor could not be started")]
    Spawn(#[from] io::Error),
    /// It ended or stayed silent; its own words are above.
    #[error("the card processor did not become ready")]
    NotReady,
}

/// A child that said it is ready, with the pipe that keeps it alive.
struct Running {
    child: Child,
    _pipe: ChildStdin,
}

/// What the child needs to know.
#[derive(Clone)]
struct Launch {
    port: String,
    portal_origin: String,
    ledger: std::path::PathBuf,
    settings: GatewaySettings,
}

impl ChildGateway {
    /// Starts the processor on `port` and waits until it can be reached.
    ///
    /// # Errors
    /// [`StartGatewayError`].
    pub async fn start(
        port: u16,
        portal_origin: &str,
        data_dir: &Path,
        settings: GatewaySettings,
    ) -> Result<Self, StartGatewayError> {
        let launch = Launch {
            port: port.to_string(),
            portal_origin: portal_origin.to_owned(),
            ledger: data_dir.join("gateway.db"),
            settings,
        };
        let running = launch.start().await?;
        let supervisor = tokio::spawn(supervise(launch, running));
        Ok(Self {
            _supervisor: tokio_util::task::AbortOnDropHandle::new(supervisor),
        })
    }
}

async fn supervise(launch: Launch, mut running: Running) {
    loop {
        let status = running.child.wait().await;
        tracing::warn!(?status, "the card processor ended; it is started again");
        loop {
            tokio::time::sleep(Duration::from_secs(1)).await;
            match launch.start().await {
                Ok(started) => {
                    running = started;
                    break;
                }
                Err(error) => tracing::error!(%error, "the card processor is away"),
            }
        }
    }
}

impl Launch {
    async fn start(&self) -> Result<Running, StartGatewayError> {
        let mut child = Command::new(std::env::current_exe()?)
            .args(["gateway", "--end-with-parent", "--port", &self.port])
            .args(["--portal-origin", &self.portal_origin])
            .arg("--ledger")
            .arg(&self.ledger)
            .env("SELFSERVE_GATEWAY_SECRET_KEY", &self.settings.secret_key)
            .env(
                "SELFSERVE_GATEWAY_WEBHOOK_SECRET",
                &self.settings.webhook_secret,
            )
            .env_remove("SELFSERVE_GATEWAY_PORT")
            // The pipe closes when this process ends, however it ends; the
            // child takes that as the sign to end too.
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()?;
        // Waiting for a child closes the pipe that the child still holds.
        let pipe = child.stdin.take().ok_or(StartGatewayError::NotReady)?;
        let stdout = child.stdout.take().ok_or(StartGatewayError::NotReady)?;
        let mut lines = BufReader::new(stdout).lines();
        let first = tokio::time::timeout(STARTS_WITHIN, lines.next_line()).await;
        match first {
            Ok(Ok(Some(line))) if line == READY => Ok(Running { child, _pipe: pipe }),
            _ => Err(StartGatewayError::NotReady),
        }
    }
}
