//! Python programs, in a virtual environment of their own per content of their list.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use super::Missing;
use crate::step::step;
use crate::{cache, process};

/// What is installed, each with its version.
const LIST: &str = "xtask/python/requirements.txt";

/// Installs the programs unless they are there, and returns their folder. The caller holds the
/// lock.
pub fn ensure() -> Result<PathBuf> {
    let folder = folder()?;
    let programs = folder.join("bin");
    let complete = folder.join("complete");
    if complete.exists() {
        return Ok(programs);
    }
    if process::find("python3").is_none() {
        let hint = "Python 3.11 is missing: sudo apt-get install -y python3 python3-venv";
        return Err(Missing(hint.to_owned()).into());
    }
    step("install Python programs", || {
        process::run(
            process::command("python3")?
                .args(["-m", "venv"])
                .arg(&folder),
        )?;
        let mut pip = process::command(programs.join("python"))?;
        pip.args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
        ])
        .args(["--no-deps", "--requirement", LIST]);
        process::run(&mut pip)?;
        fs::write(&complete, "")?;
        Ok(programs)
    })
}

fn folder() -> Result<PathBuf> {
    let list = fs::read(Path::new(LIST)).context(LIST)?;
    let hash: String = hex::encode(Sha256::digest(list)).chars().take(12).collect();
    Ok(cache::python()?.join(hash))
}
