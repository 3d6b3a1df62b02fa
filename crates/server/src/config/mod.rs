//! The command line and its environment variables, as typed settings.

mod gateway;
mod mail;
mod policy;

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use axum::http::HeaderName;
use clap::{Args, Parser, Subcommand, ValueEnum};
use store::{OpenError, Store, StoreOptions};

pub use gateway::GatewayOptions;
pub use mail::MailOptions;
pub use policy::{PolicyCommand, PolicyOptions, PolicyWord};

use crate::rates::Rates;

/// Employees buy software for themselves; their organization keeps sight of it.
#[derive(Parser)]
#[command(name = "selfserve", version, about)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands of the binary.
#[derive(Subcommand)]
pub enum Command {
    /// Serves the portal and the API.
    Serve(Box<ServeOptions>),
    /// Serves the built-in card processor; `serve` starts it by itself.
    Gateway(Box<GatewayOptions>),
    /// Shows or moves the business clock of a running demo.
    Clock(ClockOptions),
    /// Shows or sets what people of an organization may buy by themselves.
    Policy(PolicyOptions),
    /// Looks after the audit log.
    #[command(subcommand)]
    Audit(AuditCommand),
    /// Looks after the email domains of organizations.
    #[command(subcommand)]
    Domain(DomainCommand),
    /// Looks after the apps of products.
    #[command(subcommand)]
    App(AppCommand),
}

/// Settings of `selfserve serve`.
#[derive(Args)]
pub struct ServeOptions {
    /// Where the data is.
    #[command(flatten)]
    pub database: DatabaseOptions,
    /// The address to listen on.
    #[arg(long, env = "SELFSERVE_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// The address that people use; https, or http on this machine only.
    #[arg(
        long,
        env = "SELFSERVE_PUBLIC_URL",
        default_value = "http://127.0.0.1:8080"
    )]
    pub public_url: String,
    /// Adds the demo organizations to an empty database, and takes payments
    /// by the built-in card processor.
    #[arg(long, env = "SELFSERVE_DEMO")]
    pub demo: bool,
    /// Who takes payments; without one the checkout is closed.
    #[arg(long, env = "SELFSERVE_PAYMENTS")]
    pub payments: Option<Payments>,
    /// Port of the built-in card processor, reached as `localhost`. The
    /// default is the one after the portal's.
    #[arg(long, env = "SELFSERVE_GATEWAY_PORT")]
    pub gateway_port: Option<u16>,
    /// A card processor that runs already, instead of a child process; its
    /// keys are taken from `SELFSERVE_GATEWAY_SECRET_KEY` and
    /// `SELFSERVE_GATEWAY_WEBHOOK_SECRET`.
    #[arg(long, env = "SELFSERVE_GATEWAY_URL")]
    pub gateway_url: Option<String>,
    /// The secret key of a card processor that runs already.
    #[arg(
        long,
        env = "SELFSERVE_GATEWAY_SECRET_KEY",
        hide = true,
        hide_env_values = true
    )]
    pub gateway_secret_key: Option<String>,
    /// The webhook secret of a card processor that runs already.
    #[arg(
        long,
        env = "SELFSERVE_GATEWAY_WEBHOOK_SECRET",
        hide = true,
        hide_env_values = true
    )]
    pub gateway_webhook_secret: Option<String>,
    /// Where the card processor keeps its ledger.
    #[arg(long, env = "SELFSERVE_DATA_DIR", default_value = ".")]
    pub data_dir: PathBuf,
    /// Products, prices and markets; the seed's when not given.
    #[arg(long, env = "SELFSERVE_CATALOG")]
    pub catalog: Option<PathBuf>,
    /// Failed sign-ins of one email address from one network in ten minutes
    /// before it has to wait there; ten times as many from everywhere.
    #[arg(long, env = "SELFSERVE_SIGN_IN_FAILURES", default_value_t = 10)]
    pub sign_in_failures: u32,
    /// How often something may be asked for.
    #[command(flatten)]
    pub rates: RateOptions,
    /// A proxy in front of this server, by its address. The address that it
    /// names in `X-Forwarded-For` counts as the caller's; several are
    /// separated by commas.
    #[arg(long, env = "SELFSERVE_TRUSTED_PROXY", value_delimiter = ',')]
    pub trusted_proxy: Vec<IpAddr>,
    /// The header in which that proxy names the country of the caller, such
    /// as `CF-IPCountry`; without one, no organization can limit the
    /// countries from which its people buy.
    #[arg(long, env = "SELFSERVE_COUNTRY_HEADER", requires = "trusted_proxy")]
    pub country_header: Option<HeaderName>,
    /// How organizations sign in by themselves.
    #[command(flatten)]
    pub own_sign_in: OwnSignInOptions,
    /// Lets webhooks be in private networks, and without TLS on this machine;
    /// a demo always does.
    #[arg(long, env = "SELFSERVE_ALLOW_PRIVATE_WEBHOOKS")]
    pub allow_private_webhooks: bool,
    /// How mails are sent.
    #[command(flatten)]
    pub mail: MailOptions,
    /// How logs are written.
    #[arg(long, env = "SELFSERVE_LOG_FORMAT", default_value = "text")]
    pub log_format: LogFormat,
}

/// Which database, and how it is reached.
#[derive(Debug, Clone, Args)]
pub struct DatabaseOptions {
    /// Where the data is: `sqlite://FILE` or `postgres://…`.
    #[arg(
        long,
        env = "SELFSERVE_DATABASE",
        default_value = "sqlite://selfserve.db"
    )]
    pub database: String,
    /// What stands between this program and PostgreSQL and lends its
    /// connections to many, such as pgbouncer.
    #[arg(long, env = "SELFSERVE_DATABASE_POOLER")]
    pub database_pooler: Option<Pooler>,
}

impl DatabaseOptions {
    /// Opens the database and brings its tables up to date.
    ///
    /// # Errors
    /// An [`OpenError`] for the operator.
    pub async fn open(&self) -> Result<Store, OpenError> {
        let options = StoreOptions {
            persistent_statements: self.database_pooler.is_none(),
            ..StoreOptions::default()
        };
        Store::open(&self.database, options).await
    }
}

/// How a pooler lends connections.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Pooler {
    /// For one transaction: the next may be on another connection, where a
    /// statement that was prepared before is not known.
    Transaction,
}

/// How often one person may ask; one network ten times as often. 0 is as often
/// as one likes.
#[derive(Debug, Clone, Copy, Args)]
pub struct RateOptions {
    /// Email addresses looked up per minute.
    #[arg(long, env = "SELFSERVE_LIMIT_DISCOVERY", default_value_t = 20)]
    pub limit_discovery: u32,
    /// Tries to sign in per minute.
    #[arg(long, env = "SELFSERVE_LIMIT_SIGN_IN", default_value_t = 20)]
    pub limit_sign_in: u32,
    /// Orders placed in ten minutes.
    #[arg(long, env = "SELFSERVE_LIMIT_CHECKOUT", default_value_t = 10)]
    pub limit_checkout: u32,
    /// Calls per second of another system that provisions people.
    #[arg(long, env = "SELFSERVE_LIMIT_PROVISIONING", default_value_t = 25)]
    pub limit_provisioning: u32,
    /// Tokens of programs that are not taken, per minute and network.
    #[arg(long, env = "SELFSERVE_LIMIT_WRONG_TOKENS", default_value_t = 20)]
    pub limit_wrong_tokens: u32,
    /// Calls of any kind per minute.
    #[arg(long, env = "SELFSERVE_LIMIT_REQUESTS", default_value_t = 1_200)]
    pub limit_requests: u32,
}

impl From<RateOptions> for Rates {
    fn from(options: RateOptions) -> Self {
        Self {
            discovery: options.limit_discovery,
            sign_in: options.limit_sign_in,
            checkout: options.limit_checkout,
            provisioning: options.limit_provisioning,
            wrong_tokens: options.limit_wrong_tokens,
            requests: options.limit_requests,
        }
    }
}

/// Settings for organizations' own sign-in.
#[derive(Args)]
pub struct OwnSignInOptions {
    /// Seals secrets of organizations: 32 random bytes in base64. Several,
    /// with commas between them: the first seals, the others open what they
    /// sealed before. Without any, a key is made in the data folder.
    #[arg(long, env = "SELFSERVE_SECRET_KEY", hide_env_values = true)]
    pub secret_key: Option<String>,
    /// A file with the same, that its owner alone can read.
    #[arg(long, env = "SELFSERVE_SECRET_KEY_FILE", conflicts_with = "secret_key")]
    pub secret_key_file: Option<PathBuf>,
    /// Lets identity providers be in private networks, and speak plain http
    /// on this machine.
    #[arg(long, env = "SELFSERVE_ALLOW_PRIVATE_ADDRESSES")]
    pub allow_private_addresses: bool,
    /// The DNS server that proofs of domains are read from, instead of those
    /// of the machine.
    #[arg(long, env = "SELFSERVE_DNS_SERVER")]
    pub dns_server: Option<SocketAddr>,
}

/// What can be done with the audit log.
#[derive(Subcommand)]
pub enum AuditCommand {
    /// Follows the chain of records and names the first that is not as it was
    /// written; ends with code 1 then.
    Verify(VerifyOptions),
}

/// Settings of `selfserve audit verify`.
#[derive(Args)]
pub struct VerifyOptions {
    /// The organization, by its id or by a domain of it; each when not given.
    pub organization: Option<String>,
    /// Where the data is.
    #[command(flatten)]
    pub database: DatabaseOptions,
}

/// What can be done with domains.
#[derive(Subcommand)]
pub enum DomainCommand {
    /// Makes a domain an organization's own without a proof in the DNS, on
    /// the operator's word.
    Vouch(VouchOptions),
}

/// Settings of `selfserve domain vouch`.
#[derive(Args)]
pub struct VouchOptions {
    /// The organization, by its id or by a domain of it.
    pub organization: String,
    /// The domain.
    pub domain: String,
    /// Where the data is.
    #[command(flatten)]
    pub database: DatabaseOptions,
}

/// What an operator can do for the apps of products.
#[derive(Subcommand)]
pub enum AppCommand {
    /// Registers the app of a product: it may then ask who may use the
    /// product, and report that they do.
    Register(RegisterOptions),
}

/// Settings of `selfserve app register`.
#[derive(Args)]
pub struct RegisterOptions {
    /// The organization that runs the app, by its id or by a domain of it.
    pub organization: String,
    /// The product, as it is called in the addresses of pages.
    pub product: String,
    /// For how many days the token is taken: 1 to 365.
    #[arg(long, default_value_t = 365)]
    pub days: u32,
    /// Where the data is.
    #[command(flatten)]
    pub database: DatabaseOptions,
    /// Products, prices and markets; the seed's when not given.
    #[arg(long, env = "SELFSERVE_CATALOG")]
    pub catalog: Option<PathBuf>,
}

/// Who takes payments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Payments {
    /// The built-in card processor: no real money.
    Sandbox,
}

/// How logs are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// Settings of `selfserve clock`.
#[derive(Args)]
pub struct ClockOptions {
    /// Where the demo is served.
    #[arg(long, env = "SELFSERVE_URL", default_value = "http://127.0.0.1:8080")]
    pub url: String,
    /// What to do.
    #[command(subcommand)]
    pub command: ClockCommand,
}

/// What can be done with the clock.
#[derive(Subcommand)]
pub enum ClockCommand {
    /// Tells the time.
    Show,
    /// Moves the clock on; renewals, trials and notices follow.
    Advance {
        /// How far: a number with d, h or m, such as 35d.
        span: String,
    },
}
