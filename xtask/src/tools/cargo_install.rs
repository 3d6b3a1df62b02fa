//! Tools that are crates, built once into the project's own folder.

use std::process::{Command, Stdio};

use anyhow::Result;

use crate::step::step;
use crate::{cache, process};

/// Installs a crate's program unless that version is there. The caller holds the lock.
pub fn ensure(package: &str, program: &str, version: &str) -> Result<()> {
    if installed_version(program).is_some_and(|found| found == version) {
        return Ok(());
    }
    step(&format!("install {package} {version}"), || {
        // Old lock files name versions that a registry may not carry; the newest then has to do.
        let locked = process::run(install(package, version)?.arg("--locked"));
        if let Err(error) = locked {
            println!("{error}; once more without its lock file");
            process::run(&mut install(package, version)?)?;
        }
        Ok(())
    })
}

/// A tool that runs for seconds need not be optimized: that saves most of its building time.
fn install(package: &str, version: &str) -> Result<Command> {
    let mut cargo = process::cargo("install")?;
    cargo
        .args([package, "--version", version, "--force", "--quiet"])
        .arg("--root")
        .arg(cache::tools()?)
        .arg("--target-dir")
        .arg(cache::root()?.join("build"))
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", opt_level(package))
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0");
    Ok(cargo)
}

/// The one that reads a whole module byte by byte is too slow without any optimization.
fn opt_level(package: &str) -> &'static str {
    if package == "wasm-bindgen-cli" {
        "1"
    } else {
        "0"
    }
}

fn installed_version(program: &str) -> Option<String> {
    let output = process::command(program)
        .ok()?
        .arg("--version")
        .stderr(Stdio::null())
        .output()
        .ok()?;
    version_in(&String::from_utf8(output.stdout).ok()?).map(str::to_owned)
}

/// The second word of `trunk 0.21.14`.
fn version_in(line: &str) -> Option<&str> {
    line.split_whitespace().nth(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_version_that_a_tool_prints() {
        assert_eq!(version_in("wasm-bindgen 0.2.130\n"), Some("0.2.130"));
        assert_eq!(
            version_in("cargo-nextest 0.9.143 (60fa45f63 2026-08-04)\nrelease"),
            Some("0.9.143")
        );
        assert_eq!(version_in(""), None);
    }
}
