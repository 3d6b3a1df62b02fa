//! The developer's commands: `cargo xtask run`, `cargo xtask test` and what they are made of.

mod cache;
mod contract;
mod e2e;
mod portal;
mod postgres;
mod process;
mod run;
mod server;
mod size;
mod step;
mod test;
mod tidy;
mod tools;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};

/// The commands of a developer.
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Install what is missing, build, and serve portal and API with demo data.
    Run(run::Options),
    /// Install what is missing and run every check that CI runs.
    Test(test::Options),
    /// Install the pinned tools that the other commands need.
    Tools,
    /// Check the rules of the code that no compiler knows.
    Tidy,
    /// Run the journeys in a browser; what follows `--` goes to Playwright.
    E2e {
        /// Files, titles and options for Playwright.
        #[arg(last = true)]
        arguments: Vec<String>,
    },
    /// Make up calls from the API's description, as an admin, a purchaser and nobody.
    Contract {
        /// A server that is built already, instead of building it.
        #[arg(long)]
        server: Option<PathBuf>,
    },
    /// Run the tests of the portal's components in a browser.
    Web,
    /// Run a command with a PostgreSQL of its own in `SELFSERVE_TEST_POSTGRES`.
    Postgres {
        /// The command, as in `cargo xtask postgres -- cargo test -p store`.
        #[arg(last = true, required = true)]
        command: Vec<String>,
    },
    /// Build the portal and compare what the sign-in page loads with the budget.
    Size,
}

fn main() -> ExitCode {
    match start() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            match error.downcast_ref::<tools::Missing>() {
                Some(_) => ExitCode::from(2),
                None => ExitCode::FAILURE,
            }
        }
    }
}

fn start() -> Result<()> {
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR").context("start it as `cargo xtask`")?;
    let root = PathBuf::from(manifest).join("..").canonicalize()?;
    std::env::set_current_dir(&root)?;

    match Arguments::parse().command {
        Command::Run(options) => run::run(&options),
        Command::Test(options) => test::run(&options),
        Command::Tools => tools::everything(),
        Command::Tidy => tidy::run(),
        Command::E2e { arguments } => e2e::run(&server::build(&portal::build()?)?, &arguments),
        Command::Contract {
            server: Some(built),
        } => contract::run(&std::path::absolute(built)?),
        Command::Contract { server: None } => contract::run(&server::build(&portal::build()?)?),
        Command::Web => test::web(),
        Command::Postgres { command } => postgres::run_beside(&command),
        Command::Size => size::check(&portal::build()?),
    }
}
