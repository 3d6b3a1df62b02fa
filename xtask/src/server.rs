//! Builds the server with the portal inside.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::process;
use crate::step::step;

/// Builds the release binary `selfserve` and returns its path.
pub fn build(dist: &Path) -> Result<PathBuf> {
    step("build server", || {
        let mut cargo = process::cargo("build")?;
        cargo
            .args(["--release", "--package", "server", "--bin", "selfserve"])
            .env("SELFSERVE_DIST", dist);
        process::run(&mut cargo)
    })?;
    Ok(process::target_folder()?.join("release/selfserve"))
}
