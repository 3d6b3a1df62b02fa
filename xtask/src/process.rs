//! Other programs: how they are started, and what is said when they fail.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::{cache, tools};

/// A command that finds the project's tools first.
///
/// What cargo tells xtask about xtask is taken out of its environment: build scripts that read it
/// would run again at every change between `cargo xtask` and plain cargo.
pub fn command(program: impl AsRef<OsStr>) -> Result<Command> {
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        let about_xtask = text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_");
        if about_xtask || text == "LD_LIBRARY_PATH" {
            command.env_remove(name);
        }
    }
    command.env("PATH", search_path()?);
    command.env("CARGO_TARGET_DIR", target_folder()?);
    // Playwright drives the browser of the system.
    command.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    Ok(command)
}

/// The cargo that started us.
pub fn cargo(subcommand: &str) -> Result<Command> {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut cargo = command(program)?;
    cargo.arg(subcommand);
    Ok(cargo)
}

/// Runs to the end with the output going to the terminal.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("cannot start `{}`", show(command)))?;
    if !status.success() {
        bail!("`{}` ended with {status}", show(command));
    }
    Ok(())
}

/// Runs to the end and returns what was printed.
pub fn capture(command: &mut Command) -> Result<String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot start `{}`", show(command)))?;
    if !output.status.success() {
        bail!("`{}` ended with {}", show(command), output.status);
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// The first program of that name on the search path.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = search_path().ok()?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}

/// Where cargo builds: CI clones afresh, so there it is a folder outside of the clone.
pub fn target_folder() -> Result<PathBuf> {
    if let Some(folder) = std::env::var_os("CARGO_TARGET_DIR") {
        return Ok(std::path::absolute(folder)?);
    }
    if std::env::var_os("CI").is_some_and(|value| value == "true") {
        return Ok(cache::root()?.join("target"));
    }
    Ok(std::path::absolute("target")?)
}

/// Whether the user may install packages of the system.
pub fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

/// The command as a person would type it.
pub fn show(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}

fn search_path() -> Result<OsString> {
    let inherited = std::env::var_os("PATH").unwrap_or_default();
    let own = [
        cache::tools()?.join("bin"),
        tools::npm::programs(Path::new("xtask/npm"))?,
    ];
    Ok(std::env::join_paths(
        own.into_iter().chain(std::env::split_paths(&inherited)),
    )?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_a_command_as_typed() {
        let mut command = Command::new("cargo");
        command.args(["check", "-p", "domain"]);
        assert_eq!(show(&command), "cargo check -p domain");
    }

    #[test]
    fn a_failing_command_is_named_with_its_exit_code() {
        let error = run(Command::new("false").arg("--loud")).expect_err("false fails");
        assert_eq!(
            error.to_string(),
            "`false --loud` ended with exit status: 1"
        );
    }
}
