//! Packages of Debian.

use std::process::Stdio;

use anyhow::Result;

use super::Missing;
use crate::process;
use crate::step::step;

/// Installs packages, or says how to when the user may not.
pub fn install(packages: &[&str]) -> Result<()> {
    let names = packages.join(" ");
    if process::find("apt-get").is_none() {
        return Err(Missing(format!("missing from this machine: {names}")).into());
    }
    if !process::is_root() {
        let line = format!("sudo apt-get update && sudo apt-get install -y {names}");
        return Err(Missing(format!("something is missing; install it with: {line}")).into());
    }
    step(&format!("install {names}"), || {
        process::run(process::command("apt-get")?.args(["update", "-qq"]))?;
        let mut install = process::command("apt-get")?;
        install.env("DEBIAN_FRONTEND", "noninteractive");
        install
            .args(["install", "-y", "-qq", "--no-install-recommends"])
            .args(packages);
        // A hundred lines of unpacking; what goes wrong is on the other stream.
        install.stdout(Stdio::null());
        process::run(&mut install)
    })
}
