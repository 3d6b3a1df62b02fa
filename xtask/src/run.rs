//! `cargo xtask run`: from a fresh clone to a demo that a person can use.

use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;

use crate::{cache, portal, process, server, tools};

/// Options of `cargo xtask run`.
#[derive(Args)]
pub struct Options {
    /// Port of the portal; the card gateway takes the next one.
    #[arg(long, default_value_t = 8080, value_parser = clap::value_parser!(u16).range(1..=65533))]
    port: u16,
}

/// Builds what changed and becomes the server, so that Ctrl-C and signals go straight to it.
pub fn run(options: &Options) -> Result<()> {
    let port = options.port;
    for taken in [port, port + 1] {
        // Said before minutes of building, not after.
        if TcpListener::bind((Ipv4Addr::LOCALHOST, taken)).is_err() {
            let line = format!("port {taken} is taken; choose another with --port");
            return Err(tools::Missing(line).into());
        }
    }
    let binary = server::build(&portal::build()?)?;
    let folder = data_folder()?;

    let mut command = process::command(&binary)?;
    command
        .args(["serve", "--demo", "--listen", &format!("127.0.0.1:{port}")])
        .args(["--public-url", &format!("http://127.0.0.1:{port}")])
        .args(["--gateway-port", &(port + 1).to_string()])
        .arg("--database")
        .arg(format!(
            "sqlite://{}",
            folder.join("selfserve.db").display()
        ))
        .arg("--data-dir")
        .arg(&folder);
    println!("==> start server");
    // Returns only when the program cannot be started.
    let error = command.exec();
    Err(error).with_context(|| format!("cannot start {}", binary.display()))
}

/// `SELFSERVE_DATA_DIR`, else a folder that outlives the clone.
fn data_folder() -> Result<PathBuf> {
    let folder = match std::env::var_os("SELFSERVE_DATA_DIR") {
        Some(folder) => std::path::absolute(folder)?,
        None => cache::root()?.join("demo"),
    };
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    Ok(folder)
}
