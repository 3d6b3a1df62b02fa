//! The journeys in a real browser against the real server.

use std::path::Path;

use anyhow::Result;

use crate::{process, tools};

/// Runs Playwright with the given arguments against a built server.
pub fn run(server: &Path, arguments: &[String]) -> Result<()> {
    let browser = tools::browser()?;
    tools::end_to_end()?;
    let mut playwright = process::command("npx")?;
    playwright
        .args(["--no-install", "playwright", "test"])
        .args(arguments)
        .current_dir("tests/e2e")
        .env("SELFSERVE_BIN", server)
        .env("CHROMIUM", browser.chromium);
    process::run(&mut playwright)
}
