//! The command line of `selfserve policy`.

use clap::{Args, Subcommand, ValueEnum};
use domain::policy::SelfServicePolicy;

/// Settings of `selfserve policy`.
#[derive(Args)]
pub struct PolicyOptions {
    /// Where the portal is served.
    #[arg(
        long,
        env = "SELFSERVE_URL",
        default_value = "http://127.0.0.1:8080",
        global = true
    )]
    pub url: String,
    /// The token of a service account; better given by the environment, where
    /// no list of processes shows it.
    #[arg(
        long,
        env = "SELFSERVE_TOKEN",
        default_value = "",
        hide_default_value = true,
        hide_env_values = true,
        global = true
    )]
    pub token: String,
    /// Prints JSON.
    #[arg(long, global = true)]
    pub json: bool,
    /// What to do.
    #[command(subcommand)]
    pub command: PolicyCommand,
}

/// What can be done with the policy.
#[derive(Subcommand)]
pub enum PolicyCommand {
    /// Shows the default and every product.
    List,
    /// Shows what holds for one product.
    Get {
        /// Its id, its name, or how it is called in addresses; `default` for
        /// what products follow that have no value of their own.
        product: String,
    },
    /// Sets what holds for one product.
    Set {
        /// As for `get`.
        product: String,
        /// What is to hold.
        value: PolicyWord,
        /// Shows what would hold, and changes nothing.
        #[arg(long)]
        dry_run: bool,
    },
}

/// A value of the policy on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PolicyWord {
    /// People can start trials and buy.
    Allow,
    /// People can start trials that need no card.
    TrialsOnly,
    /// People can do neither.
    DoNotAllow,
    /// People have to ask an admin first.
    AskFirst,
    /// What the organization's default says.
    Default,
}

impl PolicyWord {
    /// The value; none for what follows the default.
    pub const fn policy(self) -> Option<SelfServicePolicy> {
        match self {
            Self::Allow => Some(SelfServicePolicy::Allow),
            Self::TrialsOnly => Some(SelfServicePolicy::TrialsOnly),
            Self::DoNotAllow => Some(SelfServicePolicy::DoNotAllow),
            Self::AskFirst => Some(SelfServicePolicy::AskFirst),
            Self::Default => None,
        }
    }
}
