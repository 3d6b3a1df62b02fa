//! Installs what the commands need and the machine lacks, each with its pinned version.

mod apt;
mod cargo_install;
pub mod npm;
mod python;
mod wasm_target;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::process;
use crate::{cache, step::step};

/// Something has to be installed by a person; says how. Ends the program with code 2.
#[derive(Debug)]
pub struct Missing(pub String);

impl std::fmt::Display for Missing {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Missing {}

/// All that any command needs.
pub fn everything() -> Result<()> {
    lint()?;
    portal()?;
    nextest()?;
    browser()?;
    postgres()?;
    pgbouncer()?;
    scim_testers()?;
    end_to_end()?;
    peers()?;
    contract()?;
    deny()
}

/// What formats and lints.
pub fn lint() -> Result<()> {
    for (component, program) in [("clippy", "cargo-clippy"), ("rustfmt", "rustfmt")] {
        if process::find(program).is_none() {
            rustup_component(component)?;
        }
    }
    wasm_target::ensure()
}

/// What turns the portal into files for a browser.
pub fn portal() -> Result<()> {
    node()?;
    wasm_target::ensure()?;
    let _lock = cache::lock()?;
    cargo_install::ensure("trunk", "trunk", "0.21.14")?;
    cargo_install::ensure("wasm-bindgen-cli", "wasm-bindgen", &wasm_bindgen_version()?)?;
    npm::ensure(Path::new("xtask/npm"))?;
    Ok(())
}

/// The test runner; any version that the machine has will do.
pub fn nextest() -> Result<()> {
    if process::find("cargo-nextest").is_some() {
        return Ok(());
    }
    let _lock = cache::lock()?;
    cargo_install::ensure("cargo-nextest", "cargo-nextest", "0.9.143")
}

/// The checker of licenses and sources.
pub fn deny() -> Result<()> {
    let _lock = cache::lock()?;
    cargo_install::ensure("cargo-deny", "cargo-deny", "0.20.2")
}

/// A Chromium and the driver of the same version.
pub struct Browser {
    /// The browser.
    pub chromium: PathBuf,
    /// What a test runner drives it by.
    pub driver: PathBuf,
}

/// Chromium from the system's packages.
pub fn browser() -> Result<Browser> {
    let found = || {
        Some(Browser {
            chromium: process::find("chromium")?,
            driver: process::find("chromedriver")?,
        })
    };
    if found().is_none() {
        let _lock = cache::lock()?;
        apt::install(&["chromium", "chromium-driver", "fonts-liberation"])?;
    }
    found().context("chromium and chromedriver are installed but not on the search path")
}

/// The folder with PostgreSQL's programs.
pub fn postgres() -> Result<PathBuf> {
    if let Some(folder) = postgres_programs() {
        return Ok(folder);
    }
    let lock = cache::lock()?;
    apt::install(&["postgresql"])?;
    drop(lock);
    postgres_programs().context("postgresql is installed but its initdb was not found")
}

/// The pooler that many put before PostgreSQL.
pub fn pgbouncer() -> Result<PathBuf> {
    if let Some(program) = pgbouncer_program() {
        return Ok(program);
    }
    let lock = cache::lock()?;
    apt::install(&["pgbouncer"])?;
    drop(lock);
    pgbouncer_program().context("pgbouncer is installed but was not found")
}

/// Playwright and its companions, linked into `tests/e2e`.
pub fn end_to_end() -> Result<()> {
    node()?;
    let _lock = cache::lock()?;
    npm::link(Path::new("tests/e2e"))
}

/// The variable by which tests find [`scim_testers`].
pub const SCIM_TESTERS: &str = "SELFSERVE_SCIM_TESTERS";

/// The folder with the programs that test others' servers of SCIM.
pub fn scim_testers() -> Result<PathBuf> {
    let _lock = cache::lock()?;
    python::ensure(Path::new("xtask/python"))
}

/// Programs of others that the server is tested against, linked into
/// `tests/peers`.
pub fn peers() -> Result<()> {
    node()?;
    let _lock = cache::lock()?;
    npm::link(Path::new("tests/peers"))
}

/// What makes up calls from the API's description; returns the folder of its programs.
pub fn contract() -> Result<PathBuf> {
    let _lock = cache::lock()?;
    python::ensure(Path::new("tests/contract"))
}

fn node() -> Result<()> {
    if process::find("npm").is_none() {
        let hint = "Node 20 is missing: sudo apt-get install -y nodejs npm (or from nodejs.org)";
        return Err(Missing(hint.to_owned()).into());
    }
    Ok(())
}

fn rustup_component(component: &str) -> Result<()> {
    if process::find("rustup").is_none() {
        let hint = format!("{component} is missing: install it with the toolchain, see rustup.rs");
        return Err(Missing(hint).into());
    }
    step(&format!("install {component}"), || {
        process::run(process::command("rustup")?.args(["component", "add", component]))
    })
}

/// Debian keeps these off the search path, in a folder per version.
fn postgres_programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten();
    let debian = versions
        .filter_map(|entry| Some(entry.ok()?.path().join("bin")))
        .max();
    let elsewhere = || process::find("initdb")?.parent().map(Path::to_path_buf);
    let complete = |folder: &PathBuf| {
        ["initdb", "postgres", "pg_isready"]
            .iter()
            .all(|name| folder.join(name).is_file())
    };
    debian
        .filter(complete)
        .or_else(|| elsewhere().filter(complete))
}

/// Debian keeps it where only the administrator searches.
fn pgbouncer_program() -> Option<PathBuf> {
    let debian = PathBuf::from("/usr/sbin/pgbouncer");
    process::find("pgbouncer").or_else(|| debian.is_file().then_some(debian))
}

/// The tool must be of exactly the version that the lock file holds.
fn wasm_bindgen_version() -> Result<String> {
    let lock = std::fs::read_to_string("Cargo.lock").context("Cargo.lock")?;
    locked_version(&lock, "wasm-bindgen").context("Cargo.lock does not hold wasm-bindgen")
}

fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    let version = lines
        .nth(1)?
        .strip_prefix("version = \"")?
        .strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_version_from_the_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(
            locked_version(lock, "wasm-bindgen").as_deref(),
            Some("0.2.130")
        );
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
