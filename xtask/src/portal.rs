//! Builds the portal into `dist/`, each file compressed beside itself.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};

use crate::step::step;
use crate::{process, tools};

/// Everything that the built portal depends on, but for the crates it shares with the server.
const INPUTS: [&str; 10] = [
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
    "Trunk.toml",
    "index.html",
    "startup.js",
    "public",
    "src",
    "style",
    "xtask/npm",
];

/// Crates that the portal does not depend on.
const SERVER_ONLY: [&str; 4] = ["assets", "sandbox-gateway", "server", "store"];

/// A note of the build inside `dist/`; names that begin with a dot are not served.
const FINGERPRINT: &str = ".fingerprint";

/// What text compresses well; pictures and fonts are compressed by themselves.
const COMPRESSED: [&str; 7] = ["html", "css", "js", "wasm", "svg", "json", "txt"];

/// Brotli looks back this far: 2 to the power of 22 bytes, the most that every browser reads.
const BROTLI_WINDOW: u32 = 22;

/// Builds unless nothing changed, and returns the folder.
pub fn build() -> Result<PathBuf> {
    tools::portal()?;
    let dist = std::path::absolute("dist")?;
    let fingerprint = fingerprint()?;
    if fs::read_to_string(dist.join(FINGERPRINT)).is_ok_and(|found| found == fingerprint) {
        println!("==> portal unchanged");
        return Ok(dist);
    }
    step("fetch crates", || {
        process::run(&mut process::cargo("fetch")?)
    })?;
    step("build shop", || trunk(START, &dist))?;
    step("build admin center", || add_program(ADMIN, "admin", &dist))?;
    step("build billing", || add_program(BILLING, "billing", &dist))?;
    step("build settings", || {
        add_program(SETTINGS, "settings", &dist)
    })?;
    step("compress portal", || compress(&dist))?;
    fs::write(dist.join(FINGERPRINT), fingerprint)?;
    Ok(dist)
}

/// The page of the shop and of everything that is nowhere else.
pub const START: &str = "index.html";

/// The page of the admin center: the same but for the program that it loads.
pub const ADMIN: &str = "admin.html";

/// The page of bills and cards, likewise.
pub const BILLING: &str = "billing.html";

/// The page of the settings, likewise.
pub const SETTINGS: &str = "settings.html";

fn trunk(page: &str, dist: &Path) -> Result<()> {
    let mut trunk = process::command("trunk")?;
    trunk
        .args(["build", "--release", "--offline", "--skip-version-check"])
        .arg("--dist")
        .arg(dist)
        .arg(page)
        // Trunk takes the variable for its own option and refuses the usual value.
        .env_remove("NO_COLOR")
        // The errors of the compiler say enough; those of Trunk follow from them.
        .env("RUST_BACKTRACE", "0");
    process::run(&mut trunk)
}

/// Trunk builds one program a page, and each into a folder of its own. What both load has the same
/// name in both.
fn add_program(page: &str, binary: &str, dist: &Path) -> Result<()> {
    let start = fs::read_to_string(START)?;
    let (shop, other) = ("data-bin=\"portal\"", format!("data-bin=\"{binary}\""));
    ensure!(start.contains(shop), "{START} does not name its program");
    fs::write(page, start.replace(shop, &other))?;
    let own = dist.with_extension(binary);
    let built = trunk(page, &own);
    fs::remove_file(page)?;
    built?;
    for file in files_below(&own)? {
        let name = match file.strip_prefix(&own)? {
            // Trunk calls every page so.
            name if name == Path::new(START) => Path::new(page),
            name => name,
        };
        let target = dist.join(name);
        fs::create_dir_all(target.parent().unwrap_or(dist))?;
        fs::copy(&file, target)?;
    }
    fs::remove_dir_all(&own)?;
    Ok(())
}

/// All files below a folder, ordered.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(files_below(&path)?);
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn fingerprint() -> Result<String> {
    let mut files = Vec::new();
    for input in INPUTS
        .map(PathBuf::from)
        .into_iter()
        .chain(shared_crates()?)
    {
        if input.is_dir() {
            files.extend(files_below(&input)?);
        } else {
            files.push(input);
        }
    }
    let mut hash = Sha256::new();
    for file in files {
        let content = fs::read(&file).with_context(|| file.display().to_string())?;
        hash.update(file.as_os_str().as_encoded_bytes());
        hash.update(content.len().to_le_bytes());
        hash.update(content);
    }
    Ok(hex::encode(hash.finalize()))
}

fn shared_crates() -> Result<Vec<PathBuf>> {
    let mut crates = Vec::new();
    for entry in fs::read_dir("crates")? {
        let path = entry?.path();
        if !SERVER_ONLY.iter().any(|name| path.ends_with(name)) {
            crates.push(path);
        }
    }
    crates.sort();
    Ok(crates)
}

fn compress(dist: &Path) -> Result<()> {
    for file in files_below(dist)? {
        let extension = file.extension().unwrap_or_default().to_string_lossy();
        if !COMPRESSED.contains(&extension.as_ref()) {
            continue;
        }
        let content = fs::read(&file)?;
        write_if_smaller(&file, "br", &content, brotli(&content)?)?;
        write_if_smaller(&file, "gz", &content, gzip(&content)?)?;
    }
    Ok(())
}

fn write_if_smaller(file: &Path, suffix: &str, content: &[u8], compressed: Vec<u8>) -> Result<()> {
    if compressed.len() < content.len() {
        let extension = file.extension().unwrap_or_default().to_string_lossy();
        fs::write(
            file.with_extension(format!("{extension}.{suffix}")),
            compressed,
        )?;
    }
    Ok(())
}

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut compressed, 1 << 16, 11, BROTLI_WINDOW);
    writer.write_all(content)?;
    drop(writer);
    Ok(compressed)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compresses_text_beside_itself_and_leaves_the_rest() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let text = "licenses ".repeat(500);
        fs::write(folder.path().join("app.js"), &text).expect("written");
        fs::write(folder.path().join("tiny.css"), "a").expect("written");
        fs::write(folder.path().join("logo.png"), &text).expect("written");

        compress(folder.path()).expect("compressed");

        let names: Vec<String> = files_below(folder.path())
            .expect("listed")
            .iter()
            .map(|path| {
                path.file_name()
                    .expect("a name")
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        assert_eq!(
            names,
            ["app.js", "app.js.br", "app.js.gz", "logo.png", "tiny.css"]
        );

        let packed = fs::read(folder.path().join("app.js.br")).expect("read");
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut packed.as_slice(), &mut unpacked).expect("valid brotli");
        assert_eq!(unpacked, text.as_bytes());
    }
}
