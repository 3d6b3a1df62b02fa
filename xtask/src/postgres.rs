//! A PostgreSQL of our own for the time of a test run.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::step::step;
use crate::{process, tools};

/// Makes a cluster in a temporary folder, runs it until its input ends, and removes it. The input
/// ends with us, however we end, so that no server is left behind.
const SCRIPT: &str = r#"
set -eu
programs=$1 port=$2 server=
folder=$(mktemp -d "${TMPDIR:-/tmp}/selfserve-postgres.XXXXXX")
clean_up() {
  if [ -n "$server" ]; then kill -INT "$server" 2>/dev/null || true; wait "$server" || true; fi
  rm -rf "$folder"
}
trap clean_up EXIT
trap 'exit 130' INT TERM HUP
"$programs/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C --no-sync \
  >"$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }
"$programs/postgres" -D "$folder/data" -p "$port" -k "$folder" -c listen_addresses=127.0.0.1 \
  -c max_connections=300 -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
  >"$folder/log" 2>&1 </dev/null &
server=$!
attempts=600
until "$programs/pg_isready" -q -h 127.0.0.1 -p "$port"; do
  attempts=$((attempts - 1))
  [ "$attempts" -gt 0 ] && kill -0 "$server" 2>/dev/null || { cat "$folder/log" >&2; exit 1; }
  sleep 0.1
done
echo ready
read -r _ || true
"#;

/// A running server; dropping it stops it and removes its data.
pub struct Postgres {
    shell: Child,
    url: String,
}

impl Postgres {
    /// Starts a server on a free port, as an unprivileged user.
    pub fn start() -> Result<Self> {
        let programs = tools::postgres()?;
        step("start PostgreSQL", || Self::start_from(&programs))
    }

    fn start_from(programs: &Path) -> Result<Self> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
            .local_addr()?
            .port();
        let mut shell = unprivileged_shell()?;
        let mut shell = shell
            .args(["-c", SCRIPT, "postgres"])
            .arg(programs)
            .arg(port.to_string())
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
            url: format!("postgres://postgres@127.0.0.1:{port}/postgres"),
        })
    }

    /// Tells a command where its tests reach the server, with the right to create databases.
    pub fn announce(&self, command: &mut Command) {
        command.env("SELFSERVE_TEST_POSTGRES", &self.url);
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

/// PostgreSQL refuses to run as root.
fn unprivileged_shell() -> Result<Command> {
    if process::is_root() {
        let mut command = process::command("runuser")?;
        command.args(["-u", "postgres", "--", "sh"]);
        Ok(command)
    } else {
        process::command("sh")
    }
}
