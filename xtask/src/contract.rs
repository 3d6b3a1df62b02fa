//! The API against its own description: schemathesis makes up calls from the OpenAPI document and
//! looks for server errors, answers that are not as described, and ways around the sign-in.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

use anyhow::{Context, Result, bail};

use crate::step::step;
use crate::{cache, process, tools};

/// Whoever calls, and what is known of the things that are called for.
const RUNS: [(&str, Option<&str>, &str); 3] = [
    ("admin", Some("gwen@harbor.example"), "admin.toml"),
    ("purchaser", Some("ada@harbor.example"), "any.toml"),
    ("signed out", None, "any.toml"),
];
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,\
    response_headers_conformance,response_schema_conformance,ignored_auth";
/// The same calls in every run.
const SEED: &str = "20261122";

/// Runs all of it against a built server.
pub fn run(server: &Path) -> Result<()> {
    let programs = tools::contract()?;
    for (who, email, config) in RUNS {
        step(&format!("make up calls as {who}"), || {
            let server = Server::start(server)?;
            let mut schemathesis = process::command(programs.join("schemathesis"))?;
            schemathesis
                .current_dir("tests/contract")
                .args(["--config-file", config, "run"])
                .arg(format!("{}/api/openapi.json", server.origin))
                .args(["--checks", CHECKS, "--seed", SEED])
                .args(["--max-examples", "12", "--suppress-health-check", "all"])
                .args(["--workers", "1", "--warnings", "off", "--no-color"])
                .env("SCHEMATHESIS_HOOKS", "hooks")
                .env("SELFSERVE_CONTRACT_ORIGIN", &server.origin);
            if let Some(email) = email {
                schemathesis.env("SELFSERVE_CONTRACT_EMAIL", email);
                // It would end the session of the run.
                schemathesis.args(["--exclude-operation-id", "sign_out"]);
            }
            process::run(&mut schemathesis)
        })?;
    }
    Ok(())
}

/// A demo with nothing but its people; it ends when dropped.
struct Server {
    child: Child,
    origin: String,
    folder: PathBuf,
}

impl Server {
    fn start(program: &Path) -> Result<Self> {
        let (port, gateway) = (free_port()?, free_port()?);
        let origin = format!("http://127.0.0.1:{port}");
        let folder = cache::root()?.join(format!("contract-{}-{port}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let database = format!("sqlite://{}", folder.join("selfserve.db").display());
        let limits = [
            "discovery",
            "sign-in",
            "checkout",
            "wrong-tokens",
            "requests",
        ];
        let mut child = process::command(program)?
            .args(["serve", "--demo", "--listen", &format!("127.0.0.1:{port}")])
            .args(["--public-url", &origin, "--database", &database])
            .args(["--gateway-port", &gateway.to_string()])
            .arg("--data-dir")
            .arg(&folder)
            .args(limits.map(|limit| format!("--limit-{limit}=0")))
            .args(["--sign-in-failures", "1000000"])
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot start the server")?;
        let output = child.stdout.take().context("the output is piped")?;
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        let is_ready = lines.any(|line| line.contains("Selfserve is ready."));
        // What it says later must have somewhere to go.
        std::thread::spawn(move || lines.for_each(drop));
        let server = Self {
            child,
            origin,
            folder,
        };
        if !is_ready {
            bail!("the server ended before it was ready");
        }
        Ok(server)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let ended = self.child.kill().and_then(|()| self.child.wait());
        if let Err(error) = ended.and_then(|_| std::fs::remove_dir_all(&self.folder)) {
            eprintln!("the server of the contract tests left something behind: {error}");
        }
    }
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    Ok(listener.local_addr()?.port())
}
