//! The standard library for the browser.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::Missing;
use crate::step::step;
use crate::{cache, process};

const TARGET: &str = "wasm32-unknown-unknown";

/// Adds the target by rustup, or where its server cannot be reached, builds it from source.
pub fn ensure() -> Result<()> {
    let sysroot = sysroot()?;
    let libraries = sysroot.join("lib/rustlib").join(TARGET).join("lib");
    if libraries.is_dir() {
        return Ok(());
    }
    let _lock = cache::lock()?;
    step(&format!("install {TARGET}"), || {
        let added = process::find("rustup").is_some()
            && process::run(process::command("rustup")?.args(["target", "add", TARGET])).is_ok();
        if added {
            return Ok(());
        }
        println!("rustup could not add it; building it from the source of the same version");
        build_from_source(&sysroot, &libraries).map_err(|error| {
            let line = format!(
                "the target {TARGET} is missing: `rustup target add {TARGET}` where rustup can \
                 reach its server, else install the package rust-src of the compiler's version \
                 ({error:#})"
            );
            Missing(line).into()
        })
    })
}

fn sysroot() -> Result<PathBuf> {
    let rustc = process::capture(process::command("rustc")?.args(["--print", "sysroot"]))?;
    Ok(PathBuf::from(rustc.trim()))
}

/// Compiles the standard library as a dependency of an empty crate, and keeps its parts.
fn build_from_source(sysroot: &Path, libraries: &Path) -> Result<()> {
    let source = sysroot.join("lib/rustlib/src/rust/library");
    if !source.is_dir() {
        let version = rustc_version()?;
        let debian = PathBuf::from(format!("/usr/src/rustc-{version}/library"));
        if !debian.is_dir() {
            bail!(
                "neither {} nor {} exists",
                source.display(),
                debian.display()
            );
        }
        fs::create_dir_all(source.parent().context("the source has a parent")?)?;
        std::os::unix::fs::symlink(&debian, &source)?;
    }

    let folder = cache::root()?.join("build-std");
    fs::create_dir_all(folder.join("src"))?;
    fs::write(folder.join("src/lib.rs"), "//! Empty.\n")?;
    fs::write(
        folder.join("Cargo.toml"),
        "[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n",
    )?;
    let target = folder.join("target");
    let mut cargo = process::cargo("build")?;
    cargo
        .args([
            "--release",
            "-Zbuild-std=std,panic_abort",
            "--target",
            TARGET,
        ])
        .arg("--target-dir")
        .arg(&target)
        .env("RUSTC_BOOTSTRAP", "1")
        // The portal is optimized as a whole, which needs more than finished objects.
        .env("RUSTFLAGS", "-C embed-bitcode=yes")
        .current_dir(&folder);
    process::run(&mut cargo)?;

    fs::create_dir_all(libraries)?;
    for entry in fs::read_dir(target.join(TARGET).join("release/deps"))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default();
        let wanted = path
            .extension()
            .is_some_and(|extension| extension == "rlib")
            && !name.to_string_lossy().starts_with("libempty");
        if wanted {
            fs::copy(&path, libraries.join(name))?;
        }
    }
    Ok(())
}

fn rustc_version() -> Result<String> {
    let line = process::capture(process::command("rustc")?.arg("--version"))?;
    Ok(line
        .split_whitespace()
        .nth(1)
        .context("rustc prints its version")?
        .to_owned())
}
