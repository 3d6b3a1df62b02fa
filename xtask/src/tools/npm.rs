//! Sets of npm packages, each installed once per content of its lock file.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::step::step;
use crate::{cache, process};

/// The two files that say what is in a set.
const DEFINITION: [&str; 2] = ["package.json", "package-lock.json"];

/// The folder with a set's programs, whether it is installed yet or not.
pub fn programs(source: &Path) -> Result<PathBuf> {
    Ok(folder(source)?.join("node_modules/.bin"))
}

/// Installs the set unless it is there, and returns its `node_modules`. The caller holds the lock.
pub fn ensure(source: &Path) -> Result<PathBuf> {
    let folder = folder(source)?;
    let modules = folder.join("node_modules");
    let complete = folder.join("complete");
    if complete.exists() {
        return Ok(modules);
    }
    step(
        &format!("install npm packages of {}", source.display()),
        || {
            fs::create_dir_all(&folder)?;
            for name in DEFINITION {
                fs::copy(source.join(name), folder.join(name))?;
            }
            let mut npm = process::command("npm")?;
            npm.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
                .current_dir(&folder);
            process::run(&mut npm)?;
            fs::write(&complete, "")?;
            Ok(modules)
        },
    )
}

/// Installs the set and lets the source folder use it, so that imports from there resolve.
pub fn link(source: &Path) -> Result<()> {
    let modules = ensure(source)?;
    let link = source.join("node_modules");
    match fs::symlink_metadata(&link) {
        // A developer's own `npm ci` stays.
        Ok(found) if found.is_dir() => return Ok(()),
        Ok(_) if fs::read_link(&link).is_ok_and(|target| target == modules) => return Ok(()),
        Ok(_) => fs::remove_file(&link)?,
        Err(_) => {}
    }
    std::os::unix::fs::symlink(&modules, &link)
        .with_context(|| format!("cannot link {}", link.display()))
}

fn folder(source: &Path) -> Result<PathBuf> {
    let mut hash = Sha256::new();
    for name in DEFINITION {
        let path = source.join(name);
        hash.update(fs::read(&path).with_context(|| path.display().to_string())?);
    }
    let name = source.file_name().unwrap_or_default().to_string_lossy();
    let hash: String = hex::encode(hash.finalize()).chars().take(12).collect();
    Ok(cache::npm()?.join(format!("{name}-{hash}")))
}
