//! Rules of the code that no compiler knows.

mod edges;
mod files;
mod patterns;
mod security;

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result, bail};

use crate::process;

/// Checks the whole tree and prints every finding.
pub fn run() -> Result<()> {
    let mut findings = edges::check()?;
    let mut functions = BTreeSet::new();
    for path in tracked_files()? {
        // Pictures and fonts are no text, and a deleted file is still in the index.
        let Ok(text) = fs::read_to_string(&path) else {
            continue;
        };
        functions.extend(security::functions(&text));
        findings.extend(files::check(&path, &text));
        findings.extend(patterns::check(&path, &text));
    }
    let table = fs::read_to_string("docs/security.md").context("docs/security.md")?;
    findings.extend(security::check(&table, &functions));
    for finding in &findings {
        println!("{finding}");
    }
    match findings.len() {
        0 => Ok(()),
        count => bail!("{count} places break a rule of the code"),
    }
}

/// What is committed or about to be.
fn tracked_files() -> Result<Vec<String>> {
    let mut git = process::command("git")?;
    git.args(["ls-files", "--cached", "--others", "--exclude-standard"]);
    Ok(process::capture(&mut git)?
        .lines()
        .map(str::to_owned)
        .collect())
}

/// Whether a file holds tests and nothing else.
fn is_test(path: &str) -> bool {
    path.starts_with("tests/") || path.contains("/tests/") || path.ends_with("/tests.rs")
}
