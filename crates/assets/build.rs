//! Writes one static per file of the built portal, compressed twins included.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use sha2::{Digest, Sha256};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-env-changed=SELFSERVE_DIST");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let (folder, placeholder) = match env::var_os("SELFSERVE_DIST") {
        Some(dist) if !dist.is_empty() => (PathBuf::from(dist), false),
        _ => (root.join("placeholder"), true),
    };
    println!("cargo::rerun-if-changed={}", folder.display());

    let mut files = Vec::new();
    collect(&folder, &folder, &mut files)
        .map_err(|error| format!("SELFSERVE_DIST {}: {error}", folder.display()))?;
    files.sort();
    if !files.iter().any(|path| path == "index.html") {
        return Err(format!("{} holds no index.html", folder.display()).into());
    }

    let text = generate(&folder, &files, placeholder)?;
    fs::write(
        PathBuf::from(env::var("OUT_DIR")?).join("embedded.rs"),
        text,
    )?;
    Ok(())
}

/// Paths relative to the folder, with forward slashes. Names that begin with a dot are notes of
/// the build and not for the browser.
fn collect(root: &Path, folder: &Path, files: &mut Vec<String>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        println!("cargo::rerun-if-changed={}", path.display());
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with('.') {
            continue;
        }
        if path.is_dir() {
            collect(root, &path, files)?;
        } else {
            files.push(
                path.strip_prefix(root)?
                    .to_string_lossy()
                    .replace('\\', "/"),
            );
        }
    }
    Ok(())
}

fn generate(folder: &Path, files: &[String], placeholder: bool) -> Result<String, Box<dyn Error>> {
    let mut statics = String::new();
    let mut list = String::new();
    let mut index = String::new();
    for (number, path) in files
        .iter()
        .filter(|path| !is_twin(path, files))
        .enumerate()
    {
        let name = format!("FILE_{number}");
        let bytes = fs::read(folder.join(path))?;
        let etag: String = hex::encode(Sha256::digest(&bytes))
            .chars()
            .take(32)
            .collect();
        let twin = |suffix: &str| {
            let twin = format!("{path}{suffix}");
            if files.contains(&twin) {
                format!("Some({})", include(&folder.join(twin)))
            } else {
                "None".to_owned()
            }
        };
        writeln!(
            statics,
            "static {name}: Asset = Asset {{ path: {path:?}, etag: \"\\\"{etag}\\\"\", \
             identity: {}, brotli: {}, gzip: {} }};",
            include(&folder.join(path)),
            twin(".br"),
            twin(".gz"),
        )?;
        write!(list, "&{name}, ")?;
        if path == "index.html" {
            index = name;
        }
    }
    Ok(format!(
        "pub(crate) const PLACEHOLDER: bool = {placeholder};\n{statics}\
         pub(crate) static FILES: &[&Asset] = &[{list}];\n\
         pub(crate) static INDEX: &Asset = &{index};\n"
    ))
}

/// The expression that embeds a file.
fn include(path: &Path) -> String {
    let path = path.to_string_lossy();
    format!("include_bytes!({path:?})")
}

/// Whether this is the compressed form of another file.
fn is_twin(path: &str, files: &[String]) -> bool {
    [".br", ".gz"].into_iter().any(|suffix| {
        path.strip_suffix(suffix)
            .is_some_and(|plain| files.iter().any(|file| file == plain))
    })
}
