//! `selfserve`: reads the command line, runs the command, and says in one
//! sentence what kept it from running.

use std::process::ExitCode;

use clap::Parser;
use server::commands;
use server::config::{AppCommand, AuditCommand, Cli, Command, DomainCommand};

/// A setting or something around the program is wrong: nothing to debug here.
const CANNOT_START: u8 = 2;

/// The audit log was tampered with.
const BROKEN: u8 = 1;

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Serve(options) => run(commands::serve(*options)),
        Command::Gateway(options) => run(commands::gateway(*options)),
        Command::Clock(options) => run(commands::clock(options)),
        Command::Policy(options) => run(commands::policy(options)),
        Command::Audit(AuditCommand::Verify(options)) => run(commands::verify(options)),
        Command::Domain(DomainCommand::Vouch(options)) => run(commands::vouch(options)),
        Command::App(AppCommand::Register(options)) => run(commands::register(options)),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("selfserve: {error:#}");
            let is_broken = error.is::<commands::Broken>();
            ExitCode::from(if is_broken { BROKEN } else { CANNOT_START })
        }
    }
}

fn run(command: impl Future<Output = anyhow::Result<()>>) -> anyhow::Result<()> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?
        .block_on(command)
}
