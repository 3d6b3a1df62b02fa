//! The project's own folder for tools and caches, shared by all clones.

use std::fs::{self, File, TryLockError};
use std::path::PathBuf;

use anyhow::{Context, Result};

/// `SELFSERVE_CACHE`, else `~/.cache/selfserve`.
pub fn root() -> Result<PathBuf> {
    if let Some(folder) = std::env::var_os("SELFSERVE_CACHE") {
        return Ok(std::path::absolute(folder)?);
    }
    let home = std::env::var_os("HOME").context("neither SELFSERVE_CACHE nor HOME is set")?;
    Ok(PathBuf::from(home).join(".cache/selfserve"))
}

/// Where `cargo install` puts the tools; the programs are in its folder `bin`.
pub fn tools() -> Result<PathBuf> {
    Ok(root()?.join("tools"))
}

/// One folder per set of npm packages.
pub fn npm() -> Result<PathBuf> {
    Ok(root()?.join("npm"))
}

/// One folder per set of Python programs.
pub fn python() -> Result<PathBuf> {
    Ok(root()?.join("python"))
}

/// Held while something is installed, so that two clones do not install at once.
pub struct Lock(#[expect(dead_code, reason = "the lock lives as long as the open file")] File);

/// Waits until no other set-up is at work.
pub fn lock() -> Result<Lock> {
    let folder = root()?;
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let file = File::create(folder.join("lock"))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            println!("==> waiting for another set-up that is at work");
            file.lock()?;
        }
        Err(TryLockError::Error(error)) => return Err(error.into()),
    }
    Ok(Lock(file))
}
