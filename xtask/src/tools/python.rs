//! Programs of Python's package index, in a virtual environment per content of their list.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use super::{Missing, apt};
use crate::step::step;
use crate::{cache, process};

/// Installs what `requirements.txt` of the folder names, unless it is there, and returns the folder
/// with the programs. The list is whole: what its programs need stands in it too, so that every
/// machine has the same. The caller holds the lock.
pub fn ensure(source: &Path) -> Result<PathBuf> {
    let list = source.join("requirements.txt");
    let wanted = fs::read(&list).with_context(|| list.display().to_string())?;
    let hash: String = hex::encode(Sha256::digest(&wanted))
        .chars()
        .take(12)
        .collect();
    let folder = cache::python()?.join(hash);
    let (programs, complete) = (folder.join("bin"), folder.join("complete"));
    if complete.exists() {
        return Ok(programs);
    }
    if process::find("python3").is_none() {
        let hint = "Python 3.11 is missing: sudo apt-get install -y python3 python3-venv";
        return Err(Missing(hint.to_owned()).into());
    }
    if process::capture(process::command("python3")?.args(["-c", "import ensurepip"])).is_err() {
        apt::install(&["python3-venv"])?;
    }
    step(&format!("install what {} lists", list.display()), || {
        let mut venv = process::command("python3")?;
        process::run(venv.args(["-m", "venv", "--clear"]).arg(&folder))?;
        let mut pip = process::command(programs.join("pip"))?;
        pip.args([
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--no-deps",
        ]);
        process::run(pip.arg("--requirement").arg(&list))?;
        fs::write(&complete, "")?;
        Ok(programs)
    })
}
