//! The real binary, twice: the server that is killed, and the card processor
//! that is not.

use std::path::Path;
use std::process::Stdio;

use serde_json::Value;
use sqlx::{Connection, Executor, PgConnection};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

const BINARY: &str = env!("CARGO_BIN_EXE_selfserve");
const SECRET_KEY: &str = "sk_test_of_the_crash_test";
const WEBHOOK_SECRET: &str = "whsec_of_the_crash_test";

/// A card processor of its own.
pub struct Gateway {
    pub origin: String,
    portal: String,
    _child: Child,
}

/// A server that will be killed.
pub struct Server {
    pub origin: String,
    child: Child,
}

impl Gateway {
    pub async fn start(folder: &Path) -> Self {
        let (port, portal_port) = (free_port(), free_port());
        let portal = format!("http://127.0.0.1:{portal_port}");
        let mut command = Command::new(BINARY);
        command
            .args([
                "gateway",
                "--port",
                &port.to_string(),
                "--portal-origin",
                &portal,
            ])
            .arg("--ledger")
            .arg(folder.join("gateway.db"));
        let child = started(&mut command, "ready").await;
        Self {
            origin: format!("http://localhost:{port}"),
            portal,
            _child: child,
        }
    }

    /// The orders in the book that were charged, one entry per charge.
    pub async fn charges(&self) -> Vec<String> {
        let request = reqwest::Client::new().get(format!("{}/sandbox/ledger", self.origin));
        let answer = request.bearer_auth(SECRET_KEY).send().await.unwrap();
        let book: Value = answer.json().await.unwrap();
        let charges = book["charges"].as_array().unwrap().iter();
        let kept = charges.filter(|charge| charge["captured"] == true);
        kept.map(|charge| charge["metadata"]["order"].as_str().unwrap().to_owned())
            .collect()
    }
}

impl Server {
    pub async fn start(folder: &Path, database: &str, gateway: &Gateway) -> Self {
        let listen = gateway.portal.strip_prefix("http://").unwrap();
        let mut command = Command::new(BINARY);
        command
            .args([
                "serve",
                "--demo",
                "--listen",
                listen,
                "--public-url",
                &gateway.portal,
            ])
            .args(["--database", database, "--gateway-url", &gateway.origin])
            .arg("--data-dir")
            .arg(folder)
            .args(["--limit-checkout", "0", "--limit-requests", "0"]);
        let child = started(&mut command, "Selfserve is ready.").await;
        Self {
            origin: gateway.portal.clone(),
            child,
        }
    }

    /// Ends without a chance to clean up.
    pub async fn killed(mut self) {
        self.child.kill().await.unwrap();
    }
}

/// Starts a process and waits for the line that says it is ready.
async fn started(command: &mut Command, ready: &str) -> Child {
    let mut child = command
        .env("SELFSERVE_GATEWAY_SECRET_KEY", SECRET_KEY)
        .env("SELFSERVE_GATEWAY_WEBHOOK_SECRET", WEBHOOK_SECRET)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    loop {
        let line = lines
            .next_line()
            .await
            .unwrap()
            .expect("it ended before it was ready");
        if line == ready {
            break;
        }
    }
    // Nobody reads on, so what it says later must go somewhere.
    tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
    child
}

fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}

/// A new database on the server that the test command started.
pub async fn fresh_postgres(folder: &Path) -> String {
    let server = std::env::var("SELFSERVE_TEST_POSTGRES")
        .expect("SELFSERVE_TEST_POSTGRES names a server; `cargo xtask test` starts one");
    let unique = folder
        .file_name()
        .unwrap()
        .to_string_lossy()
        .replace('.', "")
        .to_lowercase();
    let name = format!("crash_{unique}_{}", std::process::id());
    let mut connection = PgConnection::connect(&server).await.unwrap();
    connection
        .execute(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}")))
        .await
        .unwrap();
    let mut url = url::Url::parse(&server).unwrap();
    url.set_path(&name);
    url.to_string()
}
