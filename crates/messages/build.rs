//! Writes the catalogs of `locales` and `help` as Rust, or ends the build with what is wrong.

#[path = "generator/mod.rs"]
mod generator;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use generator::{Source, SourceLanguage, generate};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=generator");
    let mut folders = vec![("locales", "messages.rs")];
    if env::var_os("CARGO_FEATURE_HELP").is_some() {
        folders.push(("help", "help.rs"));
    }
    for (folder, target) in folders {
        println!("cargo::rerun-if-changed={folder}");
        if let Err(faults) = write(folder, target) {
            for fault in faults {
                println!("cargo::error={fault}");
            }
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn write(folder: &str, target: &str) -> Result<(), Vec<String>> {
    let files = read_folder(folder).map_err(|error| vec![format!("{folder}: {error}")])?;
    let sources: Vec<_> = files
        .iter()
        .map(|(language, file, text)| Source {
            language: *language,
            file: file.clone(),
            text,
        })
        .collect();
    let code = generate(&sources)
        .map_err(|faults| faults.iter().map(ToString::to_string).collect::<Vec<_>>())?;
    let directory = env::var_os("OUT_DIR")
        .map(PathBuf::from)
        .unwrap_or_default();
    fs::write(directory.join(target), code).map_err(|error| vec![format!("{target}: {error}")])
}

fn read_folder(folder: &str) -> io::Result<Vec<(SourceLanguage, String, String)>> {
    let mut files = Vec::new();
    for language in [SourceLanguage::English, SourceLanguage::Dutch] {
        let directory = Path::new(folder).join(language.code());
        let mut paths = fs::read_dir(directory)?
            .map(|entry| entry.map(|it| it.path()))
            .collect::<io::Result<Vec<_>>>()?;
        // The order of a folder differs between machines; a build does not.
        paths.sort();
        for path in paths
            .iter()
            .filter(|path| path.extension().is_some_and(|it| it == "ftl"))
        {
            files.push((
                language,
                path.display().to_string(),
                fs::read_to_string(path)?,
            ));
        }
    }
    Ok(files)
}
