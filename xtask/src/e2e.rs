//! The journeys in a real browser against the real server.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::{process, tools};

/// Runs Playwright with the given arguments against a built server.
pub fn run(server: &Path, arguments: &[String]) -> Result<()> {
    let browser = tools::browser()?;
    tools::end_to_end()?;
    // One of them is an organization's identity provider.
    tools::peers()?;
    // Playwright itself only drops the types.
    process::run(npx("tsc")?.arg("--noEmit"))?;
    let mut playwright = npx("playwright")?;
    playwright
        .arg("test")
        .args(arguments)
        .env("SELFSERVE_BIN", server)
        .env("CHROMIUM", browser.chromium);
    process::run(&mut playwright)
}

/// A program of the packages of `tests/e2e`, started there.
fn npx(program: &str) -> Result<Command> {
    let mut npx = process::command("npx")?;
    npx.args(["--no-install", program]).current_dir("tests/e2e");
    Ok(npx)
}
