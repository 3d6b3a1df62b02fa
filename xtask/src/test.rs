//! `cargo xtask test`: every check that CI runs, cheap ones first.

use std::cell::OnceCell;
use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Args;

use crate::postgres::Postgres;
use crate::step::Report;
use crate::{contract, e2e, portal, process, server, size, tidy, tools};

/// Options of `cargo xtask test`.
#[derive(Args)]
pub struct Options {
    /// Only these parts, separated by commas.
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    /// All but these parts, separated by commas.
    #[arg(long, value_delimiter = ',')]
    skip: Vec<String>,
}

/// A part's name and its work.
type Part = (&'static str, fn(&Built) -> Result<()>);

/// In the order in which they run.
const PARTS: [Part; 13] = [
    ("fmt", |_| cargo(&["fmt", "--all", "--check"])),
    ("tidy", |_| tidy::run()),
    ("clippy", |_| {
        cargo(&[
            "clippy",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ])
    }),
    ("clippy-wasm", |_| clippy_wasm()),
    ("domain", |_| cargo(&["check", "--package", "domain"])),
    ("doc", |_| doc()),
    ("native", |_| native()),
    ("web", |_| web()),
    ("portal", |built| size::check(&built.portal()?)),
    ("server", |built| built.server().map(drop)),
    ("e2e", |built| e2e::run(&built.server()?, &[])),
    ("contract", |built| contract::run(&built.server()?)),
    ("deny", |_| deny()),
];

/// Runs the chosen parts until one fails, and prints a table.
pub fn run(options: &Options) -> Result<()> {
    for name in options.only.iter().chain(&options.skip) {
        if !PARTS.iter().any(|(part, _)| part == name) {
            let names: Vec<&str> = PARTS.iter().map(|(part, _)| *part).collect();
            bail!("there is no part {name}; there are {}", names.join(", "));
        }
    }
    let chosen = |name: &str| {
        (options.only.is_empty() || options.only.iter().any(|only| only == name))
            && !options.skip.iter().any(|skip| skip == name)
    };
    tools::lint()?;
    let built = Built::default();
    let mut report = Report::default();
    let mut result = Ok(());
    for (name, work) in PARTS.into_iter().filter(|(name, _)| chosen(name)) {
        result = report.part(name, || work(&built));
        if result.is_err() {
            break;
        }
    }
    println!("\n{}", report.table());
    result
}

/// The tests of the portal's components, in Chromium.
pub fn web() -> Result<()> {
    tools::portal()?;
    let browser = tools::browser()?;
    let mut cargo = process::cargo("test")?;
    cargo
        .args([
            "--package",
            "portal",
            "--test",
            "web",
            "--target",
            "wasm32-unknown-unknown",
        ])
        .env("CHROMEDRIVER", browser.driver)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    process::run(&mut cargo)
}

/// What later parts share, built when first asked for.
#[derive(Default)]
struct Built {
    portal: OnceCell<PathBuf>,
    server: OnceCell<PathBuf>,
}

impl Built {
    fn portal(&self) -> Result<PathBuf> {
        remember(&self.portal, portal::build)
    }

    fn server(&self) -> Result<PathBuf> {
        remember(&self.server, || server::build(&self.portal()?))
    }
}

fn remember(cell: &OnceCell<PathBuf>, build: impl FnOnce() -> Result<PathBuf>) -> Result<PathBuf> {
    if let Some(path) = cell.get() {
        return Ok(path.clone());
    }
    let path = build()?;
    Ok(cell.get_or_init(|| path).clone())
}

fn cargo(words: &[&str]) -> Result<()> {
    let Some((subcommand, arguments)) = words.split_first() else {
        return Ok(());
    };
    process::run(process::cargo(subcommand)?.args(arguments))
}

/// What runs in the browser, its tests included.
fn clippy_wasm() -> Result<()> {
    let packages = [
        "-p", "portal", "-p", "domain", "-p", "api", "-p", "messages",
    ];
    let mut cargo = process::cargo("clippy")?;
    cargo
        .args(["--target", "wasm32-unknown-unknown"])
        .args(packages)
        .args(["--lib", "--bins", "--test", "web", "--", "-D", "warnings"]);
    process::run(&mut cargo)
}

fn doc() -> Result<()> {
    let mut cargo = process::cargo("doc")?;
    cargo
        .args(["--no-deps", "--workspace", "--quiet"])
        .env("RUSTDOCFLAGS", "-D warnings");
    process::run(&mut cargo)
}

/// Unit, rule, wire, store, API and crash tests, on both databases.
fn native() -> Result<()> {
    tools::nextest()?;
    let testers = tools::scim_testers()?;
    tools::peers()?;
    let postgres = Postgres::start()?;
    let mut cargo = process::cargo("nextest")?;
    postgres.announce(&mut cargo);
    cargo.env(tools::SCIM_TESTERS, testers);
    process::run(cargo.args(["run", "--workspace", "--profile", "ci"]))
}

fn deny() -> Result<()> {
    tools::deny()?;
    cargo(&["deny", "check", "licenses", "bans", "sources"])
}
