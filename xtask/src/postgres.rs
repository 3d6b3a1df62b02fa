//! A PostgreSQL of our own for the time of a test run, and a pgbouncer before it.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::step::step;
use crate::{process, tools};

/// Makes a cluster in a temporary folder, runs it and a pooler before it until its input ends, and
/// removes them. The input ends with us, however we end, so that no server is left behind.
const SCRIPT: &str = include_str!("postgres.sh");

/// A running server; dropping it stops it and removes its data.
pub struct Postgres {
    shell: Child,
    url: String,
    pooled_url: String,
}

impl Postgres {
    /// Starts a server on a free port, as an unprivileged user.
    pub fn start() -> Result<Self> {
        let (programs, pooler) = (tools::postgres()?, tools::pgbouncer()?);
        step("start PostgreSQL", || Self::start_from(&programs, &pooler))
    }

    fn start_from(programs: &Path, pooler: &Path) -> Result<Self> {
        let [port, pooler_port] = free_ports()?;
        let mut shell = unprivileged_shell()?;
        let mut shell = shell
            .args(["-c", SCRIPT, "postgres"])
            .args([programs, pooler])
            .args([port, pooler_port].map(|port| port.to_string()))
            .current_dir(std::env::temp_dir())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot start a shell for PostgreSQL")?;
        let output = shell.stdout.take().context("the shell's output is piped")?;
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line)?;
        if line.trim() != "ready" {
            bail!("PostgreSQL did not start: {}", shell.wait()?);
        }
        Ok(Self {
            shell,
            url: url(port),
            pooled_url: url(pooler_port),
        })
    }

    /// Tells a command where its tests reach the server, with the right to create databases, and
    /// where they reach it through the pooler.
    pub fn announce(&self, command: &mut Command) {
        command.env("SELFSERVE_TEST_POSTGRES", &self.url);
        command.env("SELFSERVE_TEST_PGBOUNCER", &self.pooled_url);
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        if let Err(error) = self.shell.wait() {
            eprintln!("PostgreSQL did not stop: {error}");
        }
    }
}

/// Runs a command for as long as it takes with a server beside it.
pub fn run_beside(words: &[String]) -> Result<()> {
    let Some((program, arguments)) = words.split_first() else {
        return Ok(());
    };
    let postgres = Postgres::start()?;
    let mut command = process::command(program)?;
    postgres.announce(&mut command);
    command.env(tools::SCIM_TESTERS, tools::scim_testers()?);
    process::run(command.args(arguments))
}

/// Both are held until both are known, so that they differ.
fn free_ports() -> Result<[u16; 2]> {
    let listen = || TcpListener::bind((Ipv4Addr::LOCALHOST, 0));
    let (one, other) = (listen()?, listen()?);
    Ok([one.local_addr()?.port(), other.local_addr()?.port()])
}

fn url(port: u16) -> String {
    format!("postgres://postgres@127.0.0.1:{port}/postgres")
}

/// PostgreSQL and pgbouncer refuse to run as root.
fn unprivileged_shell() -> Result<Command> {
    if process::is_root() {
        let mut command = process::command("runuser")?;
        command.args(["-u", "postgres", "--", "sh"]);
        Ok(command)
    } else {
        process::command("sh")
    }
}
